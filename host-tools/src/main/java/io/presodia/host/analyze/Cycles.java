package io.presodia.host.analyze;

import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.CycleTable;
import io.presodia.host.analysis.CycleTurns;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.analysis.Residue;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacities and efficiencies, cycle by cycle.
 *
 * @param rows in order
 * @param drift of the coulombic efficiency; null with too few cycles
 * @param residue what the donor's residue gave over them; null without a donor in a cathode
 */
public record Cycles(
        List<CycleRow> rows, @Nullable EfficiencyDrift drift, @Nullable Residue residue)
        implements Finding {
    private static final double CAPACITY_SHARE = 0.6;

    public Cycles {
        rows = List.copyOf(rows);
    }

    /** The cycles of a run. */
    public static Cycles of(Subject subject) {
        RunData run = subject.run();
        double grams = subject.grams();
        MeasurementUncertainty measurement = subject.measurement();
        List<HalfCycle> halves = HalfCycle.of(run);
        List<CycleRow> rows = CycleTable.of(run, halves, grams, measurement);
        return new Cycles(
                rows,
                CycleTurns.drift(run, halves, rows, grams, measurement),
                subject.donor() == DonorUse.IN_CATHODE
                        ? Residue.of(run, halves, rows, grams, measurement)
                        : null);
    }

    @Override
    public String title() {
        return "cycles";
    }

    @Override
    public boolean found() {
        return !rows.isEmpty();
    }

    /** Last discharge over the first, of finished cycles; NaN with fewer than two. */
    public double retention() {
        List<CycleRow> whole =
                rows.stream()
                        .filter(r -> r.finished() && r.dischargeMilliampereHoursPerGram() != null)
                        .toList();
        return whole.size() < 2
                ? Double.NaN
                : value(whole.getLast().dischargeMilliampereHoursPerGram())
                        / value(whole.getFirst().dischargeMilliampereHoursPerGram());
    }

    private static double value(@Nullable Uncertain value) {
        return value == null ? Double.NaN : value.value();
    }

    @Override
    public void put(ObjectNode root) {
        Numbers.put(root, "retention", retention());
        Numbers.put(root, "efficiency_drift", "_per_cycle", driftPerCycle());
        putResidue(root);
        ArrayNode cycles = root.putArray("cycles");
        for (CycleRow row : rows) {
            ObjectNode node = cycles.addObject();
            node.put("cycle", row.cycle());
            Numbers.put(node, "charge_capacity", "_mAh_g", row.chargeMilliampereHoursPerGram());
            Numbers.put(
                    node, "discharge_capacity", "_mAh_g", row.dischargeMilliampereHoursPerGram());
            Numbers.put(node, "coulombic_efficiency", "", row.coulombicEfficiency());
            Numbers.put(node, "charge_energy_Wh_g", row.chargeWattHoursPerGram());
            Numbers.put(node, "discharge_energy_Wh_g", row.dischargeWattHoursPerGram());
            Numbers.put(node, "charge_mean_voltage_V", row.chargeMeanVolts());
            Numbers.put(node, "discharge_mean_voltage_V", row.dischargeMeanVolts());
            node.put("first_half_cycle", row.chargeFirst() ? "charge" : "discharge");
            node.put("finished", row.finished());
        }
    }

    private @Nullable Uncertain driftPerCycle() {
        return drift == null
                ? null
                : new Uncertain(drift.perCycle().value(), drift.perCycle().sigma());
    }

    private void putResidue(ObjectNode root) {
        if (residue == null) {
            root.putNull("residue");
            return;
        }
        ObjectNode node = root.putObject("residue");
        node.put("finding", residue.finding().name().toLowerCase(Locale.ROOT));
        node.put("cycles", residue.cycles());
        Numbers.put(node, "released", "_mAh_g", residue.released());
        Numbers.put(node, "surplus", "_mAh_g", residue.surplus());
        Numbers.put(node, "like_a_leak_of_A", residue.leakAmperes());
        node.put("text", residue.text());
    }

    @Override
    public List<String> text() {
        if (!found()) {
            return List.of("no cycle: nothing was charged or discharged");
        }
        List<String> lines = new ArrayList<>();
        lines.add("cycle   charge mAh/g       discharge mAh/g    efficiency           mean V");
        for (CycleRow row : rows) {
            lines.add(
                    Numbers.text(
                            "%5d   %-18s %-18s %-20s %.4f%s",
                            row.cycle(),
                            Numbers.text("%.2f", row.chargeMilliampereHoursPerGram()),
                            Numbers.text("%.2f", row.dischargeMilliampereHoursPerGram()),
                            Numbers.text("%.5f", row.coulombicEfficiency()),
                            row.dischargeMeanVolts(),
                            row.finished() ? "" : "  cut short"));
        }
        if (!Double.isNaN(retention())) {
            lines.add(Numbers.text("last discharge is %.2f %% of the first", 100 * retention()));
        }
        if (drift != null) {
            lines.add(drift.text());
        }
        if (residue != null && !residue.text().isEmpty()) {
            lines.add(residue.text());
        }
        return lines;
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        if (!found()) {
            return List.of();
        }
        double[] cycle = rows.stream().mapToDouble(CycleRow::cycle).toArray();
        double[] charge =
                rows.stream().mapToDouble(r -> value(r.chargeMilliampereHoursPerGram())).toArray();
        double[] discharge =
                rows.stream()
                        .mapToDouble(r -> value(r.dischargeMilliampereHoursPerGram()))
                        .toArray();
        double[] efficiency =
                rows.stream()
                        .mapToDouble(r ->
                                r.finished() ? 100 * value(r.coulombicEfficiency()) : Double.NaN)
                        .toArray();
        XYChart above =
                Draw.chart(
                        CAPACITY_SHARE,
                        "Cycle",
                        "Capacity (mAh/g)",
                        cycle,
                        both(charge, discharge));
        above.getStyler().setXAxisTitleVisible(false);
        Draw.anchor(above, cycle, discharge);
        XYChart below =
                Draw.chart(1 - CAPACITY_SHARE, "Cycle", "Efficiency (%)", cycle, efficiency);
        Draw.anchor(below, cycle, efficiency);
        return List.of(
                new PlotCanvas.Panel(
                        above,
                        (g, chart) -> {
                            for (int i = 0; i < cycle.length; i++) {
                                Draw.point(g, chart, cycle[i], charge[i], PlotTheme.BLUE);
                                Draw.point(g, chart, cycle[i], discharge[i], PlotTheme.VERMILION);
                            }
                        },
                        (g, chart) -> legend(g, chart)),
                new PlotCanvas.Panel(
                        below,
                        (g, chart) -> {
                            for (int i = 0; i < cycle.length; i++) {
                                Draw.point(g, chart, cycle[i], efficiency[i], PlotTheme.GREEN);
                            }
                        }));
    }

    private static void legend(java.awt.Graphics2D g, XYChart chart) {
        double x = chart.getScreenXFromChart(chart.getStyler().getXAxisMax()) - 300;
        double y = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        PlotCanvas.text(g, "charge", x, y + 36, PlotTheme.BLUE, PlotTheme.LABEL_BOLD);
        PlotCanvas.text(g, "discharge", x + 120, y + 36, PlotTheme.VERMILION, PlotTheme.LABEL_BOLD);
    }

    private static double[] both(double[] a, double[] b) {
        double[] all = new double[a.length + b.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
