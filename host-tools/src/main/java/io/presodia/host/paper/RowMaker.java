package io.presodia.host.paper;

/**
 * A row in the making: what is not said is the usual, a prediction within the usual tolerance.
 * Immutable.
 */
record RowMaker(
        String id,
        String quantity,
        String unit,
        double paper,
        Status status,
        Tolerance tolerance,
        String where,
        String note) {
    static RowMaker row(String id, String quantity, String unit, double paper, String where) {
        return new RowMaker(
                id, quantity, unit, paper, Status.PREDICTED, Tolerance.usual(), where, "");
    }

    RowMaker within(Tolerance other) {
        return new RowMaker(id, quantity, unit, paper, status, other, where, note);
    }

    /** The paper's value went in. */
    RowMaker input() {
        return new RowMaker(id, quantity, unit, paper, Status.INPUT, tolerance, where, note);
    }

    RowMaker note(String text) {
        return new RowMaker(id, quantity, unit, paper, status, tolerance, where, text);
    }

    PaperRow simulated(double value) {
        return new PaperRow(id, quantity, unit, paper, value, status, tolerance, where, note);
    }
}
