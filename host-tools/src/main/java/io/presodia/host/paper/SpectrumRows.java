package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.sim.cell.Impedance;
import io.presodia.host.spectrum.SpectrumState;
import java.util.ArrayList;
import java.util.List;

/** Spectra of the donor along its charge: figure 6. */
final class SpectrumRows {
    private static final double SEVENTY = 0.7;
    private static final String DONOR = "6 mg donor || NPS || Na9Sn4: ";
    private static final String ANALYSER =
            "from a spectrum of the virtual cell: the bench has no impedance analyser";

    private final List<SpectrumState> states;

    SpectrumRows(List<SpectrumState> states) {
        this.states = states;
    }

    List<PaperRow> rows() {
        SpectrumState first = states.getFirst();
        SpectrumState last = states.getLast();
        List<PaperRow> rows = new ArrayList<>();
        rows.add(
                row("spectrum-r-ohm-0", DONOR + "R_ohm before charge", "Ω", 480, "S10")
                        .input()
                        .within(Tolerance.usual())
                        .note(ANALYSER)
                        .simulated(first.ohmicOhms()));
        rows.add(
                row("spectrum-r-ohm-100", DONOR + "R_ohm when charged", "Ω", 480, "S10")
                        .input()
                        .within(Tolerance.usual())
                        .note("an input with an assumed drift; the paper: constant")
                        .simulated(last.ohmicOhms()));
        rows.add(
                row("spectrum-r2-0", DONOR + "R2 before charge", "Ω", 61.4, "6, S10")
                        .input()
                        .within(Tolerance.usual())
                        .simulated(first.transferOhms()));
        rows.add(
                row("spectrum-r2-70", DONOR + "R2 at 70 % of its charge", "Ω", 181.9, "6, S10")
                        .within(
                                new Tolerance.Percent(
                                        1, "fitted; interpolated between two hourly spectra"))
                        .simulated(atSeventy()));
        rows.add(
                row(
                                "spectrum-diffusion-seconds",
                                DONOR + "time constant of diffusion (P5, P6) when charged",
                                "s",
                                1e-2,
                                "6")
                        .input()
                        .within(
                                new Tolerance.Factor(
                                        10, "the paper: 1e-3 to 1e-1 s, here its middle"))
                        .note("its capacitance was chosen for these decades")
                        .simulated(diffusionSeconds(last)));
        return rows;
    }

    /** Between the hourly spectra, along the logarithm of R2. */
    private double atSeventy() {
        for (int i = 1; i < states.size(); i++) {
            SpectrumState before = states.get(i - 1);
            SpectrumState after = states.get(i);
            if (before.donorDepletion() <= SEVENTY && after.donorDepletion() > SEVENTY) {
                double share =
                        (SEVENTY - before.donorDepletion())
                                / (after.donorDepletion() - before.donorDepletion());
                return before.transferOhms()
                        * StrictMath.pow(after.transferOhms() / before.transferOhms(), share);
            }
        }
        return Double.NaN;
    }

    private static double diffusionSeconds(SpectrumState state) {
        return state.processes().stream()
                .filter(process -> process.name().startsWith("P6"))
                .mapToDouble(Impedance.Peak::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }
}
