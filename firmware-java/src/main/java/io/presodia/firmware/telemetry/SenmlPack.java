package io.presodia.firmware.telemetry;

import java.util.List;

/**
 * Records with what their names and times begin with.
 *
 * @param baseName {@code bn}; empty when there is none
 * @param baseSeconds {@code bt}, added to the time of each record; 0 when there is none
 * @param records at least one
 */
public record SenmlPack(String baseName, double baseSeconds, List<SenmlRecord> records) {
    /** Times from here on are dates, below they are relative to now (RFC 8428, section 4.5.3). */
    public static final double ABSOLUTE_SECONDS = 1 << 28;

    public SenmlPack {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a SenML pack holds at least one record");
        }
    }
}
