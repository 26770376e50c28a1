package io.presodia.hal.chip.ad5754r;

/**
 * The bipolar output ranges of the AD5754R on its internal 2.5 V reference (data sheet, output
 * range select register). The unipolar ranges are left out: they need the other strapping of the
 * coding pin.
 */
public enum Ad5754rRange {
    /** Minus 5 V to plus 5 V: gain 4. */
    PLUS_MINUS_5_V(0b011, 10.0),
    /** Minus 10 V to plus 10 V: gain 8. */
    PLUS_MINUS_10_V(0b100, 20.0),
    /** Minus 10.8 V to plus 10.8 V: gain 8.64. */
    PLUS_MINUS_10_8_V(0b101, 21.6);

    private final int code;
    private final double spanVolts;

    Ad5754rRange(int code, double spanVolts) {
        this.code = code;
        this.spanVolts = spanVolts;
    }

    int code() {
        return code;
    }

    /** Volts between two neighbouring codes: the span over 65536. */
    public double voltsPerCode() {
        return spanVolts / 65536;
    }
}
