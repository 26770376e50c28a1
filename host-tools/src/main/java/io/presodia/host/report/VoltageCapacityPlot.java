package io.presodia.host.report;

import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import io.presodia.host.run.Uncertain;
import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Voltage of each half cycle against its own charge per gram. */
final class VoltageCapacityPlot {
    private static final double MILLI = 1e3;

    private final RunData run;
    private final RunSummary summary;

    VoltageCapacityPlot(RunData run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
    }

    List<PlotCanvas.Panel> panels() {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(1),
                        "Specific capacity (mAh/g)",
                        "Voltage (V)");
        double lastCapacity = 0;
        CycleChoice choice = CycleChoice.of(summary.analysis().cycles());
        for (HalfCycle half : summary.analysis().halves()) {
            if (choice.contains(half.cycle())) {
                Trace trace = trace(half);
                if (trace.drawable()) {
                    lastCapacity = Math.max(lastCapacity, trace.x()[trace.x().length - 1]);
                    String name = name(half) + " ".repeat(chart.getSeriesCollection().size());
                    PlotTheme.line(chart, name, trace.x(), trace.y(), color(half, choice));
                }
            }
        }
        if (chart.getSeriesCollection().isEmpty()) {
            return List.of();
        }
        double width = Math.max(lastCapacity, 1e-6);
        chart.getStyler().setXAxisMin(-0.012 * width);
        chart.getStyler().setXAxisMax(1.03 * width);
        double[] volts = Trace.range(run.volts());
        double room = 0.05 * (volts[1] - volts[0]);
        chart.getStyler().setYAxisMin(volts[0] - room);
        chart.getStyler().setYAxisMax(volts[1] + room);
        chart.getStyler().setYAxisDecimalPattern("0.0#");
        chart.getStyler().setLegendVisible(true);
        chart.getStyler().setLegendPosition(LegendPosition.InsideS);
        return List.of(new PlotCanvas.Panel(chart));
    }

    private static Color color(HalfCycle half, CycleChoice choice) {
        Color full = half.direction() == Direction.CHARGE ? PlotTheme.BLUE : PlotTheme.VERMILION;
        return PlotTheme.tint(full, choice.strength(half.cycle()));
    }

    private String name(HalfCycle half) {
        Uncertain capacity = null;
        for (CycleRow row : summary.analysis().cycles()) {
            if (row.cycle() == half.cycle()) {
                capacity = capacity(row, half.direction());
            }
        }
        return half.direction().word()
                + " "
                + half.cycle()
                + ": "
                + Show.uncertain(capacity, 1)
                + " mAh/g"
                + (half.finished() ? "" : " (cut short)");
    }

    private static @Nullable Uncertain capacity(CycleRow row, Direction direction) {
        return direction == Direction.CHARGE
                ? row.chargeMilliampereHoursPerGram()
                : row.dischargeMilliampereHoursPerGram();
    }

    private Trace trace(HalfCycle half) {
        int rows = 0;
        for (StepSegment step : half.steps()) {
            rows += step.size();
        }
        double[] x = new double[rows];
        double[] y = new double[rows];
        double perAmpereHour = MILLI / summary.input().cell().activeGrams();
        double[] counted =
                half.direction() == Direction.CHARGE
                        ? run.stepCounters().chargeAmpereHours()
                        : run.stepCounters().dischargeAmpereHours();
        int row = 0;
        double before = 0;
        for (StepSegment step : half.steps()) {
            for (int i = step.from(); i < step.to(); i++) {
                x[row] = (before + counted[i]) * perAmpereHour;
                y[row++] = run.volts()[i];
            }
            before += counted[step.to() - 1];
        }
        return Trace.thin(x, y, PlotCanvas.WIDTH);
    }
}
