package io.presodia.firmware.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an observer wants to be told (draft-ietf-core-conditional-attributes). NaN stands for what
 * was not given.
 *
 * @param leastSeconds {@code c.pmin}: not sooner after the last notification
 * @param mostSeconds {@code c.pmax}: at the latest so long after it
 * @param above {@code c.gt}: when the value crosses this
 * @param below {@code c.lt}: when the value crosses this
 * @param step {@code c.st}: when it moved by so much since the last notification
 * @param band {@code c.band}: {@code c.gt} and {@code c.lt} are the ends of a band
 * @param edge {@code c.edge}: when what is true or false becomes true (1) or false (0)
 * @param confirmable {@code c.con}: notifications are confirmable
 */
public record Conditions(
        double leastSeconds,
        double mostSeconds,
        double above,
        double below,
        double step,
        boolean band,
        double edge,
        boolean confirmable) {
    /** An observer who says nothing is told of changes, but not more often than this. */
    public static final double USUAL_LEAST_SECONDS = 1;

    private static final Set<String> KNOWN =
            Set.of("c.pmin", "c.pmax", "c.gt", "c.lt", "c.st", "c.band", "c.edge", "c.con");
    private static final Set<String> OF_NUMBERS = Set.of("c.gt", "c.lt", "c.st", "c.band");
    private static final String EDGE = "c.edge";

    /** What can be observed. */
    public enum Kind {
        /** A number. */
        NUMBER,
        /** True or false, with more to say about it. */
        FLAG,
        /** Something else. */
        DOCUMENT
    }

    /**
     * The conditions in the query of a request.
     *
     * @param kind what is observed
     * @throws ProblemException for one that is unknown, given twice, wrong, or not for this
     */
    public static Conditions of(List<String> query, Kind kind) throws ProblemException {
        Map<String, String> given = new HashMap<>();
        for (String item : query) {
            int cut = item.indexOf('=');
            String name = cut < 0 ? item : item.substring(0, cut);
            if (!name.startsWith("c.")) {
                continue;
            }
            if (!KNOWN.contains(name)) {
                throw wrong(
                        name,
                        "",
                        "unknown; there are c.pmin c.pmax c.gt c.lt c.st c.band c.edge c.con");
            }
            if (kind != Kind.NUMBER && OF_NUMBERS.contains(name)) {
                throw wrong(name, "", "this is no number");
            }
            if (kind != Kind.FLAG && name.equals(EDGE)) {
                throw wrong(name, "", "this is not true or false; alarms are");
            }
            if (given.put(name, cut < 0 ? "" : item.substring(cut + 1)) != null) {
                throw wrong(name, "", "given twice");
            }
        }
        Conditions conditions =
                new Conditions(
                        number(given, "c.pmin", 0),
                        number(given, "c.pmax", 0),
                        number(given, "c.gt", Double.NEGATIVE_INFINITY),
                        number(given, "c.lt", Double.NEGATIVE_INFINITY),
                        number(given, "c.st", 0),
                        flag(given, "c.band"),
                        given.containsKey(EDGE) ? flag(given, EDGE) ? 1 : 0 : Double.NaN,
                        flag(given, "c.con"));
        conditions.check();
        return conditions;
    }

    private void check() throws ProblemException {
        if (mostSeconds < leastSeconds) {
            throw wrong(
                    "c.pmax", Double.toString(mostSeconds), "not less than c.pmin " + leastSeconds);
        }
        if (band && Double.isNaN(above) && Double.isNaN(below)) {
            throw wrong("c.band", "", "needs c.gt or c.lt");
        }
    }

    private static double number(Map<String, String> given, String name, double least)
            throws ProblemException {
        @Nullable String text = given.get(name);
        if (text == null) {
            return Double.NaN;
        }
        double value;
        try {
            value = text.length() > 32 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value) || value <= least) {
            throw wrong(name, text, least == 0 ? "a number above 0" : "a finite number");
        }
        return value;
    }

    private static boolean flag(Map<String, String> given, String name) throws ProblemException {
        @Nullable String text = given.get(name);
        if (text == null) {
            return false;
        }
        return switch (text) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(name, text, "true or false");
        };
    }

    private static ProblemException wrong(String name, String value, String right) {
        return ProblemException.field(Code.BAD_REQUEST, name, value, right);
    }

    /** Whether only a change from false to true or back is told. */
    boolean looksAtEdge() {
        return !Double.isNaN(edge);
    }

    /** Whether any of them looks at the value. */
    boolean looksAtValue() {
        return !Double.isNaN(above) || !Double.isNaN(below) || !Double.isNaN(step);
    }
}
