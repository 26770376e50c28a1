package io.presodia.firmware.protocol;

/** A voltage as a protocol states it: a number, or an end of the cell's own window. */
public sealed interface VoltageLevel {
    /** The voltage for this cell, V. */
    double volts(CellContext cell);

    /** The value as written, for messages. */
    String text();

    /**
     * The same for every cell.
     *
     * @param volts at the cell
     */
    record Fixed(double volts) implements VoltageLevel {
        @Override
        public double volts(CellContext cell) {
            return volts;
        }

        @Override
        public String text() {
            return Double.toString(volts);
        }
    }

    /** An end of the window that the cell file gives, so that one protocol serves many cells. */
    enum Window implements VoltageLevel {
        /** Lower end of the window. */
        WINDOW_LOWER,
        /** Upper end of the window. */
        WINDOW_UPPER;

        @Override
        public double volts(CellContext cell) {
            return switch (this) {
                case WINDOW_LOWER -> cell.windowLowerVolts();
                case WINDOW_UPPER -> cell.windowUpperVolts();
            };
        }

        @Override
        public String text() {
            return switch (this) {
                case WINDOW_LOWER -> "window_lower";
                case WINDOW_UPPER -> "window_upper";
            };
        }
    }
}
