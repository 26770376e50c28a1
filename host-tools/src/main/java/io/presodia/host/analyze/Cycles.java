package io.presodia.host.analyze;

import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.CycleTable;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacities and efficiencies, cycle by cycle.
 *
 * @param rows in order
 */
public record Cycles(List<CycleRow> rows) implements Finding {
    private static final double CAPACITY_SHARE = 0.6;

    public Cycles {
        rows = List.copyOf(rows);
    }

    /** The cycles of a run. */
    public static Cycles of(Subject subject) {
        return new Cycles(
                CycleTable.of(
                        subject.run(),
                        HalfCycle.of(subject.run()),
                        subject.grams(),
                        subject.measurement()));
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
