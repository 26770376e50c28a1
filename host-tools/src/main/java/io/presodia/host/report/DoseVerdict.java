package io.presodia.host.report;

import io.presodia.firmware.estimate.Estimated;
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
     * @param missing what was too little in this cell; negative where it was too much; wt%
     * @param next the dose that would just fill the cathode; its uncertainty has in it all that
     *     makes the next batch miss; wt%
     * @param deficit vacancies of the cathode less mobile sodium, mAh/g
     */
    record Told(double dose, String donor, Uncertain missing, Uncertain next, Uncertain deficit)
            implements DoseVerdict {
        /** Whether the 95 % band of the deficit leaves open if it is one or a surplus. */
        public boolean right() {
            return open(deficit);
        }

        /** Whether a 95 % band holds zero: of such a deficit not even the sign is certain. */
        public static boolean open(Uncertain deficit) {
            return !(Math.abs(deficit.value()) > Estimated.BAND * deficit.sigma());
        }

        @Override
        public String word() {
            return right() ? "right" : missing.value() > 0 ? "under-dosed" : "over-dosed";
        }

        @Override
        public String text() {
            if (right()) {
                // To the far end of the band: the truth may lie there.
                double within = Math.abs(missing.value()) + Estimated.BAND * missing.sigma();
                return String.format(
                        Locale.ROOT,
                        dose > 0
                                ? "well dosed within ± %.1f wt%% (95 %%); next batch the same"
                                : "well without a donor, within ± %.1f wt%% (95 %%)",
                        within);
            }
            return word()
                    + " by "
                    + amount(new Uncertain(Math.abs(missing.value()), missing.sigma()))
                    + "; next batch "
                    + amount(next)
                    + (dose > 0 ? "" : " of " + donor);
        }

        private static String amount(Uncertain share) {
            return Show.sized(share, 1, 1) + " wt%";
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
