package io.presodia.hil.cli;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.JunitXml;
import io.presodia.hil.scenario.ResultJson;
import io.presodia.hil.scenario.ResultTable;
import io.presodia.hil.scenario.Scenario;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import io.presodia.host.cli.Exit;
import io.presodia.host.cli.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scenarios on virtual benches. */
@Command(
        name = "presodia hil",
        mixinStandardHelpOptions = true,
        description = {
            "Breaks things on virtual benches and judges what the firmware makes of it: runs the built-in scenarios, or"
                    + " those that are named. A folder stands for the scenarios in it."
        },
        footer = {
            "",
            "Exit codes: 0 all are right; 1 one is not; 2 bad input.",
            "",
            "Examples:",
            "  presodia hil",
            "  presodia hil open-sense-lead ./my-scenario.yaml --junit hil.xml",
            "  presodia hil campaign --seeds 1000"
        })
final class HilCommand implements Callable<Integer> {
    private final Catalogue catalogue;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "name or file of a scenario, or a folder (default: all built in)")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of all benches (default: that of each scenario)")
    private @Nullable Long seed;

    @Option(names = "--json", description = "print one JSON document instead of a table")
    private boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "write the results as JUnit XML, too")
    private @Nullable Path junit;

    HilCommand(Catalogue catalogue, PrintWriter out, PrintWriter err) {
        this.catalogue = catalogue;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        ScenarioReader reader = new ScenarioReader(catalogue, Map.of(), seed);
        List<Scenario> read = read(reader);
        List<CaseResult> results = run(read);
        if (scenarios.isEmpty()) {
            results.addAll(ScenarioRunner.rowsThatWait(List.copyOf(results)));
        }
        if (junit != null) {
            JunitXml.write(junit, results);
        }
        if (json) {
            Json.print(out, ResultJson.of(results));
        } else {
            ResultTable.print(out, results);
        }
        return ResultTable.count(results, CaseResult.Verdict.FAIL) == 0 ? Exit.DONE : Exit.FAILED;
    }

    /** All that is wrong with any of them is said before any runs. */
    private List<Scenario> read(ScenarioReader reader) throws ConfigException, IOException {
        List<Scenario> read = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        for (String name : names(reader)) {
            try {
                read.add(reader.read(name));
            } catch (ConfigException e) {
                wrong.addAll(e.diagnostics());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ConfigException(wrong);
        }
        return read;
    }

    private List<String> names(ScenarioReader reader) throws ConfigException, IOException {
        if (scenarios.isEmpty()) {
            return reader.names();
        }
        List<String> names = new ArrayList<>();
        for (String given : scenarios) {
            if (Files.isDirectory(Path.of(given))) {
                names.addAll(inFolder(given));
            } else {
                names.add(given);
            }
        }
        return names;
    }

    private static List<String> inFolder(String folder) throws ConfigException, IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> found =
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".yaml"))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new ConfigException(
                        new Diagnostic(
                                folder,
                                0,
                                "",
                                "",
                                "this folder holds no scenario: no file in it ends in .yaml"));
            }
            return found;
        }
    }

    private List<CaseResult> run(List<Scenario> read) throws Exception {
        ScenarioRunner runner = new ScenarioRunner();
        List<CaseResult> results = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<CaseResult>>> running = new ArrayList<>();
            for (Scenario scenario : read) {
                running.add(pool.submit(() -> runner.run(scenario)));
            }
            for (int i = 0; i < running.size(); i++) {
                results.addAll(running.get(i).get());
                err.println(
                        "scenario " + (i + 1) + " of " + running.size() + ": " + read.get(i).id());
                err.flush();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
        return results;
    }
}
