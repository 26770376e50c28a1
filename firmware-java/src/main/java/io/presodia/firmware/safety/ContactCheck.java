package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A resistance far above what the first steps of current of the same size showed, in two steps in a
 * row, although the cell is not that much colder. With less stack pressure than at any of those
 * steps, each tier counts as the next one: a contact then has a reason to come off.
 */
final class ContactCheck implements ChannelCheck {
    /** Resistance hangs on the charge: two ends of a cycle, there and back, are learnt at least. */
    static final int FEWEST_LEARNT = 4;

    static final int MOST_LEARNT = 8;

    /** Steps of about the same size, for charge transfer is not linear. */
    private static final double ALIKE = 1.3;

    private static final int KINDS = 8;

    /** Below the lowest pressure of the steps that were learnt; assumed: breathing stays within. */
    private static final double PRESSURE_SHARE = 0.95;

    /** Of charge transfer, the steepest part with 0.6 eV; assumed, so that no cold day trips. */
    private static final double KELVIN_OF_ACTIVATION = 0.6 / 8.617333e-5;

    private static final double ZERO_CELSIUS = 273.15;

    private final Watch watch;
    private final Thresholds.Fixed times;
    private final StepResistance step;
    private final @Nullable Learnt[] kinds = new @Nullable Learnt[KINDS];
    private int before = Severity.NONE;

    /** What the first steps of one size showed. */
    private static final class Learnt {
        final double amperes;
        int count;
        double ohms;
        double celsius = Double.POSITIVE_INFINITY;
        double pascals = Double.POSITIVE_INFINITY;

        Learnt(double amperes) {
            this.amperes = amperes;
        }

        void learn(double stepOhms, double stepCelsius, double stepPascals) {
            count++;
            ohms = Math.max(ohms, stepOhms);
            celsius = Math.min(celsius, stepCelsius);
            pascals = Math.min(pascals, stepPascals);
        }
    }

    /**
     * @param times of the largest resistance that was learnt
     */
    ContactCheck(Watch watch, Thresholds.Fixed times, long scanPeriodNanos) {
        this.watch = watch;
        this.times = times;
        step = new StepResistance(scanPeriodNanos);
    }

    @Override
    public void look(ChannelView view, Findings out) {
        if (!step.add(view)) {
            watch.pass(out);
            return;
        }
        Reading celsius = view.reading(Watched.CELL_TEMPERATURE);
        Reading pascals = view.reading(Watched.STACK_PRESSURE);
        Learnt learnt = learnt(step.stepAmperes());
        if (learnt == null || !celsius.good() || !pascals.good()) {
            watch.pass(out);
            return;
        }
        double ratio = step.ohms() / (learnt.ohms * colder(learnt.celsius, celsius.value()));
        int severity = learnt.count < FEWEST_LEARNT ? Severity.NONE : times.severity(ratio);
        double limit = times.limit(severity);
        if (severity > Severity.NONE && pascals.value() < PRESSURE_SHARE * learnt.pascals) {
            severity = Math.min(severity + 1, Severity.TRIP);
        }
        if (learnt.count < MOST_LEARNT && severity == Severity.NONE) {
            learnt.learn(step.ohms(), celsius.value(), pascals.value());
        }
        watch.see(Math.min(severity, before), ratio, limit, out);
        before = severity;
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        step.clear();
        Arrays.fill(kinds, null);
        before = Severity.NONE;
    }

    /**
     * What is known of steps like this one; a new entry for the first; null when there are many.
     */
    private @Nullable Learnt learnt(double amperes) {
        for (int i = 0; i < KINDS; i++) {
            Learnt kind = kinds[i];
            if (kind == null) {
                kind = new Learnt(amperes);
                kinds[i] = kind;
                return kind;
            }
            if (amperes < ALIKE * kind.amperes && kind.amperes < ALIKE * amperes) {
                return kind;
            }
        }
        return null;
    }

    /** By how much the cold explains a rise; 1 where it is warmer than then. */
    private static double colder(double learntCelsius, double celsius) {
        if (!(celsius < learntCelsius)) {
            return 1;
        }
        double now = 1 / (celsius + ZERO_CELSIUS);
        double then = 1 / (learntCelsius + ZERO_CELSIUS);
        return StrictMath.exp(KELVIN_OF_ACTIVATION * (now - then));
    }
}
