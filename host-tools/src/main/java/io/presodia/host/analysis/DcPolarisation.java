package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Conductivity from the steady current under a small voltage. Layers in series with the sample,
 * such as the two of Na3PS4 that keep electrons out of an ionic measurement, are subtracted by
 * their own conductivity:
 *
 * <p>R = ΔV/I − Σ l/(σ A), and the sample's σ = L/(A R).
 *
 * @param stepCount step of the run
 * @param stepId the step's name in the protocol
 * @param volts change of the voltage: mean of the last tenth of the time less the last before, V
 * @param earlierAmperes mean current from 80 to 90 % of the time, A; NaN when there was none
 * @param amperes mean current of the last tenth, A; NaN when there was none
 * @param celsius mean cell temperature of the last tenth, °C; NaN when there was none
 */
public record DcPolarisation(
        int stepCount,
        String stepId,
        double volts,
        double earlierAmperes,
        double amperes,
        double celsius) {
    private static final String KIND = "dc_polarisation";
    private static final double LATE = 0.9;
    private static final double EARLIER = 0.8;

    /** The current counts as steady when it changes by less from one tenth to the next. */
    private static final double STEADY = 0.02;

    /** What is left after the layers must be this many times its uncertainty. */
    private static final double DETECTED = 2;

    /**
     * A layer in series.
     *
     * @param thicknessCentimetres with its standard uncertainty, cm
     * @param siemensPerCentimetre its conductivity at the temperature of the measurement, with its
     *     standard uncertainty, S/cm
     */
    public record Layer(Uncertain thicknessCentimetres, Uncertain siemensPerCentimetre) {
        public Layer {
            requireAbove(thicknessCentimetres.value(), "a layer's thickness");
            requireAbove(siemensPerCentimetre.value(), "a layer's conductivity");
        }
    }

    /**
     * The sample and what lies in series with it.
     *
     * @param thicknessCentimetres of the sample, with its standard uncertainty, cm
     * @param squareCentimetres area of the die, with its standard uncertainty, cm²
     * @param layers in series; empty for none
     */
    public record Geometry(
            Uncertain thicknessCentimetres, Uncertain squareCentimetres, List<Layer> layers) {
        public Geometry {
            requireAbove(thicknessCentimetres.value(), "the sample's thickness");
            requireAbove(squareCentimetres.value(), "the area");
            layers = List.copyOf(layers);
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * A conductivity.
         *
         * @param siemensPerCentimetre of the sample, with its standard uncertainty, S/cm
         * @param totalOhms ΔV/I, Ω
         * @param layerOhms what was subtracted, Ω
         */
        record Conductivity(Uncertain siemensPerCentimetre, double totalOhms, double layerOhms)
                implements Result {}

        /**
         * None.
         *
         * @param why for people
         */
        record Undetermined(String why) implements Result {}
    }

    /** Every polarisation of the run. */
    public static List<DcPolarisation> of(RunData run) {
        List<DcPolarisation> found = new ArrayList<>();
        for (StepSegment step : run.steps()) {
            if (step.stepType().equals(KIND)) {
                found.add(of(run, step));
            }
        }
        return List.copyOf(found);
    }

    private static DcPolarisation of(RunData run, StepSegment step) {
        double whole = run.stepSeconds()[step.to() - 1];
        Mean volts = new Mean();
        Mean late = new Mean();
        Mean earlier = new Mean();
        Mean celsius = new Mean();
        for (int row = step.from(); row < step.to(); row++) {
            double part = run.stepSeconds()[row] / whole;
            if (part > LATE) {
                volts.add(run.volts()[row]);
                late.add(run.amperes()[row]);
                celsius.add(run.cellCelsius()[row]);
            } else if (part > EARLIER) {
                earlier.add(run.amperes()[row]);
            }
        }
        double before = step.from() == 0 ? Double.NaN : run.volts()[step.from() - 1];
        return new DcPolarisation(
                step.stepCount(),
                step.stepId(),
                volts.value() - before,
                earlier.value(),
                late.value(),
                celsius.value());
    }

    /**
     * The sample's conductivity.
     *
     * @param geometry the sample and its layers
     * @param voltSigma standard uncertainty of the voltage change, V
     * @param ampereSigma standard uncertainty of the current, offset included, A
     */
    public Result conductivity(Geometry geometry, double voltSigma, double ampereSigma) {
        String unfit = unfit(ampereSigma);
        if (unfit != null) {
            return new Result.Undetermined(unfit);
        }
        double total = volts / amperes;
        double totalSigma = total * StrictMath.hypot(voltSigma / volts, ampereSigma / amperes);
        double area = geometry.squareCentimetres().value();
        double layers = 0;
        double variance = 0;
        for (Layer layer : geometry.layers()) {
            Uncertain ohms = ohms(layer, area);
            layers += ohms.value();
            variance += ohms.sigma() * ohms.sigma();
        }
        double left = total - layers;
        double leftSigma = Math.sqrt(totalSigma * totalSigma + variance);
        if (!(left > DETECTED * leftSigma)) {
            return new Result.Undetermined(
                    String.format(
                            Locale.ROOT,
                            "of %.4g Ω the layers are %.4g Ω: what is left, %.3g ± %.3g Ω, is not told"
                                    + " from none",
                            total,
                            layers,
                            left,
                            leftSigma));
        }
        // The area divides total and layers alike: σ = L / (A · total − Σ l/σ).
        Uncertain thickness = geometry.thicknessCentimetres();
        double value = thickness.value() / (area * left);
        double ofArea = geometry.squareCentimetres().sigma() / area * total / left;
        double ofThickness = thickness.sigma() / thickness.value();
        double relative =
                Math.sqrt(
                        ofThickness * ofThickness
                                + ofArea * ofArea
                                + leftSigma * leftSigma / (left * left));
        return new Result.Conductivity(new Uncertain(value, value * relative), total, layers);
    }

    /** Why the current says nothing; null when it says something. */
    private @Nullable String unfit(double ampereSigma) {
        if (Double.isNaN(volts) || Double.isNaN(amperes)) {
            return "voltage or current of the last tenth is missing";
        }
        if (!(Math.abs(amperes) > DETECTED * ampereSigma) || volts * amperes <= 0) {
            return String.format(
                    Locale.ROOT,
                    "a current of %.3g µA under %.3g mV is not told from none",
                    amperes * 1e6,
                    volts * 1e3);
        }
        if (!(Math.abs(amperes - earlierAmperes) <= STEADY * Math.abs(amperes) + 2 * ampereSigma)) {
            return String.format(
                    Locale.ROOT,
                    "the current is not steady: %.4g µA in the last tenth of the time, %.4g µA"
                            + " in the one before; hold the bias for longer",
                    amperes * 1e6,
                    earlierAmperes * 1e6);
        }
        return null;
    }

    private static Uncertain ohms(Layer layer, double area) {
        Uncertain thickness = layer.thicknessCentimetres();
        Uncertain conductivity = layer.siemensPerCentimetre();
        double ohms = thickness.value() / (conductivity.value() * area);
        return new Uncertain(
                ohms,
                ohms
                        * StrictMath.hypot(
                                thickness.sigma() / thickness.value(),
                                conductivity.sigma() / conductivity.value()));
    }

    private static void requireAbove(double value, String what) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + " must be above 0, was " + value);
        }
    }

    /** A mean of the good values. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
