package io.presodia.host.run;

import io.presodia.firmware.scan.Counters;

/**
 * Charge and energy that went one way each, as columns. The arrays are the columns themselves, for
 * speed: do not change them.
 */
public final class CounterColumns {
    private final double[] chargeAmpereHours;
    private final double[] dischargeAmpereHours;
    private final double[] chargeWattHours;
    private final double[] dischargeWattHours;

    CounterColumns(
            double[] chargeAmpereHours,
            double[] dischargeAmpereHours,
            double[] chargeWattHours,
            double[] dischargeWattHours) {
        this.chargeAmpereHours = chargeAmpereHours;
        this.dischargeAmpereHours = dischargeAmpereHours;
        this.chargeWattHours = chargeWattHours;
        this.dischargeWattHours = dischargeWattHours;
    }

    /** Charge into the cell, A h. */
    public double[] chargeAmpereHours() {
        return chargeAmpereHours;
    }

    /** Charge out of the cell, A h, positive. */
    public double[] dischargeAmpereHours() {
        return dischargeAmpereHours;
    }

    /** Energy into the cell, W h. */
    public double[] chargeWattHours() {
        return chargeWattHours;
    }

    /** Energy out of the cell, W h, positive. */
    public double[] dischargeWattHours() {
        return dischargeWattHours;
    }

    /** Charge in minus charge out, A h. A new array. */
    public double[] netAmpereHours() {
        return combine(chargeAmpereHours, dischargeAmpereHours, -1);
    }

    /** Charge in plus charge out, A h. A new array. */
    public double[] throughputAmpereHours() {
        return combine(chargeAmpereHours, dischargeAmpereHours, 1);
    }

    /** Energy in minus energy out, W h. A new array. */
    public double[] netWattHours() {
        return combine(chargeWattHours, dischargeWattHours, -1);
    }

    /** Energy in plus energy out, W h. A new array. */
    public double[] throughputWattHours() {
        return combine(chargeWattHours, dischargeWattHours, 1);
    }

    /** The counters of row {@code row}. */
    public Counters at(int row) {
        return new Counters(
                chargeAmpereHours[row],
                dischargeAmpereHours[row],
                chargeWattHours[row],
                dischargeWattHours[row]);
    }

    private static double[] combine(double[] in, double[] out, int sign) {
        double[] result = new double[in.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = in[i] + sign * out[i];
        }
        return result;
    }
}
