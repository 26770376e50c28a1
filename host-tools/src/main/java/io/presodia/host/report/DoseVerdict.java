package io.presodia.host.report;

import io.presodia.host.run.Uncertain;
import java.util.Locale;

/**
 * Whether the donor was dosed right: so that after the first cycle the mobile sodium just fills the
 * cathode.
 *
 * @param dose of the cell file, wt% on top of the composite
 * @param missing what was too little; negative where it was too much; wt%
 * @param deficit vacancies of the cathode less mobile sodium, mAh/g
 */
public record DoseVerdict(double dose, Uncertain missing, Uncertain deficit) {
    private static final double BAND = 1.96;

    /** The dose to take for the next batch, wt%. */
    public double next() {
        return Math.max(0, dose + missing.value());
    }

    /** Whether the dose is right within the 95 % band. */
    public boolean right() {
        return Math.abs(missing.value()) <= BAND * missing.sigma();
    }

    /** {@code right}, {@code under-dosed} or {@code over-dosed}. */
    public String word() {
        return right() ? "right" : missing.value() > 0 ? "under-dosed" : "over-dosed";
    }

    /** One line for people. */
    public String text() {
        return right()
                ? String.format(
                        Locale.ROOT,
                        "The dose of %.2g wt%% is right within its uncertainty: %+.1f ± %.1f wt%% would"
                                + " just fill the cathode.",
                        dose,
                        missing.value(),
                        missing.sigma())
                : String.format(
                        Locale.ROOT,
                        "The cell is %s by %.1f ± %.1f wt%%; next batch %.1f wt%%.",
                        word(),
                        Math.abs(missing.value()),
                        missing.sigma(),
                        next());
    }
}
