package io.presodia.firmware.protocol;

/** A current as a protocol states it; a cell turns it into amperes. Positive charges. */
public sealed interface CurrentDemand {
    /** The current for this cell, A. */
    double amperes(CellContext cell);

    /** The key and value as written, for messages. */
    String text();

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
        public String text() {
            return "rate_C " + perHour;
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
        public String text() {
            return "current_mA " + milliamperes;
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
        public String text() {
            return "current_mA_g " + milliamperesPerGram;
        }
    }
}
