package io.presodia.host.paper;

/** How far a simulated value may lie from the paper's, and why so far. */
public sealed interface Tolerance {
    /** What the project asks of a prediction, %. */
    double USUAL_PERCENT = 2.5;

    /** Why it is what it is; empty for the usual one. */
    String reason();

    /** Whether a simulated value is good enough. */
    boolean holds(double paper, double simulated);

    /** In a few words, such as {@code ± 2.5 %}. */
    String text();

    /** The one that the project asks of every prediction. */
    static Tolerance usual() {
        return new Percent(USUAL_PERCENT, "");
    }

    /** For a value that was fitted or put in: what fit, noise and records of the run leave. */
    static Tolerance ofFit() {
        return new Percent(0.5, "fitted or put in: fit, noise and sampling leave less");
    }

    /**
     * Relative to the paper's value.
     *
     * @param percent either way, %
     */
    record Percent(double percent, String reason) implements Tolerance {
        @Override
        public boolean holds(double paper, double simulated) {
            return Math.abs(simulated / paper - 1) * 100 <= percent;
        }

        @Override
        public String text() {
            return "± " + Numbers.plain(percent) + " %";
        }
    }

    /**
     * In the unit of the row.
     *
     * @param amount either way
     * @param unit for people, such as points for a percentage
     */
    record Amount(double amount, String unit, String reason) implements Tolerance {
        @Override
        public boolean holds(double paper, double simulated) {
            return Math.abs(simulated - paper) <= amount;
        }

        @Override
        public String text() {
            return "± " + Numbers.plain(amount) + " " + unit;
        }
    }

    /**
     * A range for the simulated value, where the paper's is no single number or contradicts another
     * of the paper's.
     */
    record Between(double low, double high, String reason) implements Tolerance {
        @Override
        public boolean holds(double paper, double simulated) {
            return simulated >= low && simulated <= high;
        }

        @Override
        public String text() {
            return Numbers.significant(low, 4) + " to " + Numbers.significant(high, 4);
        }
    }

    /**
     * A factor either way, for orders of magnitude.
     *
     * @param factor above 1
     */
    record Factor(double factor, String reason) implements Tolerance {
        @Override
        public boolean holds(double paper, double simulated) {
            return simulated <= paper * factor && simulated >= paper / factor;
        }

        @Override
        public String text() {
            return "factor " + Numbers.plain(factor);
        }
    }
}
