package io.presodia.host.diff;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.host.run.RunData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first scan in which two runs differ, and in what. Rows are compared one by one in their
 * order; where all agree, events are, by kind and text. Two missing readings agree.
 */
public final class RunDiff {
    private final Map<Quantity, Double> tolerances;
    private final RunData a;
    private final RunData b;

    private RunDiff(RunData a, RunData b, Map<Quantity, Double> tolerances) {
        this.a = a;
        this.b = b;
        this.tolerances = tolerances;
    }

    /**
     * Compares.
     *
     * @param tolerances the largest difference that still agrees, in the quantity's unit; what is
     *     missing must agree to the bit
     */
    public static Comparison compare(RunData a, RunData b, Map<Quantity, Double> tolerances) {
        return new RunDiff(a, b, tolerances).compare();
    }

    private Comparison compare() {
        int rows = Math.min(a.size(), b.size());
        Difference first = null;
        for (int row = 0; row < rows && first == null; row++) {
            first = ofRow(row);
        }
        if (first == null && a.size() != b.size()) {
            first =
                    at(
                            rows,
                            "rows",
                            Integer.toString(a.size()),
                            Integer.toString(b.size()),
                            (double) b.size() - a.size(),
                            0);
        }
        if (first == null && tolerances.isEmpty()) {
            first = ofEvents();
        }
        return new Comparison(a.size(), b.size(), first, largest(rows));
    }

    private @Nullable Difference ofRow(int row) {
        for (Quantity quantity : Quantity.values()) {
            double one = quantity.column(a)[row];
            double two = quantity.column(b)[row];
            double tolerance = tolerances.getOrDefault(quantity, 0.0);
            if (!agree(one, two, tolerance)) {
                return at(
                        row,
                        quantity.key(),
                        Double.toString(one),
                        Double.toString(two),
                        two - one,
                        tolerance);
            }
        }
        Difference step = words(row, "step", a.stepCount()[row], b.stepCount()[row]);
        if (step == null) {
            step = words(row, "step_id", a.stepId()[row], b.stepId()[row]);
        }
        if (step == null) {
            step = words(row, "cycle", a.cycle()[row], b.cycle()[row]);
        }
        return step == null ? words(row, "reason", a.reason()[row], b.reason()[row]) : step;
    }

    private static boolean agree(double one, double two, double tolerance) {
        return (Double.isNaN(one) && Double.isNaN(two))
                || one == two
                || Math.abs(two - one) <= tolerance;
    }

    private @Nullable Difference words(int row, String what, Object one, Object two) {
        return one.equals(two)
                ? null
                : at(row, what, one.toString(), two.toString(), Double.NaN, 0);
    }

    private @Nullable Difference ofEvents() {
        List<Stored<JournalEntry.Event>> ours = a.events();
        List<Stored<JournalEntry.Event>> theirs = b.events();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String one = i < ours.size() ? text(ours.get(i).entry()) : "nothing more";
            String two = i < theirs.size() ? text(theirs.get(i).entry()) : "nothing more";
            if (!Objects.equals(one, two)) {
                double seconds =
                        i < ours.size()
                                ? ours.get(i).wallSeconds() - a.info().startedUnixSeconds()
                                : Double.NaN;
                return new Difference(
                        i + 1, scan(seconds), seconds, "event", one, two, Double.NaN, 0);
            }
        }
        return null;
    }

    private static String text(JournalEntry.Event event) {
        return event.kind() + ": " + event.text();
    }

    private Difference at(
            int row, String what, String one, String two, double difference, double tolerance) {
        int known = Math.min(row, a.size() - 1);
        double seconds = known < 0 ? Double.NaN : a.testSeconds()[known];
        return new Difference(
                row + 1, scan(seconds), seconds, what, one, two, difference, tolerance);
    }

    private long scan(double seconds) {
        return Double.isNaN(seconds) ? 0 : Math.round(seconds / a.info().scanPeriodSeconds());
    }

    private Map<Quantity, Double> largest(int rows) {
        Map<Quantity, Double> largest = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            double[] one = quantity.column(a);
            double[] two = quantity.column(b);
            double most = 0;
            for (int row = 0; row < rows; row++) {
                double difference = Math.abs(two[row] - one[row]);
                most = difference > most ? difference : most;
            }
            largest.put(quantity, most);
        }
        return largest;
    }
}
