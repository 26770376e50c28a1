package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the coulombic efficiency changes from cycle to cycle: a straight line through the finished
 * cycles of the commonest pace, without the first, in which donor and cathode lose what they never
 * give back. Efficiencies of different paces are not comparable.
 *
 * @param perCycle change of the efficiency, 0 to about 1, a cycle; its uncertainty is that of the
 *     line through the scattered points
 * @param cycles on the line
 */
public record EfficiencyDrift(Uncertain perCycle, int cycles) {
    private static final int FEWEST = 5;

    /** Discharges that take times this close are of one pace. */
    private static final double SAME_PACE = 1.25;

    /** Beyond so many standard uncertainties a drift is one: 95 %. */
    private static final double TELLING = 1.96;

    private record Point(double cycle, double efficiency, double hours) {}

    /** The drift over these cycles; null with fewer than five of one pace. */
    public static @Nullable EfficiencyDrift of(List<CycleRow> rows, List<HalfCycle> halves) {
        List<Point> points = new ArrayList<>();
        for (CycleRow row : rows) {
            Uncertain efficiency = row.coulombicEfficiency();
            HalfCycle discharge = HalfCycle.find(halves, row.cycle(), Direction.DISCHARGE);
            if (row.cycle() > 1 && efficiency != null && discharge != null) {
                points.add(new Point(row.cycle(), efficiency.value(), discharge.hours()));
            }
        }
        List<Point> alike = List.of();
        for (Point point : points) {
            List<Point> near = points.stream().filter(other -> samePace(point, other)).toList();
            alike = near.size() > alike.size() ? near : alike;
        }
        return alike.size() < FEWEST ? null : line(alike);
    }

    private static boolean samePace(Point one, Point other) {
        return Math.max(one.hours(), other.hours())
                <= SAME_PACE * Math.min(one.hours(), other.hours());
    }

    private static EfficiencyDrift line(List<Point> points) {
        int n = points.size();
        double meanX = points.stream().mapToDouble(Point::cycle).sum() / n;
        double meanY = points.stream().mapToDouble(Point::efficiency).sum() / n;
        double xx = 0;
        double xy = 0;
        for (Point point : points) {
            xx += (point.cycle() - meanX) * (point.cycle() - meanX);
            xy += (point.cycle() - meanX) * (point.efficiency() - meanY);
        }
        double slope = xy / xx;
        double squares = 0;
        for (Point point : points) {
            double off = point.efficiency() - meanY - slope * (point.cycle() - meanX);
            squares += off * off;
        }
        return new EfficiencyDrift(new Uncertain(slope, Math.sqrt(squares / (n - 2) / xx)), n);
    }

    /** Whether the efficiency drifts at all, at 95 %. */
    public boolean drifts() {
        return Math.abs(perCycle.value()) > TELLING * perCycle.sigma();
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Coulombic efficiency %s: %+.4f ± %.4f %% a cycle over %d cycles of one pace.",
                drifts() ? "drifts" : "does not drift beyond its scatter",
                100 * perCycle.value(),
                100 * perCycle.sigma(),
                cycles);
    }
}
