package io.presodia.host.analysis;

import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import io.presodia.host.run.Uncertain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resistance to direct current from one pulse.
 *
 * @param stepCount step of the run
 * @param stepId the step's name in the protocol
 * @param cycle battery cycle, from 1
 * @param atSeconds when its step began, s since the run began; NaN when no row says
 * @param amperes height of the pulse, positive on charge: the largest current measured in its step
 * @param restVolts voltage at the last row before its step, V; NaN when there is none
 * @param celsius of the cell at the last row before its step, °C; NaN when not measured
 * @param points by rising time into the pulse
 */
public record PulseRow(
        int stepCount,
        String stepId,
        int cycle,
        double atSeconds,
        double amperes,
        double restVolts,
        double celsius,
        List<Point> points) {
    private static final double SAME_TIME = 0.05;

    public PulseRow {
        points = List.copyOf(points);
    }

    /**
     * Resistance at one time into the pulse.
     *
     * @param seconds time into the pulse
     * @param ohms with its standard uncertainty; NaN when that is unknown
     */
    public record Point(double seconds, Uncertain ohms) {}

    /**
     * A resistance as at 25 °C.
     *
     * @param ohms at the cell's temperature
     * @param electronvolts activation energy of the cell's resistance, eV
     * @return null where temperature or energy is not known
     */
    public @Nullable Uncertain at25(Uncertain ohms, double electronvolts) {
        if (Double.isNaN(celsius) || Double.isNaN(electronvolts)) {
            return null;
        }
        double ratio =
                ResistanceLaws.arrhenius(
                        electronvolts, celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN);
        return new Uncertain(ohms.value() / ratio, ohms.sigma() / ratio);
    }

    /** The resistance at a time, to 5 % of the time; null when there is none. */
    public @Nullable Uncertain at(double seconds) {
        for (Point point : points) {
            if (Math.abs(point.seconds() - seconds) <= SAME_TIME * seconds) {
                return point.ohms();
            }
        }
        return null;
    }
}
