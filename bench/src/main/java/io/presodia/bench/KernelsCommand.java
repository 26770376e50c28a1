package io.presodia.bench;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code presodia bench kernels}: the JMH benchmarks, as times and as ratios. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = {
            "Times single kernels with JMH, each beside ten exponentials measured in the same run, since machines are noisy.",
            "Kernels: plant (one step of the virtual cell), board (one sample of the whole virtual board)."
        })
final class KernelsCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final UnaryOperator<ChainedOptionsBuilder> tuning;

    @Parameters(
            arity = "0..*",
            paramLabel = "KERNEL",
            description = "plant or board (default: both)")
    private List<Kernel> kernels = List.of(Kernel.values());

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "5",
            description = "measurements of one second each (default: ${DEFAULT-VALUE})")
    private int iterations;

    KernelsCommand(PrintWriter out) {
        this(out, UnaryOperator.identity());
    }

    /**
     * @param out where the table goes
     * @param tuning what is to be different from a trustworthy measurement
     */
    KernelsCommand(PrintWriter out, UnaryOperator<ChainedOptionsBuilder> tuning) {
        this.out = out;
        this.tuning = tuning;
    }

    /** What can be timed. */
    enum Kernel {
        PLANT(PlantBenchmark.class),
        BOARD(BoardBenchmark.class);

        private final Class<?> benchmark;

        Kernel(Class<?> benchmark) {
            this.benchmark = benchmark;
        }
    }

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT);
        for (Kernel kernel : kernels) {
            options.include(kernel.benchmark.getName() + "\\.");
        }
        print(new Runner(tuning.apply(options).build()).run());
        return 0;
    }

    private void print(Collection<RunResult> results) {
        Map<String, Double> references = new TreeMap<>();
        for (RunResult result : results) {
            if (method(result).equals("reference")) {
                references.put(group(result), result.getPrimaryResult().getScore());
            }
        }
        out.printf("%-60s %10s %10s %12s%n", "kernel", "ns", "± 99.9 %", "of ten exp");
        for (RunResult result : results) {
            if (method(result).equals("reference")) {
                continue;
            }
            double reference = references.getOrDefault(group(result), Double.NaN);
            double score = result.getPrimaryResult().getScore();
            out.printf(
                    Locale.ROOT,
                    "%-60s %10.1f %10.1f %12.2f%n",
                    group(result) + " " + method(result),
                    score,
                    result.getPrimaryResult().getScoreError(),
                    score / reference);
        }
        out.flush();
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Benchmarks of one class with the same parameters belong together. */
    private static String group(RunResult result) {
        String name = result.getParams().getBenchmark();
        String type = name.substring(0, name.lastIndexOf('.'));
        StringBuilder group = new StringBuilder(type.substring(type.lastIndexOf('.') + 1));
        for (String key : result.getParams().getParamsKeys()) {
            group.append(' ').append(key).append('=').append(result.getParams().getParam(key));
        }
        return group.toString();
    }
}
