package io.presodia.hil.scenario;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Results as a table for people. */
public final class ResultTable {
    private static final String[] HEAD = {
        "scenario", "fault", "scans", "ms", "open ms", "reaction", "verdict"
    };

    private ResultTable() {}

    /** Prints one line a case, then what was not right, then the totals. */
    public static void print(PrintWriter out, List<CaseResult> results) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        for (CaseResult result : results) {
            rows.add(
                    new String[] {
                        result.id(),
                        result.fault(),
                        Numbers.count(result.detectionScans()),
                        Numbers.millis(result.detectionMillis()),
                        Numbers.millis(result.openMillis()),
                        result.reaction(),
                        switch (result.verdict()) {
                            case PASS -> "pass";
                            case FAIL -> "FAIL";
                            case SKIP -> "skipped: " + result.problems().getFirst();
                        }
                    });
        }
        printRows(out, rows);
        for (CaseResult result : results) {
            if (!result.cause().isEmpty()) {
                out.println(result.id() + " ended: " + result.cause());
            }
        }
        for (CaseResult result : results) {
            if (result.verdict() == CaseResult.Verdict.FAIL) {
                result.problems().forEach(problem -> out.println(result.id() + ": " + problem));
            }
        }
        out.printf(
                "%n%d passed, %d failed, %d skipped%n",
                count(results, CaseResult.Verdict.PASS),
                count(results, CaseResult.Verdict.FAIL),
                count(results, CaseResult.Verdict.SKIP));
        out.flush();
    }

    private static void printRows(PrintWriter out, List<String[]> rows) {
        int[] widths = new int[HEAD.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length - 1; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                boolean number = i >= 2 && i <= 4;
                String padding = i == row.length - 1 ? "" : " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : "  ");
                line.append(number ? padding + row[i] : row[i] + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** How many have that verdict. */
    public static int count(List<CaseResult> results, CaseResult.Verdict verdict) {
        return (int) results.stream().filter(result -> result.verdict() == verdict).count();
    }
}
