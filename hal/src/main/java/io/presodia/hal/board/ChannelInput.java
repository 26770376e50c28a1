package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.time.Timebase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the board reads of one channel, and its last values. */
final class ChannelInput {
    private final ChannelWiring wiring;
    private final FrontEndSpec frontEnd;
    private final ChannelPath path;
    private final ChannelOutput output;
    private final Converter voltage;
    private final Converter current;
    private final @Nullable Converter checkVoltage;
    private final @Nullable Converter checkCurrent;
    private final Pins.@Nullable Input relayContact;
    private final @Nullable StackSensor stack;
    private final boolean sharedConverter;
    private final Timebase timebase;

    private Reading volts = Reading.missing(0);
    private Reading amperes = Reading.missing(0);
    private Reading checkVolts = Reading.missing(0);
    private Reading checkAmperes = Reading.missing(0);
    private boolean settling;
    private boolean relayClosed;

    /** The converters of one channel. */
    record Converters(
            Converter voltage,
            Converter current,
            @Nullable Converter checkVoltage,
            @Nullable Converter checkCurrent) {}

    ChannelInput(
            ChannelWiring wiring,
            FrontEndSpec frontEnd,
            ChannelPath path,
            ChannelOutput output,
            Converters converters,
            Pins.@Nullable Input relayContact,
            @Nullable StackSensor stack,
            Timebase timebase) {
        this.wiring = wiring;
        this.frontEnd = frontEnd;
        this.path = path;
        this.output = output;
        this.voltage = converters.voltage();
        this.current = converters.current();
        this.sharedConverter = wiring.voltage().chip().equals(wiring.current().chip());
        this.checkVoltage = converters.checkVoltage();
        this.checkCurrent = converters.checkCurrent();
        this.relayContact = relayContact;
        this.stack = stack;
        this.timebase = timebase;
    }

    @Nullable StackSensor stack() {
        return stack;
    }

    /** Converts voltage and current on all converters at once, and collects the stack sensor. */
    void read(double kelvinsFromCalibration, List<BusFault> faults) {

        settling = output.settling(timebase.nanos());
        boolean voltageStarted = start(voltage, wiring.voltage(), faults);
        boolean currentStarted = !sharedConverter && start(current, wiring.current(), faults);
        AnalogInput checkVoltageInput = wiring.checkVoltage();
        AnalogInput checkCurrentInput = wiring.checkCurrent();
        boolean checkVoltageStarted =
                checkVoltage != null
                        && checkVoltageInput != null
                        && start(checkVoltage, checkVoltageInput, faults);
        boolean checkCurrentStarted =
                checkCurrent != null
                        && checkCurrentInput != null
                        && start(checkCurrent, checkCurrentInput, faults);
        readVoltage(voltageStarted, kelvinsFromCalibration, faults);
        if (sharedConverter) {
            currentStarted = start(current, wiring.current(), faults);
        }
        readCurrent(currentStarted, kelvinsFromCalibration, faults);
        readCheckVoltage(checkVoltageStarted, kelvinsFromCalibration, faults);
        readCheckCurrent(checkCurrentStarted, kelvinsFromCalibration, faults);
        if (stack != null) {
            BusFault fault = stack.service();
            if (fault != null) {
                faults.add(fault);
            }
        }
    }

    private static boolean start(Converter converter, AnalogInput input, List<BusFault> faults) {
        try {
            converter.start(input.positive(), input.negative());
            return true;
        } catch (BusFault fault) {
            faults.add(fault);
            return false;
        }
    }

    private static boolean finish(Converter converter, boolean started, List<BusFault> faults) {
        if (!started) {
            return false;
        }
        try {
            converter.finish();
            return true;
        } catch (BusFault fault) {
            faults.add(fault);
            return false;
        }
    }

    private void readVoltage(boolean started, double kelvins, List<BusFault> faults) {
        boolean done = finish(voltage, started, faults);
        long nanos = timebase.nanos();
        volts = done ? path.cellVolts(voltage, nanos, kelvins) : Reading.busFault(nanos);
    }

    private void readCurrent(boolean started, double kelvins, List<BusFault> faults) {
        boolean done = finish(current, started, faults);
        long nanos = timebase.nanos();
        amperes =
                done
                        ? path.cellAmperes(current, output.rangeIndex(), nanos, kelvins)
                        : Reading.busFault(nanos);
    }

    private void readCheckVoltage(boolean started, double kelvins, List<BusFault> faults) {
        LinearMap sense = frontEnd.checkVoltageSense();
        if (checkVoltage != null && sense != null) {
            boolean done = finish(checkVoltage, started, faults);
            long nanos = timebase.nanos();
            checkVolts =
                    done
                            ? path.checkVolts(checkVoltage, sense, nanos, kelvins)
                            : Reading.busFault(nanos);
        }
    }

    private void readCheckCurrent(boolean started, double kelvins, List<BusFault> faults) {
        LinearMap sense = frontEnd.checkCurrentSense();
        if (checkCurrent != null && sense != null) {
            boolean done = finish(checkCurrent, started, faults);
            long nanos = timebase.nanos();
            checkAmperes =
                    done
                            ? path.checkAmperes(
                                    checkCurrent, sense, output.rangeIndex(), nanos, kelvins)
                            : Reading.busFault(nanos);
        }
    }

    /** Takes the relay's contact from the last refresh of its expander. */
    void readContact(List<BusFault> faults) {
        if (relayContact == null) {
            relayClosed = output.relayCommanded();
            return;
        }
        try {
            relayClosed = !relayContact.high();
        } catch (BusFault fault) {
            faults.add(fault);
        }
    }

    /** Starts voltage and current of one point of a burst. */
    void startPoint() throws BusFault {
        voltage.start(wiring.voltage().positive(), wiring.voltage().negative());
        if (!sharedConverter) {
            current.start(wiring.current().positive(), wiring.current().negative());
        }
    }

    /** Finishes the point that was started. */
    BurstPoint finishPoint(double kelvinsFromCalibration) throws BusFault {
        voltage.finish();
        long nanos = timebase.nanos();
        double pointVolts = path.cellVolts(voltage, nanos, kelvinsFromCalibration).value();
        if (sharedConverter) {
            current.start(wiring.current().positive(), wiring.current().negative());
        }
        current.finish();
        double pointAmperes =
                path.cellAmperes(current, output.rangeIndex(), nanos, kelvinsFromCalibration)
                        .value();
        return new BurstPoint(nanos, pointVolts, pointAmperes);
    }

    ChannelSample sample() {
        OutputState state =
                new OutputState(
                        output.drive(),
                        output.rangeIndex(),
                        output.relayCommanded(),
                        relayClosed,
                        settling);
        Reading nothing = Reading.missing(volts.nanos());
        return new ChannelSample(
                wiring.number(),
                volts,
                amperes,
                checkVolts,
                checkAmperes,
                stack == null ? nothing : stack.stackPascals(),
                stack == null ? nothing : stack.cellCelsius(),
                state);
    }
}
