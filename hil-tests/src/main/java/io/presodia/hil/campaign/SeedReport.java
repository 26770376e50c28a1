package io.presodia.hil.campaign;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param seed which
 * @param trips ids of all trips, in order
 * @param faults kinds of all faults that began
 * @param crashes how often the firmware was killed
 * @param scans how many there were
 * @param simSeconds virtual time, s
 * @param breaches what did not hold; empty when all did
 */
public record SeedReport(
        long seed,
        List<String> trips,
        List<String> faults,
        int crashes,
        long scans,
        double simSeconds,
        List<String> breaches) {
    public SeedReport {
        trips = List.copyOf(trips);
        faults = List.copyOf(faults);
        breaches = List.copyOf(breaches);
    }
}
