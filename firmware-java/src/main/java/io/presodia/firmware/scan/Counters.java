package io.presodia.firmware.scan;

/**
 * Charge and energy that went one way each, never negative, never reset silently.
 *
 * @param chargeAmpereHours charge into the cell, A h
 * @param dischargeAmpereHours charge out of the cell, A h
 * @param chargeWattHours energy into the cell, W h
 * @param dischargeWattHours energy out of the cell, W h
 */
public record Counters(
        double chargeAmpereHours,
        double dischargeAmpereHours,
        double chargeWattHours,
        double dischargeWattHours) {
    /** Nothing counted yet. */
    public static final Counters ZERO = new Counters(0, 0, 0, 0);

    /** Charge in minus charge out, A h. */
    public double netAmpereHours() {
        return chargeAmpereHours - dischargeAmpereHours;
    }

    /** Charge in plus charge out, A h. */
    public double throughputAmpereHours() {
        return chargeAmpereHours + dischargeAmpereHours;
    }

    /** What was counted since {@code earlier}. */
    public Counters since(Counters earlier) {
        return new Counters(
                chargeAmpereHours - earlier.chargeAmpereHours,
                dischargeAmpereHours - earlier.dischargeAmpereHours,
                chargeWattHours - earlier.chargeWattHours,
                dischargeWattHours - earlier.dischargeWattHours);
    }
}
