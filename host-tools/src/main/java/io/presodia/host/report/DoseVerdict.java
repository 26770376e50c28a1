package io.presodia.host.report;

import io.presodia.host.run.Uncertain;
import java.util.Locale;

/**
 * Whether the donor was dosed right: so that after the first cycle the mobile sodium just fills the
 * cathode.
 */
public sealed interface DoseVerdict {
    /**
     * One word, or few: {@code right}, {@code under-dosed}, {@code over-dosed}, {@code not
     * determinable}.
     */
    String word();

    /** One line for people. */
    String text();

    /**
     * A verdict.
     *
     * @param dose of the cell file, wt% on top of the composite; 0 for none
     * @param donor whose doses these are
     * @param missing what was too little; negative where it was too much; its uncertainty has in it
     *     all that makes the next batch miss; wt%
     * @param deficit vacancies of the cathode less mobile sodium, mAh/g
     */
    record Told(double dose, String donor, Uncertain missing, Uncertain deficit)
            implements DoseVerdict {
        private static final double BAND = 1.96;

        /** The best estimate of the dose that would just fill the cathode, wt%. */
        public double next() {
            return Math.max(0, dose + missing.value());
        }

        /** Whether the dose is right within the 95 % band. */
        public boolean right() {
            return Math.abs(missing.value()) <= BAND * missing.sigma();
        }

        @Override
        public String word() {
            return right() ? "right" : missing.value() > 0 ? "under-dosed" : "over-dosed";
        }

        @Override
        public String text() {
            if (right()) {
                return String.format(
                        Locale.ROOT,
                        dose > 0
                                ? "%.1f wt%% fits within ± %.1f wt%% (95 %%); next batch the same"
                                : "%.1f wt%%, no donor, fits within ± %.1f wt%% (95 %%)",
                        dose,
                        BAND * missing.sigma());
            }
            return String.format(
                    Locale.ROOT,
                    "%s by %.1f ± %.1f wt%%; next batch %.1f wt%%%s",
                    word(),
                    Math.abs(missing.value()),
                    missing.sigma(),
                    next(),
                    dose > 0 ? "" : " of " + donor);
        }
    }

    /**
     * No verdict.
     *
     * @param why for people
     */
    record NotDeterminable(String why) implements DoseVerdict {
        @Override
        public String word() {
            return "not determinable";
        }

        @Override
        public String text() {
            return word() + ": " + why;
        }
    }
}
