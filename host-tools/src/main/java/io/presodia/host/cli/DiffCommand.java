package io.presodia.host.cli;

import io.presodia.host.diff.Comparison;
import io.presodia.host.diff.Difference;
import io.presodia.host.diff.Quantity;
import io.presodia.host.diff.RunDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Says where two runs part. */
@Command(
        name = "diff",
        description =
                "Compares two runs scan by scan and names the first scan and quantity in which they differ.",
        footer = {
            "",
            "Quantities: time_s, voltage_V, current_A, temperature_C, pressure_Pa,"
                    + " ambient_C, charge_Ah, discharge_Ah, charge_Wh, discharge_Wh,"
                    + " uncounted_s. What has no tolerance must agree to the bit. Steps,"
                    + " cycles, reasons of records and the number of rows must agree"
                    + " always; events are compared where there is no tolerance at all.",
            "",
            "Exit codes: 0 the same; 1 different; 2 bad input.",
            "",
            "Examples:",
            "  presodia diff runs/a runs/b",
            "  presodia diff runs/a runs/b --tolerance voltage_V=1e-4,charge_Ah=1e-7"
        })
final class DiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "RUN_A", description = "a run folder")
    private Path folderA = Path.of("");

    @Parameters(index = "1", paramLabel = "RUN_B", description = "another")
    private Path folderB = Path.of("");

    @Option(
            names = "--tolerance",
            split = ",",
            paramLabel = "QUANTITY=VALUE",
            description =
                    "largest difference that still agrees, in the quantity's own unit; may be given several times")
    private List<String> tolerances = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "which run, where the journals have several (default: the one of the folder)")
    private @Nullable String run;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Map<Quantity, Double> allowed = allowed();
        Comparison result =
                RunDiff.compare(
                        RunChoice.read(folderA, run), RunChoice.read(folderB, run), allowed);
        if (json) {
            Json.print(surroundings.out(), document(result));
        } else {
            print(result);
        }
        return result.same() ? Exit.DONE : Exit.FAILED;
    }

    private Map<Quantity, Double> allowed() throws BadInputException {
        Map<Quantity, Double> allowed = new EnumMap<>(Quantity.class);
        for (String given : tolerances) {
            int equals = given.indexOf('=');
            Quantity quantity = equals < 0 ? null : Quantity.of(given.substring(0, equals));
            double value = equals < 0 ? Double.NaN : number(given.substring(equals + 1));
            if (quantity == null || !(value >= 0)) {
                throw new BadInputException(
                        "--tolerance",
                        given,
                        "must be a quantity and a number of 0 or more, such as voltage_V=1e-4; quantities are "
                                + Stream.of(Quantity.values())
                                        .map(Quantity::key)
                                        .collect(Collectors.joining(", ")));
            }
            allowed.put(quantity, value);
        }
        return allowed;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void print(Comparison result) {
        Difference first = result.first();
        if (first == null) {
            surroundings.out().println("the same: " + result.rowsA() + " rows" + largest(result));
        } else {
            surroundings
                    .out()
                    .println(
                            String.format(
                                    Locale.ROOT,
                                    "differ first in row %d, scan %d, at %.3f s: %s is %s in %s and %s in %s%s",
                                    first.row(),
                                    first.scan(),
                                    first.seconds(),
                                    first.quantity(),
                                    first.a(),
                                    folderA,
                                    first.b(),
                                    folderB,
                                    Double.isNaN(first.difference())
                                            ? ""
                                            : String.format(
                                                    Locale.ROOT,
                                                    " (%.3g more, tolerance %.3g)",
                                                    first.difference(),
                                                    first.tolerance())));
        }
        surroundings.out().flush();
    }

    private static String largest(Comparison result) {
        StringBuilder text = new StringBuilder();
        for (Quantity quantity : Quantity.values()) {
            double most = result.largest().getOrDefault(quantity, 0.0);
            if (most > 0) {
                text.append(String.format(Locale.ROOT, ", %s within %.3g", quantity.key(), most));
            }
        }
        return text.toString();
    }

    private static ObjectNode document(Comparison result) {
        ObjectNode root = Json.document("diff");
        root.put("same", result.same());
        root.put("rows_a", result.rowsA());
        root.put("rows_b", result.rowsB());
        Difference first = result.first();
        if (first == null) {
            root.putNull("first");
        } else {
            ObjectNode node = root.putObject("first");
            node.put("row", first.row());
            node.put("scan", first.scan());
            put(node, "time_s", first.seconds());
            node.put("quantity", first.quantity());
            node.put("a", first.a());
            node.put("b", first.b());
            put(node, "difference", first.difference());
            node.put("tolerance", first.tolerance());
        }
        ObjectNode largest = root.putObject("largest");
        for (Quantity quantity : Quantity.values()) {
            largest.put(quantity.key(), result.largest().getOrDefault(quantity, 0.0));
        }
        return root;
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
