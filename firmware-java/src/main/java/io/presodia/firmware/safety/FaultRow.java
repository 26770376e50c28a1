package io.presodia.firmware.safety;

/**
 * One row of the fault table: all that checks, documents, telemetry and scenarios need to know of a
 * fault.
 *
 * @param fault which
 * @param watches what is watched, for people
 * @param unit of value and limit in findings; empty for a count or a condition
 * @param description what it means and why it matters, for people
 * @param scope how far it reaches
 * @param thresholds where its tiers lie
 * @param debounce how long it must hold
 * @param reaction what happens at its highest tier
 * @param clearing when the latch may be cleared
 */
public record FaultRow(
        Fault fault,
        String watches,
        String unit,
        String description,
        Scope scope,
        Thresholds thresholds,
        Debounce debounce,
        Reaction reaction,
        ClearingRule clearing) {
    public FaultRow {
        if ((reaction == Reaction.REPORT) != (clearing == ClearingRule.NOT_LATCHED)) {
            throw new IllegalArgumentException(
                    fault.id() + ": exactly what only reports is not latched");
        }
    }

    /** Whether it stays until an operator clears it. */
    public boolean latches() {
        return clearing != ClearingRule.NOT_LATCHED;
    }

    /** This row with other thresholds. */
    public FaultRow with(Thresholds other) {
        return new FaultRow(
                fault, watches, unit, description, scope, other, debounce, reaction, clearing);
    }

    /** This row with another debounce. */
    public FaultRow with(Debounce other) {
        return new FaultRow(
                fault, watches, unit, description, scope, thresholds, other, reaction, clearing);
    }
}
