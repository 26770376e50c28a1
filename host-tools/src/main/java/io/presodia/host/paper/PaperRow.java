package io.presodia.host.paper;

/**
 * One quantity of the paper beside ours.
 *
 * @param id stable name, for programs
 * @param quantity what it is, for people
 * @param unit its unit; {@code 1} for a ratio
 * @param paper the paper's value
 * @param simulated ours, from runs through the firmware
 * @param status what agreement is worth
 * @param tolerance how far ours may lie from the paper's
 * @param where section or figure of the paper
 * @param note what one has to know of it; may be empty
 */
public record PaperRow(
        String id,
        String quantity,
        String unit,
        double paper,
        double simulated,
        Status status,
        Tolerance tolerance,
        String where,
        String note) {
    private static final double PERCENT = 100;

    public PaperRow {
        if (!(Math.abs(paper) > 0)) {
            throw new IllegalArgumentException(id + " needs a value of the paper other than 0");
        }
    }

    /** Simulated over paper, less one, %. */
    public double deviationPercent() {
        return (simulated / paper - 1) * PERCENT;
    }

    /** Whether ours lies where it should. */
    public boolean holds() {
        return tolerance.holds(paper, simulated);
    }

    /** The same row with another tolerance. */
    PaperRow within(Tolerance other) {
        return new PaperRow(id, quantity, unit, paper, simulated, status, other, where, note);
    }

    /** The same row of another standing. */
    PaperRow withStatus(Status other) {
        return new PaperRow(id, quantity, unit, paper, simulated, other, tolerance, where, note);
    }
}
