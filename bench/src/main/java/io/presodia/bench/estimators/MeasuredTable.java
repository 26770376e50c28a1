package io.presodia.bench.estimators;

import io.presodia.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of the measured cell. */
final class MeasuredTable {
    static final String HEAD =
            """

            A measured pouch cell of another chemistry (2013 Nissan Leaf, 25 °C), through its own cell file. Replay: the virtual cell's voltage against the measured one. State of charge: the filter against the counted charge, from the first hour on.

            | record | replay RMSE, mV | its published model, mV | start is, % | filter is told, % | RMSE, % | bias | p95 | max | coverage | below 2 % from, h |
            |---|---|---|---|---|---|---|---|---|---|---|\
            """;

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "pulses",
                            MeasuredRecord.PULSES,
                            MeasuredScoring.PULSES_START,
                            String.format(
                                    Locale.ROOT, "%.1f", 1e3 * MeasuredScoring.PUBLISHED_VOLTS),
                            List.of(0.20, 0.40, 0.70)),
                    new Row(
                            "discharges at 1C",
                            MeasuredRecord.DISCHARGES,
                            MeasuredScoring.DISCHARGES_START,
                            "-",
                            List.of()));

    private MeasuredTable() {}

    /**
     * One record.
     *
     * @param name for people
     * @param file where it is, in the folder of data
     * @param start where it begins, share of the capacity
     * @param published what the model published with it reaches, mV
     * @param told starts that the filter is told
     */
    record Row(String name, String file, double start, String published, List<Double> told) {
        /** Its lines, one for each start. */
        String line(Path found) throws IOException, ConfigException {
            MeasuredScoring scoring = new MeasuredScoring(MeasuredRecord.read(found));
            String head =
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %s | %.1f",
                            name,
                            1e3 * scoring.replayVolts(start),
                            published,
                            100 * start);
            if (told.isEmpty()) {
                return head + " | - | - | - | - | - | - | - |" + System.lineSeparator();
            }
            StringBuilder lines = new StringBuilder();
            for (double other : told) {
                MeasuredScoring.Found soc = scoring.soc(start, other);
                lines.append(
                        String.format(
                                Locale.ROOT,
                                "%s | %.0f | %s | %.2f |%n",
                                head,
                                100 * other,
                                ScoringTable.errors(soc.errors(), 100),
                                soc.convergedHours()));
            }
            return lines.toString();
        }

        /** What is said where the record is missing. */
        String skipped(@Nullable Path data) {
            return String.format(
                    "skipped: %s, for there is no %s in %s%n",
                    name, file, data == null ? "shared/data beside the repository" : data);
        }
    }
}
