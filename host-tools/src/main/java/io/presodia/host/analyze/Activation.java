package io.presodia.host.analyze;

import io.presodia.host.analysis.AgentPeak;
import io.presodia.host.analysis.AgentSignature;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.PulseRow;
import io.presodia.host.analysis.RunAnalysis;
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
 * What a first cycle says: what the donor gave, what came back, what stayed.
 *
 * @param analysis of the whole run; only its first cycle counts here
 */
public record Activation(RunAnalysis analysis) implements Finding {
    /** The first cycle of a run. */
    public static Activation of(Subject subject) {
        return new Activation(
                RunAnalysis.of(
                        subject.run(), subject.grams(), subject.donor(), subject.measurement()));
    }

    @Override
    public String title() {
        return "activation";
    }

    @Override
    public boolean found() {
        CycleRow first = analysis.firstCycle();
        return first != null && first.chargeMilliampereHoursPerGram() != null;
    }

    private @Nullable Uncertain charge() {
        CycleRow first = analysis.firstCycle();
        return first == null ? null : first.chargeMilliampereHoursPerGram();
    }

    private @Nullable Uncertain discharge() {
        CycleRow first = analysis.firstCycle();
        return first == null ? null : first.dischargeMilliampereHoursPerGram();
    }

    private @Nullable Uncertain efficiency() {
        CycleRow first = analysis.firstCycle();
        return first == null ? null : first.coulombicEfficiency();
    }

    /** What went in and did not come back; mass and gain are the same for both. */
    private @Nullable Uncertain lost() {
        Uncertain in = charge();
        Uncertain out = discharge();
        Uncertain ratio = efficiency();
        return in == null || out == null || ratio == null
                ? null
                : new Uncertain(
                        in.value() - out.value(),
                        StrictMath.hypot(
                                ratio.sigma() * in.value(),
                                in.sigma() / in.value() * (in.value() - out.value())));
    }

    @Override
    public void put(ObjectNode root) {
        Numbers.put(root, "first_charge_capacity", "_mAh_g", charge());
        Numbers.put(root, "first_discharge_capacity", "_mAh_g", discharge());
        Numbers.put(root, "initial_coulombic_efficiency", "", efficiency());
        Numbers.put(root, "not_returned", "_mAh_g", lost());
        ObjectNode agent = root.putObject("agent");
        AgentSignature signature = analysis.agent();
        ArrayNode peaks = agent.putArray("peaks");
        for (AgentPeak peak : signature.peaks()) {
            ObjectNode node = peaks.addObject();
            node.put("stage", peak.stage().id());
            Numbers.put(node, "voltage_V", peak.volts());
            Numbers.put(node, "height_mAh_g_V", peak.height());
            Numbers.put(node, "charge", "_mAh_g", peak.milliampereHoursPerGram());
        }
        Numbers.put(agent, "plateau_onset_V", signature.onsetVolts());
        Numbers.put(agent, "charge_before_plateau", "_mAh_g", signature.chargeBeforePlateau());
        agent.put("text", signature.text());
        ArrayNode resistances = root.putArray("resistances");
        for (PulseRow row : analysis.pulses()) {
            ObjectNode node = resistances.addObject();
            node.put("step_id", row.stepId());
            Numbers.put(node, "rest_voltage_V", row.restVolts());
            ArrayNode points = node.putArray("points");
            for (PulseRow.Point point : row.points()) {
                ObjectNode entry = points.addObject();
                Numbers.put(entry, "time_s", point.seconds());
                Numbers.put(entry, "resistance", "_ohm", point.ohms());
            }
        }
    }

    @Override
    public List<String> text() {
        if (!found()) {
            return List.of("no activation: the run has no charge in its first cycle");
        }
        List<String> lines = new ArrayList<>();
        lines.add("first charge      " + Numbers.text("%.2f", charge()) + " mAh/g");
        lines.add("first discharge   " + Numbers.text("%.2f", discharge()) + " mAh/g");
        lines.add("ICE               " + Numbers.text("%.5f", efficiency()));
        lines.add("not returned      " + Numbers.text("%.2f", lost()) + " mAh/g");
        AgentSignature signature = analysis.agent();
        for (AgentPeak peak : signature.peaks()) {
            lines.add(
                    Numbers.text(
                            "agent, %s at %.3f V: %s mAh/g",
                            peak.stage().label(),
                            peak.volts(),
                            Numbers.text("%.2f", peak.milliampereHoursPerGram())));
        }
        if (signature.chargeBeforePlateau() != null) {
            lines.add(
                    "before plateau    "
                            + Numbers.text("%.2f", signature.chargeBeforePlateau())
                            + Numbers.text(" mAh/g, up to %.3f V", signature.onsetVolts()));
        }
        lines.add(signature.text());
        return lines;
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        if (analysis.curves().isEmpty()
                || analysis.curves().getFirst().direction() != Direction.CHARGE) {
            return List.of();
        }
        DifferentialCapacity curve = analysis.curves().getFirst();
        XYChart chart =
                Draw.chart(
                        1,
                        "Voltage (V)",
                        "dQ/dV of the first charge (mAh/g/V)",
                        curve.volts(),
                        curve.milliampereHoursPerGramPerVolt());
        PlotTheme.line(
                chart,
                "charge",
                curve.volts(),
                curve.milliampereHoursPerGramPerVolt(),
                PlotTheme.BLUE);
        return List.of(
                new PlotCanvas.Panel(
                        chart,
                        (g, drawn) -> {
                            for (AgentPeak peak : analysis.agent().peaks()) {
                                Draw.point(
                                        g, drawn, peak.volts(), peak.height(), PlotTheme.VERMILION);
                                PlotCanvas.text(
                                        g,
                                        peak.stage().label(),
                                        drawn.getScreenXFromChart(peak.volts()) - 60,
                                        drawn.getScreenYFromChart(peak.height()) - 20,
                                        PlotTheme.VERMILION,
                                        PlotTheme.LABEL_BOLD);
                            }
                        }));
    }
}
