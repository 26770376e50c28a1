package io.presodia.firmware.service;

import io.presodia.firmware.access.Role;
import io.presodia.firmware.telemetry.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables of {@code docs/coap.md}, from the code that they describe. */
public final class DataDictionary {
    /** Between these two lines of the document stands {@link #markdown()}. */
    public static final String BEGIN = "<!-- tables: begin; made by DataDictionary -->";

    /** The other of the two lines. */
    public static final String END = "<!-- tables: end -->";

    private DataDictionary() {}

    /** All tables. */
    public static String markdown() {
        List<String> lines = new ArrayList<>();
        endpoints(lines);
        quantities(lines);
        formats(lines);
        columns(lines);
        return String.join("\n", lines) + "\n";
    }

    private static void endpoints(List<String> lines) {
        lines.add("### Resources");
        lines.add("");
        lines.add("| path | methods and roles | rt | if | ct | obs | what |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Endpoint endpoint : Endpoint.values()) {
            List<String> methods = new ArrayList<>();
            for (Method method : Method.values()) {
                if (endpoint.methods().contains(method)) {
                    methods.add(method + " " + roles(endpoint.roles(method)));
                }
            }
            lines.add(
                    row(
                            "`/" + endpoint.template() + "`",
                            String.join("; ", methods),
                            endpoint.resourceType(),
                            endpoint.interfaceType(),
                            String.join(
                                    " ",
                                    endpoint.formats().stream()
                                            .map(format -> "" + format.number())
                                            .toList()),
                            endpoint.observable() ? "yes" : "",
                            endpoint.meaning()));
        }
        lines.add("");
    }

    private static String roles(Set<Role> roles) {
        return roles.size() == Role.values().length
                ? "all"
                : String.join(", ", roles.stream().map(Role::word).toList());
    }

    private static void quantities(List<String> lines) {
        lines.add("### Quantities of a channel");
        lines.add("");
        lines.add("| path | SenML unit | what |");
        lines.add("|---|---|---|");
        for (Quantity quantity : Quantity.values()) {
            lines.add(
                    row("`/ch/{c}/" + quantity.path() + "`", quantity.unit(), quantity.meaning()));
        }
        lines.add("");
    }

    private static void formats(List<String> lines) {
        lines.add("### Content formats");
        lines.add("");
        lines.add("| ct | media type |");
        lines.add("|---|---|");
        for (Format format : Format.values()) {
            lines.add(row("" + format.number(), format.mediaType()));
        }
        lines.add("");
    }

    private static void columns(List<String> lines) {
        lines.add("### Columns of a batch");
        lines.add("");
        lines.add("| number | column | unit | resolution | what |");
        lines.add("|---|---|---|---|---|");
        for (Column column : Column.values()) {
            lines.add(
                    row(
                            "" + column.number(),
                            column.name().toLowerCase(Locale.ROOT),
                            column.unit(),
                            column.unit().isEmpty()
                                    ? "1"
                                    : String.format(Locale.ROOT, "%.0e", column.resolution()),
                            column.meaning()));
        }
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
