package io.presodia.host.paper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The table of rows of docs/validation.md.
 *
 * @param lines its rows
 */
record ValidationTable(List<Line> lines) {
    private static final int COLUMNS = 8;

    ValidationTable {
        lines = List.copyOf(lines);
    }

    /**
     * One row.
     *
     * @param id of the row
     * @param paper the paper's value
     * @param simulated ours
     * @param status its standing
     */
    record Line(String id, double paper, double simulated, String status) {}

    /** Puts one figure into the log of the tests. */
    // The annotation that is asked for would be one more library.
    @SuppressWarnings("AnnotateFormatMethod")
    static void figure(String format, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, values));
    }

    static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above this folder");
        }
        return folder.resolve("docs");
    }

    static String text() throws IOException {
        return Files.readString(docs().resolve("validation.md"));
    }

    static ValidationTable read() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : text().lines().toList()) {
            String[] cells = line.split(" \\| ", -1);
            if (line.startsWith("| ") && cells.length == COLUMNS && !cells[0].equals("| Row")) {
                lines.add(
                        new Line(
                                cells[0].substring(2),
                                Double.parseDouble(cells[3]),
                                Double.parseDouble(cells[4]),
                                cells[7].replace(" |", "")));
            }
        }
        return new ValidationTable(lines);
    }

    Line line(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + id + " in docs/validation.md"));
    }

    /** A number as a regular expression for how people write it. */
    static String number(double value) {
        String text = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        return text.replace(".", "\\.");
    }
}
