package io.presodia.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code presodia bench scan}: how late the control thread is, and what makes it later. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole daemon in real time on the virtual bench-4, four cells on charge, and measures how late its"
                    + " control thread comes to each step: without and with estimators, without and with a flood of"
                    + " CoAP requests from this process. Columns 'x' are ratios to the first line of the same round,"
                    + " since machines are noisy."
        })
final class ScanCommand implements Callable<Integer> {
    private static final List<boolean[]> CASES =
            List.of(
                    new boolean[] {false, false},
                    new boolean[] {true, false},
                    new boolean[] {false, true},
                    new boolean[] {true, true});

    private final PrintWriter out;

    @Option(
            names = "--scan",
            paramLabel = "MS",
            defaultValue = "50",
            description = "scan period, ms (default: ${DEFAULT-VALUE})")
    private double scanMillis;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "measured time of each case, s (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "5",
            description = "time before, s (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "how often all cases are measured; the first warms up the machine, and from three on"
                            + " the others are summed up (default: ${DEFAULT-VALUE})")
    private int rounds;

    ScanCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        out.println(
                "round   estimators  flood   answers/s   p50 us     x   p99 us     x   max us     x");
        List<List<ScanTrial.Result>> all = CASES.stream().map(_ -> newList()).toList();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < CASES.size(); i++) {
                ScanTrial.Result result = trial(CASES.get(i)[0], CASES.get(i)[1]);
                all.get(i).add(result);
                print(round, CASES.get(i), result, all.getFirst().getLast());
            }
        }
        if (rounds > 2) {
            summary(all);
        }
        return 0;
    }

    private static List<ScanTrial.Result> newList() {
        return new ArrayList<>();
    }

    /**
     * Noise is what the rounds of one case differ by: a case differs where its range lies apart.
     */
    private void summary(List<List<ScanTrial.Result>> all) {
        out.printf("%nmedian (least to most) of rounds 2 to %d%n", rounds);
        out.println(
                "        estimators  flood   p50 us                  p99 us                  max us");
        for (int i = 0; i < CASES.size(); i++) {
            List<ScanTrial.Result> warm = all.get(i).subList(1, rounds);
            out.printf(
                    Locale.ROOT,
                    "        %-10s  %-6s  %-22s  %-22s  %s%n",
                    CASES.get(i)[0] ? "yes" : "no",
                    CASES.get(i)[1] ? "yes" : "no",
                    range(warm, 0.5),
                    range(warm, 0.99),
                    range(warm, 1));
        }
        out.flush();
    }

    private static String range(List<ScanTrial.Result> results, double share) {
        double[] micros = results.stream().mapToDouble(result -> result.micros(share)).toArray();
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                micros[micros.length / 2],
                micros[0],
                micros[micros.length - 1]);
    }

    private void print(int round, boolean[] one, ScanTrial.Result result, ScanTrial.Result first) {
        out.printf(
                Locale.ROOT,
                "%5d   %-10s  %-6s  %8.0f %s%s%s%n",
                round,
                one[0] ? "yes" : "no",
                one[1] ? "yes" : "no",
                result.answeredASecond(),
                column(result, first, 0.5),
                column(result, first, 0.99),
                column(result, first, 1));
        out.flush();
    }

    private static String column(ScanTrial.Result result, ScanTrial.Result first, double share) {
        return String.format(
                Locale.ROOT,
                " %8.0f %5.2f",
                result.micros(share),
                result.micros(share) / first.micros(share));
    }

    private ScanTrial.Result trial(boolean estimators, boolean flood)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("presodia-scan");
        try {
            return new ScanTrial(scanMillis, seconds, warmUp).run(folder, estimators, flood);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
