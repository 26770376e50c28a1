package io.presodia.host.paper;

import io.presodia.hal.cell.AnodeDiffusion;
import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.Diffusion;
import io.presodia.host.analysis.Titration;
import io.presodia.host.run.Uncertain;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The titration of tin in a half cell, worked out once. */
final class TinTitration {
    static final String CELL = "sn-na9sn4";
    private static final double MOST_SODIUM = 3.75;
    private static final double CENTIMETRES_PER_MICROMETRE = 1e-4;

    private final Titration titration;
    private final Titration.Electrode tin;

    TinTitration(Measured measured) throws IOException {
        CellDesign design = measured.cell(Bench.TITRATION, CELL);
        CellDesign.WorkingPart working = design.working();
        AnodeDiffusion diffusion = working == null ? null : working.material().diffusion();
        if (working == null || diffusion == null) {
            throw new IllegalStateException(CELL + " is no half cell of a host with diffusion");
        }
        tin =
                new Titration.Electrode(
                        new Uncertain(diffusion.length().value() * CENTIMETRES_PER_MICROMETRE, 0),
                        working.milliampereHours() * 1e-3,
                        MOST_SODIUM,
                        true);
        titration = Titration.of(measured.data(Bench.TITRATION, CELL), tin);
    }

    List<Titration.Step> steps() {
        return titration.steps();
    }

    /** Sodium per tin that did not come back. */
    double trapped() {
        return titration.trapped(tin);
    }

    /** What the tin can hold, A h. */
    double ampereHours() {
        return tin.ampereHours();
    }

    /** L²/D of a coefficient, s. */
    double crossingSeconds(double coefficient) {
        double length = tin.lengthCentimetres().value();
        return length * length / coefficient;
    }

    /** The pulses that put sodium in, or take it out, between two compositions. */
    List<Titration.Step> between(boolean entering, double from, double to) {
        Predicate<Titration.Step> inside =
                step ->
                        step.entering() == entering
                                && Math.min(step.fromSodium(), step.toSodium()) >= from
                                && Math.max(step.fromSodium(), step.toSodium()) <= to;
        return steps().stream().filter(inside).toList();
    }

    /**
     * Mean of the coefficients that the method stands for there, each by the inverse square of its
     * uncertainty, cm²/s; NaN where there is none.
     */
    Uncertain coefficient(boolean entering, double from, double to) {
        double sum = 0;
        double weights = 0;
        for (Titration.Step step : between(entering, from, to)) {
            if (step.diffusion() instanceof Diffusion.Valid found) {
                Uncertain value = found.coefficient();
                double weight = 1 / (value.sigma() * value.sigma());
                sum += weight * value.value();
                weights += weight;
            }
        }
        return new Uncertain(sum / weights, Math.sqrt(1 / weights));
    }

    /** The best lower bound that the method gives there, cm²/s; NaN where it gives a value. */
    double bound(boolean entering, double from, double to) {
        double best = Double.NaN;
        for (Titration.Step step : between(entering, from, to)) {
            switch (step.diffusion()) {
                case Diffusion.Valid _ -> {
                    return Double.NaN;
                }
                case Diffusion.TooFast fast ->
                        best = Double.isNaN(best) ? fast.atLeast() : Math.max(best, fast.atLeast());
                case Diffusion.Undetermined _ -> {
                    // Says nothing either way.
                }
            }
        }
        return best;
    }

    /** Median of the voltage at rest there, V. */
    double plateau(double from, double to) {
        return median(
                between(true, from, to).stream()
                        .mapToDouble(step -> step.pulse().restVolts())
                        .toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
