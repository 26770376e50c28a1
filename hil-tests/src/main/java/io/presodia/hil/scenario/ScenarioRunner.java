package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Proof;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.fault.MissingPartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs scenarios, each case on a bench of its own. */
public final class ScenarioRunner {
    private final BenchOptions.Fitting fitting;
    private final BenchOptions.Front front;

    /** On the board as it is. */
    public ScenarioRunner() {
        this(BenchOptions.Fitting.NONE, BenchOptions.Front.NONE);
    }

    /**
     * With parts of one's own.
     *
     * @param fitting puts them on each new bench
     * @param front gets each new board with its bench
     */
    public ScenarioRunner(BenchOptions.Fitting fitting, BenchOptions.Front front) {
        this.fitting = fitting;
        this.front = front;
    }

    /**
     * Runs a scenario and its near misses.
     *
     * @throws ConfigException when cell, board and protocol do not fit each other
     * @throws IOException when no journal can be written
     */
    public List<CaseResult> run(Scenario scenario)
            throws ConfigException, IOException, InterruptedException {
        if (!scenario.waitsFor().isEmpty()) {
            return List.of(
                    CaseResult.skipped(
                            scenario.id(),
                            scenario.faultText(),
                            "waits for " + scenario.waitsFor()));
        }
        List<CaseResult> results = new ArrayList<>();
        for (ScenarioCase what : scenario.cases()) {
            results.add(run(scenario, what));
        }
        return results;
    }

    /**
     * The rows of the fault table that nothing watches yet and no scenario speaks of, each as
     * skipped with its reason.
     */
    public static List<CaseResult> rowsThatWait(List<CaseResult> spokenOf) {
        Set<String> known = new HashSet<>();
        spokenOf.forEach(result -> known.add(result.fault()));
        List<CaseResult> results = new ArrayList<>();
        for (FaultRow row : FaultTable.standard().rows()) {
            if (row.proof() instanceof Proof.NotBuilt(String part)
                    && !known.contains(row.fault().id())) {
                String id = row.fault().id();
                results.add(CaseResult.skipped(id, id, "waits for " + part));
            }
        }
        return results;
    }

    private CaseResult run(Scenario scenario, ScenarioCase what)
            throws ConfigException, IOException, InterruptedException {
        Twins twins = new Twins(what);
        Observed seen;
        try {
            seen = CaseRun.run(what, options(what), twins::keep);
            twins.compare(options(what));
        } catch (MissingPartException e) {
            return CaseResult.skipped(
                    what.id(), scenario.faultText(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // The board has no such chip, line or channel: only it knows.
            return failed(scenario, what, String.valueOf(e.getMessage()));
        }
        List<String> problems = new ArrayList<>(Judge.problems(what, seen));
        problems.addAll(twins.differences());
        return new CaseResult(
                what.id(),
                scenario.faultText(),
                problems.isEmpty() ? CaseResult.Verdict.PASS : CaseResult.Verdict.FAIL,
                seen.detectionScans(),
                seen.detectionMillis(),
                seen.openMillis(),
                Reactions.of(seen),
                Reactions.cause(seen),
                problems,
                seen.simSeconds());
    }

    private static CaseResult failed(Scenario scenario, ScenarioCase what, String why) {
        return new CaseResult(
                what.id(),
                scenario.faultText(),
                CaseResult.Verdict.FAIL,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "",
                "",
                List.of(why),
                0);
    }

    private BenchOptions options(ScenarioCase what) {
        return BenchOptions.withFaults(what.seed()).with(fitting, front);
    }
}
