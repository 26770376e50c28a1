package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostics;
import io.presodia.config.Kind;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a profile: a CSV file beside the protocol with a header, the column {@code seconds} and one
 * of {@code current_mA}, {@code rate_C} and {@code power_mW}. Errors name the CSV's own lines.
 */
final class LoadProfileReader {
    private static final int MOST_ERRORS = 20;
    private static final int MOST_ROWS = 200_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final String TIME = "seconds";
    private static final String COLUMNS = TIME + " and one of current_mA, rate_C, power_mW";
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern NAME = Pattern.compile("[^/\\\\:]+\\.csv");

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final double[] seconds;
    private final double[] values;
    private final int[] lines;
    private int rows;
    private int errors;

    private LoadProfileReader(SourceFile source, int most) {
        this.source = source;
        this.diagnostics = new Diagnostics(source.path());
        this.seconds = new double[most];
        this.values = new double[most];
        this.lines = new int[most];
    }

    /**
     * The profile in the file {@code name} beside the protocol.
     *
     * @param named the section whose key {@code file} names it; takes what is wrong with the name
     * @param diagnostics takes what is wrong in the file
     */
    static LoadProfile read(
            SourceFile protocol, String name, Section named, Diagnostics diagnostics) {
        SourceFile source = open(protocol, name, why -> named.error("file", why));
        if (source == null) {
            return nothing(protocol);
        }
        try {
            return parse(source);
        } catch (ConfigException e) {
            diagnostics.addAll(e.diagnostics());
            return nothing(protocol);
        }
    }

    /** What stands for a profile whose file is not there; an error has been collected. */
    private static LoadProfile nothing(SourceFile protocol) {
        return new LoadProfile(
                protocol,
                LoadProfile.Quantity.CURRENT,
                new double[] {0, 1},
                new double[] {0, 0},
                new int[] {1, 1});
    }

    private static @Nullable SourceFile open(
            SourceFile protocol, String name, Consumer<String> refuse) {
        if (!NAME.matcher(name).matches()) {
            refuse.accept(
                    "must be the name of a .csv file that lies beside the protocol, without a"
                            + " folder, so that both can be moved and kept together");
            return null;
        }
        try {
            Path path = Path.of(protocol.path()).resolveSibling(name);
            if (Files.size(path) > MOST_BYTES) {
                refuse.accept("is larger than 16 MiB");
                return null;
            }
            return new SourceFile(Kind.PROTOCOL, name, path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            refuse.accept("no such file beside the protocol");
        } catch (InvalidPathException e) {
            refuse.accept("is no path: " + e.getReason());
        } catch (IOException e) {
            refuse.accept("cannot be read: " + e.getMessage());
        }
        return null;
    }

    static LoadProfile parse(SourceFile source) throws ConfigException {
        String text = new String(source.bytes(), StandardCharsets.UTF_8);
        List<String> lines = Arrays.asList(text.replaceFirst("^\\uFEFF", "").split("\\r?\\n", -1));
        LoadProfileReader reader = new LoadProfileReader(source, lines.size());
        LoadProfile profile = reader.profile(lines);
        reader.diagnostics.throwIfAny();
        return profile;
    }

    private LoadProfile profile(List<String> text) throws ConfigException {
        List<String> header = cells(text.getFirst());
        LoadProfile.Quantity quantity = quantity(header);
        diagnostics.throwIfAny();
        boolean timeFirst = header.getFirst().equals(TIME);
        for (int i = 1; i < text.size() && errors < MOST_ERRORS; i++) {
            if (!text.get(i).isBlank()) {
                row(i + 1, cells(text.get(i)), timeFirst, quantity.column());
            }
        }
        if (errors == 0) {
            whole(text.size());
        }
        diagnostics.throwIfAny();
        return new LoadProfile(
                source,
                quantity,
                Arrays.copyOf(seconds, rows),
                Arrays.copyOf(values, rows),
                Arrays.copyOf(lines, rows));
    }

    private LoadProfile.Quantity quantity(List<String> header) {
        LoadProfile.Quantity found = LoadProfile.Quantity.CURRENT;
        int quantities = 0;
        for (String column : header) {
            for (LoadProfile.Quantity one : LoadProfile.Quantity.values()) {
                if (one.column().equals(column)) {
                    found = one;
                    quantities++;
                }
            }
        }
        if (header.size() != 2 || quantities != 1 || !header.contains(TIME)) {
            error(
                    1,
                    "",
                    String.join(",", header),
                    "the first line must name two columns, separated by a comma: " + COLUMNS);
        }
        return found;
    }

    private void row(int line, List<String> cells, boolean timeFirst, String column) {
        if (cells.size() != 2) {
            error(line, "", String.join(",", cells), "must have two values, separated by a comma");
            return;
        }
        double time = number(line, TIME, cells.get(timeFirst ? 0 : 1));
        double value = number(line, column, cells.get(timeFirst ? 1 : 0));
        if (Double.isNaN(time) || Double.isNaN(value)) {
            return;
        }
        String written = cells.get(timeFirst ? 0 : 1);
        if (rows == 0 && time != 0) {
            error(line, TIME, written, "the first row must be at 0");
        } else if (rows > 0 && time <= seconds[rows - 1]) {
            error(line, TIME, written, "must be later than the row before, " + seconds[rows - 1]);
        }
        seconds[rows] = time;
        values[rows] = value;
        lines[rows++] = line;
    }

    /** What only all rows together show. */
    private void whole(int end) {
        if (rows < 2) {
            error(end, "", "", "needs two rows or more; the last only says when the profile ends");
            return;
        }
        if (rows > MOST_ROWS) {
            error(end, "", "", "has " + rows + " rows; at most " + MOST_ROWS + " are followed");
        }
        for (int i = 0; i < rows - 1; i++) {
            if (values[i] != 0) {
                return;
            }
        }
        error(2, "", "", "drives nothing: every value is 0; see rest");
    }

    private double number(int line, String column, String cell) {
        double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            error(line, column, cell, "must be a number such as 0.5, with a point");
            return Double.NaN;
        }
        return value;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private void error(int line, String column, String value, String message) {
        errors++;
        diagnostics.add(line, column, value, message);
    }
}
