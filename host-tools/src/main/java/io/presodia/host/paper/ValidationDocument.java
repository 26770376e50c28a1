package io.presodia.host.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes validation.md and its figures. Its sentences are in a template; whatever is a number of
 * ours comes from the runs.
 */
public final class ValidationDocument {
    private static final String TEMPLATE = "/presodia/paper/validation.md";
    private static final String IMAGES = "images/validation";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)(?::([^}]+))?}}");

    private final PaperReport report;
    private final List<Figure> figures;

    private ValidationDocument(PaperReport report, List<Figure> figures) {
        this.report = report;
        this.figures = figures;
    }

    /**
     * Writes the document and its pictures, each anew.
     *
     * @param docs folder of the documents
     * @throws IOException when something cannot be written
     */
    public static void write(Path docs, PaperReport report, List<Figure> figures)
            throws IOException {
        Path images = docs.resolve(IMAGES);
        Files.createDirectories(images);
        for (Figure figure : figures) {
            replace(images.resolve(figure.name() + ".png"), figure.png());
        }
        String text = text(report, figures);
        replace(docs.resolve("validation.md"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The document. */
    public static String text(PaperReport report, List<Figure> figures) throws IOException {
        return new ValidationDocument(report, figures).fill(template());
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Files.write(partial, content);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String template() throws IOException {
        try (InputStream in = ValidationDocument.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IOException("this build lacks " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String fill(String template) {
        return PLACE.matcher(template)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(value(place)));
    }

    private String value(MatchResult place) {
        String id = place.group(2);
        return switch (place.group(1)) {
            case "rows" -> rows();
            case "notes" -> notes();
            case "calibrated" -> calibrated();
            case "groups" -> groups();
            case "figures" -> figures();
            case "count" -> Long.toString(report.count(Status.valueOf(id)));
            case "all" -> Integer.toString(report.rows().size());
            case "fitted" -> Integer.toString(report.calibrated().size());
            case "verdict" -> verdict();
            case "simulated" -> simulated(report.row(id));
            case "deviation" -> Numbers.deviation(report.row(id).deviationPercent()) + " %";
            case "note" -> report.row(id).note();
            default -> throw new IllegalStateException("no such place: " + place.group());
        };
    }

    private static String simulated(PaperRow row) {
        return Numbers.simulated(row.paper(), row.simulated());
    }

    private String verdict() {
        List<PaperRow> misses = report.misses();
        if (misses.isEmpty()) {
            return "All rows lie within their tolerances.";
        }
        return "Outside their tolerances: "
                + String.join(", ", misses.stream().map(PaperRow::id).toList())
                + ".";
    }

    private String rows() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| Row | Quantity | Unit | Paper | Simulated | Deviation | Tolerance | Status |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        for (PaperRow row : report.rows()) {
            text.append(
                    String.join(
                            " | ",
                            "| " + row.id(),
                            row.quantity().replace("||", "‖") + " (" + row.where() + ")",
                            row.unit(),
                            Numbers.plain(row.paper()),
                            simulated(row),
                            Numbers.deviation(row.deviationPercent()) + " %",
                            row.tolerance().text() + (row.holds() ? "" : ", **outside**"),
                            row.status().word() + " |"));
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private String notes() {
        StringBuilder text = new StringBuilder();
        for (PaperRow row : report.rows()) {
            String reason = row.tolerance().reason();
            boolean own = !reason.isEmpty() && row.status() == Status.PREDICTED;
            if (own || !row.note().isEmpty()) {
                text.append("- **").append(row.id()).append("**: ").append(row.note());
                if (own) {
                    text.append(row.note().isEmpty() ? "" : ". ")
                            .append("Tolerance: ")
                            .append(reason);
                }
                text.append(".\n");
            }
        }
        return text.toString().replace("||", "‖").stripTrailing();
    }

    private String calibrated() {
        StringBuilder text = new StringBuilder();
        text.append("| Constant | Value | Material files | Fitted to | Row |\n");
        text.append("|---|---|---|---|---|\n");
        for (Parameter parameter : report.calibrated()) {
            text.append(
                    String.join(
                            " | ",
                            "| " + parameter.key(),
                            parameter.value()
                                    + (parameter.unit().equals("1") ? "" : " " + parameter.unit()),
                            String.join(", ", parameter.materials()),
                            parameter.reference().replace("||", "‖"),
                            String.join(", ", parameter.rows()) + " |"));
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private String groups() {
        StringBuilder text = new StringBuilder();
        Map<Parameter.Group, Integer> sizes = CalibratedSet.sizes(report.calibrated());
        sizes.forEach((group, size) ->
                text.append(text.isEmpty() ? "" : ", ")
                        .append(group.title())
                        .append(' ')
                        .append(size)
                        .append(" of ")
                        .append(group.most()));
        return text.toString();
    }

    private String figures() {
        StringBuilder text = new StringBuilder();
        for (Figure figure : figures) {
            text.append("### ").append(figure.title()).append("\n\n");
            text.append(figure.caption()).append("\n\n");
            text.append("![")
                    .append(figure.title())
                    .append("](")
                    .append(IMAGES)
                    .append('/')
                    .append(figure.name())
                    .append(".png)\n\n");
        }
        return text.toString().stripTrailing();
    }
}
