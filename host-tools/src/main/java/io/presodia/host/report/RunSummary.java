package io.presodia.host.report;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.RunAnalysis;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunInfo;
import io.presodia.host.run.Uncertain;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run. {@link SummaryJson} writes it.
 *
 * @param info what the run was
 * @param analysis what was worked out
 * @param input what else is known
 * @param trip the fault that ended it; null when none did
 * @param uncountedSeconds time whose charge could not be counted, s
 * @param donorSpent what declared the donor spent, for people; empty where nothing did
 */
public record RunSummary(
        RunInfo info,
        RunAnalysis analysis,
        ReportInput input,
        @Nullable TripDetail trip,
        double uncountedSeconds,
        String donorSpent) {
    private static final String DONOR_DEPLETED = "donor_depleted";

    /** The summary of a run. */
    public static RunSummary of(RunData run, RunAnalysis analysis, ReportInput input) {
        TripDetail trip = input.trip() != null ? input.trip() : trip(run);
        double uncounted = run.size() == 0 ? 0 : run.uncountedSeconds()[run.size() - 1];
        return new RunSummary(run.info(), analysis, input, trip, uncounted, donorSpent(run));
    }

    private static String donorSpent(RunData run) {
        Stored<JournalEntry.Event> declared = declared(run);
        if (declared == null) {
            return "";
        }
        String text = declared.entry().text();
        return text.substring(text.indexOf(':') + 1).strip();
    }

    /** When the donor was declared spent, s since the run began; NaN where nothing did. */
    static double donorSpentSeconds(RunData run) {
        Stored<JournalEntry.Event> declared = declared(run);
        return declared == null
                ? Double.NaN
                : declared.wallSeconds() - run.info().startedUnixSeconds();
    }

    private static @Nullable Stored<JournalEntry.Event> declared(RunData run) {
        for (Stored<JournalEntry.Event> stored : run.events()) {
            if (stored.entry().kind().equals(DONOR_DEPLETED)) {
                return stored;
            }
        }
        return null;
    }

    /** Charge capacity of the first cycle, mAh/g; null when there was none. */
    public @Nullable Uncertain firstChargeMilliampereHoursPerGram() {
        CycleRow first = firstCycle();
        return first == null ? null : first.chargeMilliampereHoursPerGram();
    }

    /** Discharge capacity of the first cycle, mAh/g; null when there was none. */
    public @Nullable Uncertain firstDischargeMilliampereHoursPerGram() {
        CycleRow first = firstCycle();
        return first == null ? null : first.dischargeMilliampereHoursPerGram();
    }

    /** Discharge over charge of the first cycle, 0 to 1; null unless both ran to their end. */
    public @Nullable Uncertain initialCoulombicEfficiency() {
        CycleRow first = firstCycle();
        return first == null ? null : first.coulombicEfficiency();
    }

    /** The cell's first cycle; null where there was none, or it is past. */
    private @Nullable CycleRow firstCycle() {
        return info().usedCell() ? null : analysis.firstCycle();
    }

    /** The trip as the run's own events tell it. */
    private static @Nullable TripDetail trip(RunData run) {
        RunInfo info = run.info();
        if (info.trip().isEmpty()) {
            return null;
        }
        String words = info.trip().replace('-', ' ').replace('_', ' ');
        for (Stored<JournalEntry.Event> stored : run.events()) {
            JournalEntry.Event event = stored.entry();
            if (event.severity() == Tier.TRIP && event.kind().equals(info.trip())) {
                return new TripDetail(
                        words,
                        info.trip(),
                        event.value(),
                        event.limit(),
                        event.unit(),
                        event.channel(),
                        stored.wallSeconds() - info.startedUnixSeconds(),
                        event.text());
            }
        }
        double at = run.size() == 0 ? Double.NaN : run.testSeconds()[run.size() - 1];
        return new TripDetail(
                words,
                info.trip(),
                Double.NaN,
                Double.NaN,
                "",
                info.channel(),
                at,
                info.outcomeText());
    }
}
