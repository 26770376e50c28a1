package io.presodia.host.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the event list of a run as CSV: UTF-8, comma, line feed, one header line. */
public final class EventsCsvWriter {
    private static final String HEADER =
            "record_index,test_time_second,unix_time_second,kind,severity,channel,text,value,limit,"
                    + "unit,data,data_origin\n";

    private EventsCsvWriter() {}

    /**
     * One line.
     *
     * @param testSeconds since the run began; NaN when it fell into another boot than the run's
     *     beginning, so that nobody measured it
     * @param unixSeconds wall clock, s since 1970-01-01 UTC
     * @param kind stable name of the kind
     * @param severity {@code inform}, {@code warn} or {@code trip}
     * @param channel from 1; 0 for the board
     * @param text a sentence for people
     * @param value what caused it, in {@code unit}; NaN for none
     * @param limit what was crossed, in {@code unit}; NaN for none
     * @param unit unit of value and limit
     * @param dataJson more, as JSON; empty for none
     */
    public record Line(
            double testSeconds,
            double unixSeconds,
            String kind,
            String severity,
            int channel,
            String text,
            double value,
            double limit,
            String unit,
            String dataJson) {}

    /**
     * Writes the file, replacing one that is there.
     *
     * @param dataOrigin {@code virtual} or {@code measured}, on every line
     */
    public static void write(List<Line> lines, String dataOrigin, Path file) throws IOException {
        StringBuilder out = new StringBuilder(HEADER);
        int index = 1;
        for (Line line : lines) {
            out.append(index++).append(',');
            Decimals.append(out, line.testSeconds());
            out.append(',');
            Decimals.append(out, line.unixSeconds());
            out.append(',');
            CsvText.append(out, line.kind());
            out.append(',');
            CsvText.append(out, line.severity());
            out.append(',').append(line.channel()).append(',');
            CsvText.append(out, line.text());
            out.append(',');
            Decimals.append(out, line.value());
            out.append(',');
            Decimals.append(out, line.limit());
            out.append(',');
            CsvText.append(out, line.unit());
            out.append(',');
            CsvText.append(out, line.dataJson());
            out.append(',');
            CsvText.append(out, dataOrigin);
            out.append('\n');
        }
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.append(out);
        }
    }
}
