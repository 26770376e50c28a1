package io.presodia.host.spectrum;

import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.Impedance;
import io.presodia.hal.sim.cell.SodiumCell;
import java.util.List;

/**
 * A cell's impedance in one state.
 *
 * @param stepId step of the protocol, or what else names the state
 * @param seconds cell time since assembly, s
 * @param donorDepletion share of the donor's active sodium that has been given, 0 to 1: the state
 *     of charge of figure 6
 * @param ohmicOhms R_ohm, Ω
 * @param processes relaxations from the fastest to the slowest, with resistance and time constant:
 *     where a distribution of relaxation times has its peaks
 * @param points the spectrum from 7 MHz down to 1 Hz, for the Nyquist plot
 */
public record SpectrumState(
        String stepId,
        double seconds,
        double donorDepletion,
        double ohmicOhms,
        List<Impedance.Peak> processes,
        List<Impedance.Point> points) {
    /** Ends of the paper's sweep (section 4), Hz. */
    public static final double HIGH_HERTZ = 7e6;

    /** See {@link #HIGH_HERTZ}. */
    public static final double LOW_HERTZ = 1;

    private static final int PER_DECADE = 10;

    public SpectrumState {
        processes = List.copyOf(processes);
        points = List.copyOf(points);
    }

    /** The spectrum of a cell as it is now. */
    static SpectrumState of(String stepId, SodiumCell cell) {
        CellTruth truth = cell.truth();
        Impedance impedance = Impedance.of(cell);
        return new SpectrumState(
                stepId,
                truth.elapsedSeconds(),
                truth.donorDepletion(),
                impedance.ohmicOhms(),
                impedance.peaks(),
                impedance.spectrum(HIGH_HERTZ, LOW_HERTZ, PER_DECADE));
    }

    /** R2 of figure 6: resistance of the charge transfers of the donor, Ω; 0 without. */
    public double transferOhms() {
        return sum("P3", "P4");
    }

    /** R3 of figure 6: resistance of diffusion within the donor, Ω; 0 without. */
    public double diffusionOhms() {
        return sum("P5", "P6");
    }

    private double sum(String... names) {
        double sum = 0;
        for (Impedance.Peak process : processes) {
            for (String name : names) {
                if (process.name().startsWith(name)) {
                    sum += process.ohms();
                }
            }
        }
        return sum;
    }
}
