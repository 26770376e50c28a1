package io.presodia.host.paper;

import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.RunData;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Charge and discharge curves: figures 1e, 2d with S3 and S4, 4a to 4c, S11. */
final class CellFigures {
    private static final String CAPACITY = "Capacity (mAh per g of active cathode)";
    private static final String OF_DONOR = "Capacity (mAh per g of donor)";
    private static final String VOLTS = "Voltage (V)";
    private static final String SAME = "purple, dashed: the paper";
    private static final Color[] DOSES = {
        PlotTheme.FAINT_INK, PlotTheme.SKY, PlotTheme.ORANGE, PlotTheme.VERMILION
    };

    private final Measured measured;

    CellFigures(Measured measured) {
        this.measured = measured;
    }

    List<Figure> draw() throws IOException {
        List<Figure> figures = new ArrayList<>();
        figures.add(firstLoss());
        figures.add(donors());
        figures.add(donorAndCathode());
        figures.add(
                doses(
                        "figure-4b",
                        "Figure 4b: NaCrO₂ || Na₉Sn₄ with 0 to 3 wt% donor",
                        "The donor gives its sodium before the cathode's plateau; the discharges are"
                                + " alike, for what it gave stays in the counter electrode.",
                        "nco-na9sn4-",
                        1.5,
                        new double[] {119.0, 150.2}));
        figures.add(
                doses(
                        "figure-4c",
                        "Figure 4c: NaCrO₂ || Sn with 0 to 3 wt% donor",
                        "Every discharge is what the tin gives back, until at 3 wt% the cathode is"
                                + " full. The paper has two figures for the cell without donor.",
                        "nco-sn-",
                        0.9,
                        new double[] {90.8, 94.6, 118.2}));
        figures.add(others());
        return figures;
    }

    private List<Curve> curves(String protocol, String cell) throws IOException {
        RunData data = measured.data(protocol, cell);
        double grams = measured.cell(protocol, cell).referenceMassGrams();
        List<Curve> curves = new ArrayList<>();
        for (HalfCycle half : measured.summary(protocol, cell).analysis().halves()) {
            boolean back =
                    protocol.equals(Bench.DONOR_CHARGE) && half.direction() == Direction.DISCHARGE;
            if (half.cycle() == 1 && !back) {
                curves.add(Curve.of(data, half, grams));
            }
        }
        return curves;
    }

    private void cycle(Sketch sketch, String name, String protocol, String cell, Color color)
            throws IOException {
        List<Curve> curves = curves(protocol, cell);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (i == 0) {
                sketch.line(name, curve.capacity(), curve.volts(), color);
            } else {
                sketch.again(curve.capacity(), curve.volts(), color);
            }
        }
    }

    private Figure firstLoss() throws IOException {
        Sketch sketch = new Sketch(1, CAPACITY, VOLTS).x(-1.5, 130).y(1.4, 3.7);
        cycle(sketch, "NaCrO₂ || Na₉Sn₄", Bench.FIRST_CYCLE, "nco-na9sn4-0wt", PlotTheme.BLUE);
        cycle(sketch, "NaCrO₂ || Sn", Bench.FIRST_CYCLE, "nco-sn-0wt", PlotTheme.VERMILION);
        sketch.paperAtX(117.5, "117.5");
        sketch.paperAtX(94.6, "94.6");
        String title = "Figure 1e: what the tin keeps";
        return new Figure(
                "figure-1e",
                title,
                "First cycles at 0.1C without donor. Against tin the same cathode returns a fifth"
                        + " less.",
                Sketch.png(title, "first cycle at 0.1C through the firmware; " + SAME, sketch));
    }

    private Figure donors() throws IOException {
        String[] cells = {"1-1", "1-2", "1-3", "nps", "hand"};
        String[] names = {"NPS:Na₂S 1:1", "1:2", "1:3", "NPS alone", "1:2 mixed by hand"};
        Color[] colors = {
            PlotTheme.GREEN,
            PlotTheme.VERMILION,
            PlotTheme.BLUE,
            PlotTheme.ORANGE,
            PlotTheme.FAINT_INK
        };
        Sketch charges = new Sketch(0.56, OF_DONOR, VOLTS).x(-6, 540).y(1.5, 4.2);
        Sketch peaks =
                new Sketch(0.44, VOLTS, "dQ/dV (mAh g⁻¹ V⁻¹)").x(1.7, 3.6).plain().labelsAtTop();
        double top = 0;
        for (int i = 0; i < cells.length; i++) {
            String cell = "donor-na9sn4-" + cells[i];
            cycle(charges, names[i], Bench.DONOR_CHARGE, cell, colors[i]);
            if (i < 3) {
                DifferentialCapacity curve = measured.donorCurve(cell);
                top = Math.max(top, highest(curve));
                peaks.line(
                        names[i], curve.volts(), curve.milliampereHoursPerGramPerVolt(), colors[i]);
            }
        }
        charges.paperAtX(511.7, "511.7 (1:2)");
        charges.paperAtX(417.5, "417.5 (1:3)");
        charges.paperAtX(148.8, "148.8 (NPS)");
        peaks.y(0, 1.2 * top).paperAtX(2.0, "2.0 V").paperAtX(2.3, "2.3 V");
        String title = "Figures 2d, S3, S4: the donor alone";
        return new Figure(
                "figure-2d",
                title,
                "First charges at 0.1C against Na₉Sn₄, and below their differential capacity. More"
                        + " Na₂S gives more sodium until its network of NPS no longer reaches all of"
                        + " it; 1:1 and 1:3 then come to the same. The mix made by hand is inactive. The small"
                        + " step at 2.4 V is the end of the rise of R2, which is capped at 85 %.",
                Sketch.png(title, "first charge at 0.1C; " + SAME, charges, peaks));
    }

    private static double highest(DifferentialCapacity curve) {
        double highest = 0;
        for (double value : curve.milliampereHoursPerGramPerVolt()) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    private Figure donorAndCathode() throws IOException {
        Sketch sketch =
                new Sketch(1, "Capacity (mAh per g of NaCrO₂ or of donor)", VOLTS)
                        .x(-6, 540)
                        .y(1.5, 3.7);
        cycle(sketch, "NaCrO₂", Bench.FIRST_CYCLE, "nco-na9sn4-0wt", PlotTheme.BLUE);
        cycle(sketch, "donor 1:2", Bench.DONOR_CHARGE, "donor-na9sn4-1-2", PlotTheme.VERMILION);
        sketch.paperAtX(117.5, "117.5").paperAtX(511.7, "511.7, and nothing back");
        String title = "Figure 4a: cathode and donor against Na₉Sn₄";
        return new Figure(
                "figure-4a",
                title,
                "The donor gives four times as much as the cathode, below its plateau, and takes"
                        + " nothing back.",
                Sketch.png(title, "first cycle at 0.1C; " + SAME, sketch));
    }

    private Figure doses(
            String name, String title, String caption, String cells, double low, double[] ofPaper)
            throws IOException {
        Sketch sketch = new Sketch(1, CAPACITY, VOLTS).x(-2, 160).y(low, 3.8);
        for (int dose = 0; dose < DOSES.length; dose++) {
            cycle(sketch, dose + " wt%", Bench.FIRST_CYCLE, cells + dose + "wt", DOSES[dose]);
        }
        for (double value : ofPaper) {
            sketch.paperAtX(value, Numbers.plain(value));
        }
        return new Figure(
                name, title, caption, Sketch.png(title, "first cycle at 0.1C; " + SAME, sketch));
    }

    private Figure others() throws IOException {
        String[] cells = {"nfm-sn-", "nfm-sb-", "nco-sb-"};
        String[] doses = {"3", "5", "5"};
        String[] names = {"NFM || Sn", "NFM || Sb", "NaCrO₂ || Sb"};
        double[] shares = {0.32, 0.32, 0.36};
        Sketch[] panels = new Sketch[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Sketch sketch =
                    new Sketch(shares[i], i == 2 ? CAPACITY : "", VOLTS).x(-2, 200).y(0.8, 4.2);
            cycle(sketch, "0 wt%", Bench.FIRST_CYCLE, cells[i] + "0wt", PlotTheme.FAINT_INK);
            cycle(
                    sketch,
                    "with donor",
                    Bench.FIRST_CYCLE,
                    cells[i] + doses[i] + "wt",
                    PlotTheme.VERMILION);
            sketch.text(142, 1.15, names[i] + ", 0 and " + doses[i] + " wt%", PlotTheme.INK);
            if (i < 2) {
                sketch.plain();
            }
            panels[i] = sketch;
        }
        panels[0].paperAtX(111.2, "111.2").paperAtX(132.7, "132.7");
        String title = "Figures S11a–c: other cathodes and anodes";
        return new Figure(
                "figure-s11",
                title,
                "First cycles at 0.1C without and with donor. Antimony keeps more than tin and needs"
                        + " 5 wt%.",
                Sketch.png(title, "first cycle at 0.1C; " + SAME, panels));
    }
}
