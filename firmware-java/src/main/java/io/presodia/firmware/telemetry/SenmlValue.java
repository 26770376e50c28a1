package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Bytes;

/** What a SenML record says. */
public sealed interface SenmlValue {
    /**
     * {@code v}.
     *
     * @param value finite
     */
    record Numeric(double value) implements SenmlValue {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "SenML has no " + value + ": what was not measured has no record");
            }
        }
    }

    /**
     * {@code vs}.
     *
     * @param value any text
     */
    record Text(String value) implements SenmlValue {}

    /**
     * {@code vb}.
     *
     * @param value true or false
     */
    record Flag(boolean value) implements SenmlValue {}

    /**
     * {@code vd}.
     *
     * @param value any bytes
     */
    record Data(Bytes value) implements SenmlValue {}
}
