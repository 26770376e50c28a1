package io.presodia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.channel.BoardSample;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;

/** What is timed does what it says; how long it takes is no test. */
class KernelsTest {
    @Test
    void thePlantIsCycledBetweenItsLimits() throws Exception {
        PlantBenchmark plant = new PlantBenchmark();
        plant.seconds = 1;
        plant.fit();

        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 20_000; i++) {
            double volts = plant.step();
            lowest = Math.min(lowest, volts);
            highest = Math.max(highest, volts);
        }

        assertThat(highest).isBetween(3.6, 3.8);
        assertThat(lowest).isBetween(0.0, 1.75);
        assertThat(plant.reference()).isBetween(1.0, 30.0);
    }

    @Test
    void theBoardSamplesItsChannels() throws Exception {
        BoardBenchmark board = new BoardBenchmark();
        board.build();

        BoardSample sample = board.sample();
        for (int i = 0; i < 100; i++) {
            sample = board.sample();
        }

        assertThat(sample.channels().getFirst().volts().good()).isTrue();
        assertThat(board.reference()).isBetween(1.0, 30.0);
    }

    /** Too short to be believed, but through JMH and into the table. */
    @Test
    void aKernelIsPrintedBesideItsReference() {
        StringWriter out = new StringWriter();
        KernelsCommand command =
                new KernelsCommand(
                        new PrintWriter(out),
                        options ->
                                options.forks(0)
                                        .warmupIterations(0)
                                        .measurementTime(TimeValue.milliseconds(10)));

        int code =
                new CommandLine(command)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute("board", "--iterations", "2");

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .first()
                .asString()
                .contains("kernel", "ns", "of ten exp");
        assertThat(out.toString().lines().skip(1))
                .allMatch(line -> line.matches("BoardBenchmark.* sample +[0-9.]+ +\\S+ +[0-9.]+"));
    }

    @Test
    void theHelpNamesWhatCanBeMeasured() {
        StringWriter out = new StringWriter();

        int code = BenchMain.commandLine(new PrintWriter(out)).execute("--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("kernels", "estimators");
    }
}
