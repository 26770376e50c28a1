package io.presodia.host.paper;

import io.presodia.host.analysis.RelaxationTimes;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.spectrum.Resistances;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Spectra of the donor and what they say: figure 6. */
final class SpectrumFigures {
    private static final Color[] COLORS = {
        PlotTheme.FAINT_INK, PlotTheme.SKY, PlotTheme.BLUE, PlotTheme.ORANGE, PlotTheme.VERMILION
    };
    private static final double[] SHARES = {0, 0.4, 0.7, 0.9, 1};
    private static final double[] EARLY = {0.1, 0.2, 0.4, 0.6, 0.7};
    private static final double[] LATE = {0.7, 0.8, 0.9, 0.95, 1};
    private static final double SHOWN_OHMS = 200;

    private final List<Resistances> states;

    SpectrumFigures(List<Resistances> states) {
        this.states = states;
    }

    List<Figure> draw() throws IOException {
        return List.of(nyquist(), relaxations(), resistances());
    }

    private Figure nyquist() throws IOException {
        Sketch sketch = new Sketch(1, "Re Z (Ω)", "−Im Z (Ω)");
        double right = 0;
        double top = 0;
        for (int i = 0; i < COLORS.length; i++) {
            Resistances state = nearest(SHARES[i]);
            List<RelaxationTimes.Point> points = state.state().points();
            double[] x = points.stream().mapToDouble(RelaxationTimes.Point::real).toArray();
            double[] y = points.stream().mapToDouble(point -> -point.imaginary()).toArray();
            for (int k = 0; k < x.length; k++) {
                if (y[k] < SHOWN_OHMS) {
                    right = Math.max(right, x[k]);
                    top = Math.max(top, y[k]);
                }
            }
            sketch.line(percent(state), x, y, COLORS[i]);
        }
        sketch.x(400, Math.ceil(right / 50 + 0.5) * 50).y(0, Math.ceil(top / 25) * 25);
        String title = "Figure 6a–c: spectra of the donor along its charge";
        return new Figure(
                "figure-6-spectra",
                title,
                "7 MHz to 1 Hz, by share of the donor's sodium that is out. The charge transfer"
                        + " grows to 70 %, then diffusion takes over. The curves begin at 430 to"
                        + " 440 Ω and not at 480: the grain boundaries, a tenth of the separator,"
                        + " are an arc of their own. No instrument of the bench sees these: they"
                        + " are the virtual cell's own impedance.",
                Sketch.png(title, "6 mg donor || NPS || Na₉Sn₄, 0.1C, hourly", sketch));
    }

    private Figure relaxations() throws IOException {
        String title = "Figure 6d–h: relaxation times of the donor along its charge";
        return new Figure(
                "figure-6-drt",
                title,
                "Distributions of relaxation times of these spectra, above to 70 % and below from"
                        + " there; τ is 1/ω. P1 (1e-6 s) and P2 (1e-5 s) stay, P3 and P4 grow and"
                        + " move to longer times with R2, P5 and P6 come after 70 % and do so with"
                        + " R3. The paper gives decades, not values: purple. Spectra without noise"
                        + " bear the weakest regularisation; 'analyze drt' chooses its own, and the"
                        + " paper's peaks are wider.",
                Sketch.png(
                        title,
                        "6 mg donor || NPS || Na₉Sn₄, 0.1C, hourly; simulated, without noise",
                        distributions(EARLY),
                        distributions(LATE)));
    }

    private Sketch distributions(double[] shares) {
        Sketch sketch = new Sketch(0.5, "log₁₀ τ (s)", "γ (Ω)").x(-7, -0.5);
        double top = 0;
        String last = "";
        for (int i = 0; i < shares.length; i++) {
            Resistances state = nearest(shares[i]);
            if (percent(state).equals(last)) {
                continue;
            }
            last = percent(state);
            double[] x = Arrays.stream(state.times().seconds()).map(StrictMath::log10).toArray();
            double[] y = state.times().ohms();
            top = Math.max(top, Arrays.stream(y).max().orElse(0));
            sketch.line(last, x, y, COLORS[i]);
        }
        return sketch.y(0, Math.ceil(1.15 * top / 50) * 50)
                .labelsAtTop()
                .paperAtX(-6, "P1")
                .paperAtX(-5, "P2–P4 to 1e-3")
                .paperAtX(-3, "P5, P6 to 1e-1")
                .paperAtX(-1, "");
    }

    private Figure resistances() throws IOException {
        double[] share =
                states.stream()
                        .mapToDouble(state -> 100 * state.state().donorDepletion())
                        .toArray();
        Sketch sketch =
                new Sketch(1, "Share of the donor's sodium that is out (%)", "Resistance (Ω)")
                        .x(-3, 103)
                        .y(0, 620);
        sketch.points("R_ohm", share, of(Resistances::ohmicOhms), PlotTheme.FAINT_INK);
        sketch.points(
                "R2 (charge transfer, P3 and P4)",
                share,
                of(Resistances::transferOhms),
                PlotTheme.BLUE);
        sketch.points(
                "R3 (diffusion, P5 and P6)",
                share,
                of(Resistances::diffusionOhms),
                PlotTheme.VERMILION);
        sketch.paperPoint(0, 61.4, "61.4", true).paperPoint(70, 181.9, "181.9", false);
        sketch.paperPoint(50, 480, "480", true);
        String title = "Figures 6i, S10: resistances along the charge";
        return new Figure(
                "figure-6i",
                title,
                "From the peaks above: R_ohm stays, R2 triples to 70 %, R3 rises steeply after.",
                Sketch.png(
                        title, "6 mg donor || NPS || Na₉Sn₄, 0.1C; diamonds: the paper", sketch));
    }

    private double[] of(ToDoubleFunction<Resistances> value) {
        return states.stream().mapToDouble(value).toArray();
    }

    private static String percent(Resistances state) {
        return Math.round(100 * state.state().donorDepletion()) + " %";
    }

    private Resistances nearest(double share) {
        Resistances best = states.getFirst();
        for (Resistances state : states) {
            if (Math.abs(state.state().donorDepletion() - share)
                    < Math.abs(best.state().donorDepletion() - share)) {
                best = state;
            }
        }
        return best;
    }
}
