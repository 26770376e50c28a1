package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.OpenCircuitCurve;

/** Open circuit curves as one cell has them. */
final class Curves {
    private Curves() {}

    /**
     * Where the foot of a cathode curve ends and where its step lies, as shares of the reversible
     * capacity.
     */
    private static final double FOOT_END = 0.05;

    private static final double STEP_BEGIN = 0.48;
    private static final double STEP_END = 0.66;

    /** The cathode's curve with foot and step moved (in shares of capacity) and a smooth error. */
    static OpenCircuitCurve cathode(
            OpenCircuitCurve nominal, double foot, double step, CellScatter.Ripple error) {
        if (foot == 0 && step == 0 && error.equals(CellScatter.Ripple.NONE)) {
            return nominal;
        }
        double[] x = new double[nominal.points()];
        for (int i = 0; i < x.length; i++) {
            double y = nominal.x(i);
            double move = 0;
            if (y <= FOOT_END) {
                move = foot;
            } else if (y >= STEP_BEGIN && y <= STEP_END) {
                move = step;
            }
            x[i] = y + move;
        }
        return rippled(x, nominal, error, true);
    }

    /** The anode's mean curve with a smooth error. */
    static OpenCircuitCurve anode(OpenCircuitCurve nominal, CellScatter.Ripple error) {
        if (error.equals(CellScatter.Ripple.NONE)) {
            return nominal;
        }
        double[] x = new double[nominal.points()];
        for (int i = 0; i < x.length; i++) {
            x[i] = nominal.x(i);
        }
        return rippled(x, nominal, error, false);
    }

    /** A curve scaled in volts. */
    static OpenCircuitCurve scaled(OpenCircuitCurve nominal, double factor) {
        double[] x = new double[nominal.points()];
        double[] volts = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = nominal.x(i);
            volts[i] = nominal.volts(i) * factor;
        }
        return OpenCircuitCurve.through(x, volts);
    }

    /** Adds the error, halved as often as it takes to leave the curve monotone. */
    private static OpenCircuitCurve rippled(
            double[] x, OpenCircuitCurve nominal, CellScatter.Ripple error, boolean rising) {
        double span = x[x.length - 1] - x[0];
        CellScatter.Ripple ripple = error;
        while (true) {
            double[] volts = new double[x.length];
            boolean monotone = true;
            for (int i = 0; i < x.length; i++) {
                volts[i] = nominal.volts(i) + ripple.at((x[i] - x[0]) / span);
                monotone &= i == 0 || volts[i] > volts[i - 1] == rising;
            }
            if (monotone) {
                return OpenCircuitCurve.through(x, volts);
            }
            ripple = ripple.times(0.5);
        }
    }
}
