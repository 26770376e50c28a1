package io.presodia.hal.sim.board;

import io.presodia.hal.board.ChannelCalibration;
import io.presodia.hal.board.ChannelCalibration.RangeCalibration;
import io.presodia.hal.board.FrontEndSpec;
import java.util.ArrayList;
import java.util.List;

/** All signal paths of one channel as built. */
final class BuiltChannel {
    /** The paths of one current range. */
    record BuiltRange(BuiltPath current, BuiltPath checkCurrent, BuiltPath galvanostat) {}

    private final BuiltPath voltage;
    private final BuiltPath checkVoltage;
    private final BuiltPath potentiostat;
    private final BuiltPath force;
    private final BuiltPath temperature;
    private final List<BuiltRange> ranges = new ArrayList<>();

    BuiltChannel(FrontEndSpec frontEnd, ChannelCalibration calibration, long runSeed, String name) {
        voltage = new BuiltPath(calibration.voltage(), runSeed, name + "/voltage");
        checkVoltage = new BuiltPath(calibration.checkVoltage(), runSeed, name + "/check-voltage");
        potentiostat = new BuiltPath(calibration.potentiostat(), runSeed, name + "/potentiostat");
        force = new BuiltPath(calibration.force(), runSeed, name + "/force");
        temperature = new BuiltPath(calibration.temperature(), runSeed, name + "/temperature");
        for (int i = 0; i < frontEnd.ranges().size(); i++) {
            RangeCalibration range = calibration.ranges().get(i);
            String rangeName = name + "/range-" + i;
            ranges.add(
                    new BuiltRange(
                            new BuiltPath(range.current(), runSeed, rangeName + "/current"),
                            new BuiltPath(
                                    range.checkCurrent(), runSeed, rangeName + "/check-current"),
                            new BuiltPath(
                                    range.galvanostat(), runSeed, rangeName + "/galvanostat")));
        }
    }

    BuiltPath voltage() {
        return voltage;
    }

    BuiltPath checkVoltage() {
        return checkVoltage;
    }

    BuiltPath potentiostat() {
        return potentiostat;
    }

    BuiltPath force() {
        return force;
    }

    BuiltPath temperature() {
        return temperature;
    }

    BuiltRange range(int index) {
        return ranges.get(index);
    }
}
