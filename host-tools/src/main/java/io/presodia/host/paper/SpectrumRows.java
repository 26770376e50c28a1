package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.host.spectrum.Resistances;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Spectra of the donor along its charge: figure 6. All values are read from the points of the
 * spectra, by their distribution of relaxation times.
 */
final class SpectrumRows {
    private static final double SEVENTY = 0.7;

    /** Peaks are counted from 1, as in figure 6. */
    private static final int P1 = 1;

    private static final int P3 = 3;
    private static final int P4 = 4;
    private static final int P6 = 6;
    private static final String DONOR = "6 mg donor || NPS || Na9Sn4: ";

    /** The resistance in series with each reaction, 5 % of R2, cannot be told from R2. */
    private static final Tolerance R2 =
            new Tolerance.Percent(
                    6, "a spectrum also sees the 5 % of R2 in series with each reaction");

    private final List<Resistances> states;

    SpectrumRows(List<Resistances> states) {
        this.states = states;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        resistances(rows);
        peaks(rows);
        return rows;
    }

    private void resistances(List<PaperRow> rows) {
        Resistances first = states.getFirst();
        Resistances last = states.getLast();
        rows.add(
                row("spectrum-r-ohm-0", DONOR + "R_ohm before charge", "Ω", 480, "S10")
                        .input()
                        .within(Tolerance.usual())
                        .note(
                                "R∞ and P1 of a simulated spectrum, since the bench has no impedance"
                                        + " analyser; at 7 MHz the real part is only "
                                        + ohms(first.state().points().getFirst().real())
                                        + ": P1, a tenth of the separator, is an arc")
                        .simulated(first.ohmicOhms()));
        rows.add(
                row("spectrum-r-ohm-100", DONOR + "R_ohm when charged", "Ω", 480, "S10")
                        .input()
                        .within(Tolerance.usual())
                        .note(
                                "likewise, "
                                        + ohms(last.state().points().getFirst().real())
                                        + " at 7 MHz; an input with an assumed drift; the paper:"
                                        + " constant")
                        .simulated(last.ohmicOhms()));
        rows.add(
                row("spectrum-r2-0", DONOR + "R2 before charge", "Ω", 61.4, "6, S10")
                        .input()
                        .within(R2)
                        .note("P3 and P4 of the spectrum; P2, the anode, is not in it")
                        .simulated(first.transferOhms()));
        rows.add(
                row("spectrum-r2-70", DONOR + "R2 at 70 % of its charge", "Ω", 181.9, "6, S10")
                        .within(R2)
                        .note(
                                "P3 and P4, between two hourly spectra along the logarithm; the"
                                        + " exponent was fitted to R2 alone, without what is in"
                                        + " series with it")
                        .simulated(atSeventy(Resistances::transferOhms)));
        rows.add(
                row(
                                "spectrum-r3-late",
                                DONOR + "share of R3 that comes after 70 %",
                                "1",
                                1,
                                "6c, S10")
                        .input()
                        .within(new Tolerance.Between(0.85, 1, "the paper has no number"))
                        .note(
                                "what is slower than P4; the paper says that R3 appears above 70 %"
                                        + " and grows dramatically; how far is assumed")
                        .simulated(
                                1 - atSeventy(Resistances::diffusionOhms) / last.diffusionOhms()));
    }

    private void peaks(List<PaperRow> rows) {
        Resistances first = states.getFirst();
        Resistances last = states.getLast();
        rows.add(
                row("spectrum-peaks", DONOR + "peaks of the DRT when charged", "1", 6, "6f")
                        .input()
                        .within(new Tolerance.Between(6, 6, "six processes were put in"))
                        .note("before diffusion matters there are four")
                        .simulated(last.peaks().size()));
        rows.add(
                row("spectrum-p1-seconds", DONOR + "time of P1", "s", 1e-6, "6d")
                        .input()
                        .within(new Tolerance.Factor(1.5, "the grid of times"))
                        .simulated(last.seconds(P1)));
        rows.add(
                row("spectrum-p4-seconds", DONOR + "time of P4 at 70 %", "s", 1e-4, "6e")
                        .input()
                        .within(new Tolerance.Between(1e-5, 1e-3, "the paper's decades"))
                        .note(
                                "the paper gives P2 to P4 the decades 1e-5 to 1e-3 s, here their"
                                        + " middle; the double layer was chosen for them. When"
                                        + " charged P4 is at "
                                        + seconds(last.seconds(P4))
                                        + ", beyond them")
                        .simulated(atSeventy(state -> state.seconds(P4))));
        rows.add(
                row(
                                "spectrum-diffusion-seconds",
                                DONOR + "time of P6 when charged",
                                "s",
                                1e-2,
                                "6f")
                        .input()
                        .within(new Tolerance.Between(1e-3, 1e-1, "the paper's decades"))
                        .note(
                                "the paper gives P5 and P6 the decades 1e-3 to 1e-1 s and no value;"
                                        + " 1e-2 is only their middle, and the capacitance was"
                                        + " chosen to stay within them")
                        .simulated(last.seconds(P6)));
        later(rows, first, last);
    }

    private void later(List<PaperRow> rows, Resistances first, Resistances last) {
        rows.add(
                row(
                                "spectrum-p3-later",
                                DONOR + "time of P3 at 70 % over that before charge",
                                "1",
                                1,
                                "6g")
                        .input()
                        .within(new Tolerance.Between(1, 100, "above 1"))
                        .note(
                                "the paper: peaks grow and move to longer times, without a number;"
                                        + " here since R2 grows at a constant capacitance")
                        .simulated(atSeventy(state -> state.seconds(P3)) / first.seconds(P3)));
        rows.add(
                row(
                                "spectrum-p6-later",
                                DONOR + "time of the slowest peak when charged over that at 70 %",
                                "1",
                                1,
                                "6h")
                        .input()
                        .within(new Tolerance.Between(1, 100, "above 1"))
                        .note("likewise, with R3")
                        .simulated(slowest(last) / atSeventy(SpectrumRows::slowest)));
    }

    private static double slowest(Resistances state) {
        return state.seconds(state.peaks().size());
    }

    private static String ohms(double value) {
        return String.format(Locale.ROOT, "%.0f Ω", value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f ms", 1e3 * value);
    }

    /** Between the hourly spectra, along the logarithm. */
    private double atSeventy(ToDoubleFunction<Resistances> value) {
        for (int i = 1; i < states.size(); i++) {
            double before = states.get(i - 1).state().donorDepletion();
            double after = states.get(i).state().donorDepletion();
            if (before <= SEVENTY && after > SEVENTY) {
                double share = (SEVENTY - before) / (after - before);
                double from = value.applyAsDouble(states.get(i - 1));
                double to = value.applyAsDouble(states.get(i));
                return from * StrictMath.pow(to / from, share);
            }
        }
        return Double.NaN;
    }
}
