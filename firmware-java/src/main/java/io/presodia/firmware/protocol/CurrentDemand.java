package io.presodia.firmware.protocol;

/** A current as a protocol states it; a cell turns it into amperes. Positive charges. */
public sealed interface CurrentDemand {
    /** The current for this cell, A. */
    double amperes(CellContext cell);

    /** Its key in the language, such as {@code rate_C}. */
    String key();

    /**
     * In multiples of the cell's 1C.
     *
     * @param perHour C-rate, 1/h; positive charges
     */
    record Rate(double perHour) implements CurrentDemand {
        @Override
        public double amperes(CellContext cell) {
            return perHour * cell.oneCAmperes();
        }

        @Override
        public String key() {
            return "rate_C";
        }
    }

    /**
     * As it flows.
     *
     * @param milliamperes positive charges
     */
    record Absolute(double milliamperes) implements CurrentDemand {
        @Override
        public double amperes(CellContext cell) {
            return milliamperes * 1e-3;
        }

        @Override
        public String key() {
            return "current_mA";
        }
    }

    /**
     * For each gram of cathode active material.
     *
     * @param milliamperesPerGram positive charges
     */
    record Specific(double milliamperesPerGram) implements CurrentDemand {
        @Override
        public double amperes(CellContext cell) {
            return milliamperesPerGram * 1e-3 * cell.activeMassGrams();
        }

        @Override
        public String key() {
            return "current_mA_g";
        }
    }
}
