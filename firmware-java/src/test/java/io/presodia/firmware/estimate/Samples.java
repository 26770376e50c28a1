package io.presodia.firmware.estimate;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.unit.Current;

/** Scans as estimators see them. */
final class Samples {
    private Samples() {}

    static CellDesign cell(String name) {
        try {
            return new Catalogue().cell(name).value();
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    /** With the relay closed where the current is not 0, in the second range, settled. */
    static ChannelScan scan(
            double seconds, double netAmpereHours, double amperes, double volts, Quality quality) {
        Drive drive =
                amperes == 0 ? Drive.Open.OPEN : new Drive.Galvanostatic(new Current(amperes));
        boolean closed = amperes != 0;
        return scan(
                seconds,
                netAmpereHours,
                amperes,
                volts,
                quality,
                new OutputState(drive, 1, closed, closed, false));
    }

    static ChannelScan scan(
            double seconds,
            double netAmpereHours,
            double amperes,
            double volts,
            Quality quality,
            OutputState output) {
        long nanos = (long) (seconds * 1e9);
        Reading ofVolts = new Reading(volts, nanos, quality);
        Reading ofAmperes = new Reading(amperes, nanos, quality);
        Reading celsius = new Reading(25, nanos, Quality.GOOD);
        return new ChannelScan(
                1,
                true,
                new ChannelSample(
                        1, ofVolts, ofAmperes, ofVolts, ofAmperes, celsius, celsius, output),
                ofVolts,
                ofAmperes,
                new Counters(Math.max(0, netAmpereHours), Math.max(0, -netAmpereHours), 0, 0),
                0,
                0);
    }
}
