package io.presodia.host.cli;

import io.presodia.firmware.safety.ClearingRule;
import io.presodia.firmware.safety.Debounce;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.Proof;
import io.presodia.firmware.safety.Reaction;
import io.presodia.firmware.safety.Thresholds;
import io.presodia.hal.unit.PlainNumber;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fault table in words, for the terminal and for docs/safety.md. */
final class FaultText {
    /** Scan period for which times are told, that of bench-4. */
    static final long SCAN_NANOS = 50_000_000L;

    private static final double MILLIS_PER_NANO = 1e-6;

    private FaultText() {}

    /** All that the table has for each row: a line to look it up, and the rest below it. */
    static String terminal(List<FaultRow> rows) {
        StringBuilder text = new StringBuilder();
        for (FaultRow row : rows) {
            Words words = Words.of(row);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s  %-24s  %-7s  %s%s%n",
                            words.code(),
                            words.fault(),
                            words.scope(),
                            words.reaction(),
                            row.built() ? " within " + words.within() : ""));
            line(text, row.description());
            line(text, "watched: " + words.watched());
            line(text, "tiers: " + tiers(words));
            line(text, "debounce: " + words.debounce());
            line(text, "latch: " + words.latch() + ", cleared " + words.cleared());
            line(text, "proof: " + words.proof());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("     ").append(line.replace("`", "")).append(System.lineSeparator());
    }

    private static String tiers(Words words) {
        return Stream.of(
                        named("inform", words.inform()),
                        named("warn", words.warn()),
                        named("trip", words.trip()))
                .filter(tier -> !tier.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String named(String tier, String limit) {
        return limit.isEmpty() ? "" : tier + " " + limit;
    }

    /** The table of docs/safety.md and, below it, what each row means. */
    static String markdown(List<FaultRow> rows) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| code | fault | scope | watched | inform | warn | trip | debounce | reaction |");
        text.append(" latch | cleared | within | proof |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (FaultRow row : rows) {
            Words words = Words.of(row);
            text.append("| ").append(words.code());
            text.append(" | `").append(words.fault());
            text.append("` | ").append(words.scope());
            text.append(" | ").append(words.watched());
            text.append(" | ").append(words.inform());
            text.append(" | ").append(words.warn());
            text.append(" | ").append(words.trip());
            text.append(" | ").append(words.debounce());
            text.append(" | ").append(words.reaction());
            text.append(" | ").append(words.latch());
            text.append(" | ").append(words.cleared());
            text.append(" | ").append(words.within());
            text.append(" | ").append(words.proof()).append(" |\n");
        }
        text.append("\n### What each row means\n");
        for (FaultRow row : rows) {
            text.append("\n- **").append(row.fault().id()).append("**: ").append(row.description());
            if (row.thresholds() instanceof Thresholds.Fixed fixed) {
                text.append(" *Limits:* ").append(fixed.basis()).append('.');
            }
            if (!row.evidence().why().isEmpty()) {
                text.append(" *Needs:* ").append(row.evidence().why()).append('.');
            }
        }
        return text.append('\n').toString();
    }

    /** One row in words, the same wherever it is shown; empty where there is nothing to say. */
    private record Words(
            String code,
            String fault,
            String scope,
            String watched,
            String inform,
            String warn,
            String trip,
            String debounce,
            String reaction,
            String latch,
            String cleared,
            String within,
            String proof) {
        static Words of(FaultRow row) {
            return new Words(
                    String.valueOf(row.fault().code()),
                    row.fault().id(),
                    lower(row.scope()),
                    row.watches(),
                    FaultText.tier(row, "inform"),
                    FaultText.tier(row, "warn"),
                    FaultText.tier(row, "trip"),
                    FaultText.debounce(row.debounce()),
                    FaultText.reaction(row),
                    row.latches() ? "latched" : "not latched",
                    FaultText.clearing(row.clearing()),
                    row.built() ? FaultText.within(row) : "",
                    FaultText.proof(row));
        }
    }

    /** The documented time from evidence to the open contact or the report. */
    static double withinMillis(FaultRow row) {
        return row.actsWithinNanos(SCAN_NANOS) * MILLIS_PER_NANO;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String within(FaultRow row) {
        double millis = withinMillis(row);
        return millis < 1000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    private static String tier(FaultRow row, String tier) {
        return switch (row.thresholds()) {
            case Thresholds.OfCell(String field) -> "cell's `" + field + "`";
            case Thresholds.OnCondition condition ->
                    lower(condition.tier()).equals(tier) ? "when it holds" : "";
            case Thresholds.Fixed fixed -> {
                double trip = fixed.trip();
                String unit = fixed.share().isEmpty() ? row.unit() : fixed.share();
                yield switch (tier) {
                    case "inform" ->
                            fixed.inform() < fixed.warn() ? number(fixed.inform(), unit) : "";
                    case "warn" -> fixed.warn() < trip ? number(fixed.warn(), unit) : "";
                    default -> number(trip, unit);
                };
            }
        };
    }

    private static String number(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return "> " + PlainNumber.of(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String debounce(Debounce debounce) {
        if (debounce.equals(Debounce.NONE)) {
            return "none";
        }
        String scans = debounce.scans() + " scans";
        return debounce.nanos() == 0
                ? scans
                : String.format(
                        Locale.ROOT, "%s and %.0f ms", scans, debounce.nanos() * MILLIS_PER_NANO);
    }

    private static String reaction(FaultRow row) {
        Reaction reaction = row.reaction();
        return switch (reaction) {
            case REPORT -> "report";
            case OPEN_CHANNEL -> "open the channel";
            case OPEN_DEPENDENTS -> "open the dependent channels";
            case OPEN_BOARD -> "open all channels";
            case DROP_RELAY_SUPPLY -> "open the channel, stop the heartbeat";
        };
    }

    private static String clearing(ClearingRule rule) {
        return switch (rule) {
            case NOT_LATCHED -> "by itself";
            case WHEN_GONE -> "by an operator when gone";
            case AFTER_PREFLIGHT -> "by an operator after a preflight check";
            case WITH_REARM -> "by an operator, arming the watchdog";
        };
    }

    private static String proof(FaultRow row) {
        return switch (row.proof()) {
            case Proof.Scenarios scenarios ->
                    "`" + scenarios.scenario() + "`, `" + scenarios.nearMiss() + "`";
            case Proof.NotBuilt(String part) -> "part: not built yet (" + part + ")";
        };
    }
}
