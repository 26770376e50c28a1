package io.presodia.host.analysis;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the resistances of a run, one line for each pulse. */
public final class PulseTable {
    private PulseTable() {}

    /** The pulses in order. */
    public static List<PulseRow> of(RunData run) {
        List<PulseRow> rows = new ArrayList<>();
        List<JournalEntry.PulseResistance> open = new ArrayList<>();
        for (Stored<JournalEntry.PulseResistance> stored : run.pulses()) {
            JournalEntry.PulseResistance pulse = stored.entry();
            boolean other =
                    !open.isEmpty()
                            && (open.getFirst().stepCount() != pulse.stepCount()
                                    || open.getFirst().nanos() != pulse.nanos());
            if (other) {
                rows.add(row(run, open));
                open.clear();
            }
            open.add(pulse);
        }
        if (!open.isEmpty()) {
            rows.add(row(run, open));
        }
        return List.copyOf(rows);
    }

    private static PulseRow row(RunData run, List<JournalEntry.PulseResistance> pulses) {
        JournalEntry.PulseResistance first = pulses.getFirst();
        List<PulseRow.Point> points = new ArrayList<>();
        for (JournalEntry.PulseResistance pulse : pulses) {
            points.add(
                    new PulseRow.Point(
                            pulse.seconds(), new Uncertain(pulse.ohms(), pulse.sigmaOhms())));
        }
        points.sort(Comparator.comparingDouble(PulseRow.Point::seconds));
        int cycle = 0;
        double atSeconds = Double.NaN;
        double restVolts = Double.NaN;
        double celsius = Double.NaN;
        double amperes = first.amperes();
        for (StepSegment step : run.steps()) {
            if (step.stepCount() == first.stepCount()) {
                cycle = step.cycle();
                atSeconds = run.testSeconds()[step.from()];
                // The first row of the step may already see the current.
                restVolts = step.from() == 0 ? Double.NaN : run.volts()[step.from() - 1];
                celsius = run.cellCelsius()[Math.max(0, step.from() - 1)];
                amperes = largest(run, step, amperes);
            }
        }
        return new PulseRow(
                first.stepCount(),
                first.stepId(),
                cycle,
                atSeconds,
                amperes,
                restVolts,
                celsius,
                points);
    }

    /** The current furthest from zero among the rows of a step; {@code other} where it is more. */
    private static double largest(RunData run, StepSegment step, double other) {
        double largest = other;
        for (int i = step.from(); i < step.to(); i++) {
            if (Math.abs(run.amperes()[i]) > Math.abs(largest)) {
                largest = run.amperes()[i];
            }
        }
        return largest;
    }
}
