package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;

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
 * @param evidence what the check needs before it can tell
 * @param debounce how long it must hold
 * @param reaction what happens at its highest tier
 * @param clearing when the latch may be cleared
 * @param proof what shows it
 */
public record FaultRow(
        Fault fault,
        String watches,
        String unit,
        String description,
        Scope scope,
        Thresholds thresholds,
        Evidence evidence,
        Debounce debounce,
        Reaction reaction,
        ClearingRule clearing,
        Proof proof) {
    /**
     * From the end of evidence and debounce to the open contact: the scan that could just not see
     * it yet, and the scan that does, whose relay falls 10 ms after it.
     */
    private static final int SCANS_TO_OPEN = 2;

    public FaultRow {
        if ((reaction == Reaction.REPORT) != (clearing == ClearingRule.NOT_LATCHED)) {
            throw new IllegalArgumentException(
                    fault.id() + ": exactly what only reports is not latched");
        }
    }

    /** A fault of one channel, which opens it at once and clears when it is gone. */
    static FaultRow channel(
            Fault fault, String watches, String unit, String description, Thresholds thresholds) {
        return row(fault, watches, unit, description, thresholds, Scope.CHANNEL);
    }

    /** A fault of a bus or chip, which opens the channels that depend on it at once. */
    static FaultRow bus(
            Fault fault, String watches, String unit, String description, Thresholds thresholds) {
        return row(fault, watches, unit, description, thresholds, Scope.BUS);
    }

    /** A fault of the board, which opens all channels at once and clears when it is gone. */
    static FaultRow board(
            Fault fault, String watches, String unit, String description, Thresholds thresholds) {
        return row(fault, watches, unit, description, thresholds, Scope.BOARD);
    }

    private static FaultRow row(
            Fault fault,
            String watches,
            String unit,
            String description,
            Thresholds thresholds,
            Scope scope) {
        Reaction reaction =
                switch (scope) {
                    case CHANNEL -> Reaction.OPEN_CHANNEL;
                    case BUS -> Reaction.OPEN_DEPENDENTS;
                    case BOARD -> Reaction.OPEN_BOARD;
                };
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                thresholds,
                Evidence.AT_ONCE,
                Debounce.NONE,
                reaction,
                ClearingRule.WHEN_GONE,
                new Proof.Scenarios(fault.id(), fault.id() + "-near-miss"));
    }

    /** Whether it stays until an operator clears it. */
    public boolean latches() {
        return clearing != ClearingRule.NOT_LATCHED;
    }

    /** The highest tier that it can reach. */
    public Tier highestTier() {
        return switch (thresholds) {
            case Thresholds.OfCell _ -> Tier.TRIP;
            case Thresholds.OnCondition(Tier tier) -> tier;
            case Thresholds.Fixed fixed ->
                    fixed.trip() < Double.POSITIVE_INFINITY ? Tier.TRIP : Tier.WARN;
        };
    }

    /** Whether anything watches it. */
    public boolean built() {
        return proof instanceof Proof.Scenarios;
    }

    /**
     * The documented time from when the readings could show it to the open contact, or to the
     * report where nothing opens: evidence, debounce and two scans; ns.
     */
    public long actsWithinNanos(long scanPeriodNanos) {
        long scans = (long) evidence.scans() + debounce.scans() - 1;
        long debounceScans = -Math.floorDiv(-debounce.nanos(), scanPeriodNanos);
        long waited = Math.max(scans, evidence.scans() + debounceScans);
        return evidence.nanos() + (waited + SCANS_TO_OPEN) * scanPeriodNanos;
    }

    /** This row with other thresholds. */
    public FaultRow with(Thresholds other) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                other,
                evidence,
                debounce,
                reaction,
                clearing,
                proof);
    }

    /** This row with another debounce. */
    public FaultRow with(Debounce other) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                thresholds,
                evidence,
                other,
                reaction,
                clearing,
                proof);
    }

    FaultRow with(Evidence other) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                thresholds,
                other,
                debounce,
                reaction,
                clearing,
                proof);
    }

    FaultRow with(Reaction other, ClearingRule rule) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                thresholds,
                evidence,
                debounce,
                other,
                rule,
                proof);
    }

    /** This row once a preflight check has passed. */
    FaultRow afterPreflight() {
        return with(reaction, ClearingRule.AFTER_PREFLIGHT);
    }

    /** This row, which nothing watches until a part of the firmware is there. */
    FaultRow waitsFor(String part) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                scope,
                thresholds,
                evidence,
                debounce,
                reaction,
                clearing,
                new Proof.NotBuilt(part));
    }
}
