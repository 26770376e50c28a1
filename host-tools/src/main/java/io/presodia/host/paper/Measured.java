package io.presodia.host.paper;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.report.RunSummary;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import io.presodia.host.session.RunResult;
import io.presodia.host.spectrum.Resistances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All runs of the programme with their results. Immutable. */
public final class Measured {
    private static final double PERCENT = 100;

    private final Map<Experiment, RunResult> runs;

    Measured(Map<Experiment, RunResult> runs) {
        this.runs = new LinkedHashMap<>(runs);
    }

    /** What the spectra of the donor along its charge say, in order. */
    public List<Resistances> spectra() {
        return run(Bench.SPECTRA, "donor-na9sn4-1-2").spectra().stream()
                .map(Resistances::of)
                .toList();
    }

    /** Whether this protocol was run on all of these cells. */
    public boolean has(String protocol, String... cells) {
        for (String cell : cells) {
            if (!runs.containsKey(new Experiment(protocol, cell))) {
                return false;
            }
        }
        return true;
    }

    /** The runs in the order of the programme. */
    public List<RunResult> runs() {
        return new ArrayList<>(runs.values());
    }

    /** A run of the programme. */
    public RunResult run(String protocol, String cell) {
        Experiment experiment = new Experiment(protocol, cell);
        RunResult run = runs.get(experiment);
        if (run == null) {
            throw new IllegalArgumentException(experiment + " is not part of the programme");
        }
        return run;
    }

    /** What was worked out from a run. */
    public RunSummary summary(String protocol, String cell) {
        return run(protocol, cell).summary();
    }

    /** The samples of a run, from its journal. */
    public RunData data(String protocol, String cell) throws IOException {
        RunResult run = run(protocol, cell);
        return RunData.read(run.folder().journal(), run.summary().info().runId());
    }

    /** The cell as its file says. */
    public CellDesign cell(String protocol, String cell) {
        return run(protocol, cell).run().cell().value();
    }

    /** First charge of a cell in the paper's first cycle, mAh/g. */
    public double charge(String cell) {
        return value(summary(Bench.FIRST_CYCLE, cell).firstChargeMilliampereHoursPerGram(), cell);
    }

    /** First discharge of a cell in the paper's first cycle, mAh/g. */
    public double discharge(String cell) {
        return value(
                summary(Bench.FIRST_CYCLE, cell).firstDischargeMilliampereHoursPerGram(), cell);
    }

    /** Initial coulombic efficiency in the paper's first cycle, %. */
    public double efficiencyPercent(String cell) {
        return PERCENT * value(summary(Bench.FIRST_CYCLE, cell).initialCoulombicEfficiency(), cell);
    }

    /** Energy of the first discharge, mWh per gram of active cathode. */
    public double dischargeEnergy(String cell) {
        return 1e3 * firstCycle(cell).dischargeWattHoursPerGram();
    }

    /** Mean voltage of the first discharge, V. */
    public double dischargeMeanVolts(String cell) {
        return firstCycle(cell).dischargeMeanVolts();
    }

    private CycleRow firstCycle(String cell) {
        CycleRow first = summary(Bench.FIRST_CYCLE, cell).analysis().firstCycle();
        if (first == null) {
            throw new IllegalStateException(cell + " has no cycle");
        }
        return first;
    }

    /** First charge of a donor alone, mAh per gram of donor. */
    public double donorCharge(String cell) {
        return value(summary(Bench.DONOR_CHARGE, cell).firstChargeMilliampereHoursPerGram(), cell);
    }

    /** What a donor alone takes back, mAh per gram of donor. */
    public double donorDischarge(String cell) {
        Uncertain back = summary(Bench.DONOR_CHARGE, cell).firstDischargeMilliampereHoursPerGram();
        // Noise may leave a net charge: nothing came back.
        return back == null ? 0 : back.value();
    }

    /** Differential capacity of the first charge of a donor alone. */
    public DifferentialCapacity donorCurve(String cell) {
        return summary(Bench.DONOR_CHARGE, cell).analysis().curves().getFirst();
    }

    /** Discharge capacities of the 300 cycles at 0.5C in order, mAh/g. */
    public double[] life(String cell) {
        List<CycleRow> rows = summary(Bench.CYCLE_LIFE, cell).analysis().cycles();
        return rows.stream()
                .filter(row -> row.cycle() > 1)
                .mapToDouble(row -> value(row.dischargeMilliampereHoursPerGram(), cell))
                .toArray();
    }

    /** Discharge of the last cycle at 0.5C over that of the first one, %. */
    public double retentionPercent(String cell) {
        double[] life = life(cell);
        return PERCENT * life[life.length - 1] / life[0];
    }

    private static double value(@Nullable Uncertain value, String cell) {
        if (value == null) {
            throw new IllegalStateException(cell + " lacks a half cycle");
        }
        return value.value();
    }
}
