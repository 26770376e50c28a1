package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.DonorRelaxation;
import io.presodia.hal.cell.GrainBoundaries;
import java.util.ArrayList;
import java.util.List;

/**
 * The impedance of a virtual cell in its present state: the very resistances, capacitances and
 * slopes that its steps use, linearised for a small disturbance that charges it.
 *
 * <pre>Z = R_s + R_a + Z_slow + Z_anode + 1/(j w C + 1/Z_cathode + 1/Z_donor)</pre>
 *
 * A donor reaction takes part if the potential lies no more than 5 mV below its own, half the 10 mV
 * of the paper's spectra: its diode has no linear range. The hysteresis of the anode stands still.
 * Two processes are faster than any step and pure resistances there: grain boundaries (P1 of figure
 * 6) and the interface of the anode (P2); the material files have their shares and times. P3 and P4
 * are the charge transfer of the donor, P5 and P6 its diffusion: see {@link DonorRelaxations}.
 * Immutable.
 */
public final class Impedance {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Parts parts;

    Impedance(Parts parts) {
        this.parts = parts;
    }

    /**
     * One point of a spectrum.
     *
     * @param hertz Hz
     * @param realOhms real part, ohm
     * @param imaginaryOhms imaginary part, negative where the cell is capacitive; ohm
     */
    public record Point(double hertz, double realOhms, double imaginaryOhms) {
        /** Magnitude, ohm. */
        public double ohms() {
            return Math.sqrt(realOhms * realOhms + imaginaryOhms * imaginaryOhms);
        }
    }

    /**
     * One relaxation of the cell.
     *
     * @param name as in figure 6
     * @param ohms its resistance, ohm
     * @param seconds its time constant, s
     */
    public record Peak(String name, double ohms, double seconds) {}

    /**
     * What the cell is made of now. Units: kohm, h, V/mAh, mAh/V.
     *
     * @param separator R_s
     * @param anodeInterface R_a
     * @param slowResistance of the slow polarisation
     * @param slowHours its time constant
     * @param anodeSlope -dU/dq of the anode at rest
     * @param diffusionSlope -dU/dq of the anode's mean curve at the surface
     * @param diffusionHours L^2/D of the anode; 0 without diffusion
     * @param doubleLayer C
     * @param cathodeResistance R_c; infinite without cathode
     * @param cathodeSlope dU/dq of the cathode
     * @param donorResistance R_2; infinite without donor
     * @param donorInterfaceHours time constant of the interface inside R_2
     * @param donorDiffusion R_3
     * @param donorDiffusionHours time constant of its slower pole
     * @param contactResistance of each reaction
     * @param reactionSlopes dU/dq of the reactions that take part
     * @param grains of the separator
     * @param anodeInterfaceSeconds time constant of the anode's interface, s
     * @param processes behind the donor's resistances
     */
    record Parts(
            double separator,
            double anodeInterface,
            double slowResistance,
            double slowHours,
            double anodeSlope,
            double diffusionSlope,
            double diffusionHours,
            double doubleLayer,
            double cathodeResistance,
            double cathodeSlope,
            double donorResistance,
            double donorInterfaceHours,
            double donorDiffusion,
            double donorDiffusionHours,
            double contactResistance,
            List<Double> reactionSlopes,
            GrainBoundaries grains,
            double anodeInterfaceSeconds,
            DonorRelaxation processes) {
        Parts {
            reactionSlopes = List.copyOf(reactionSlopes);
        }
    }

    private double grainShare() {
        return parts.grains.share().value();
    }

    private double grainSeconds() {
        return parts.grains.time().value();
    }

    /** The impedance of a cell as it is now. */
    public static Impedance of(SodiumCell cell) {
        return new Impedance(cell.impedanceParts());
    }

    /** Impedance at a frequency above 0, Hz. */
    public Point at(double hertz) {
        if (!(hertz > 0)) {
            throw new IllegalArgumentException("a spectrum needs frequencies above 0");
        }
        double w = 2 * StrictMath.PI * hertz * SECONDS_PER_HOUR;
        Sum z = new Sum();
        double grains = grainShare() * parts.separator;
        z.add(parts.separator - grains, 0);
        z.relaxation(grains, w * grainSeconds() / SECONDS_PER_HOUR);
        z.relaxation(parts.anodeInterface, w * parts.anodeInterfaceSeconds / SECONDS_PER_HOUR);
        z.relaxation(parts.slowResistance, w * parts.slowHours);
        z.add(0, -parts.anodeSlope / w);
        for (int n = 0; n < SodiumProfile.MODES && parts.diffusionHours > 0; n++) {
            double gain = SodiumProfile.gainShare(n) * parts.diffusionHours;
            double time = SodiumProfile.timeShare(n) * parts.diffusionHours;
            z.relaxation(parts.diffusionSlope * gain, w * time);
        }
        Sum node = new Sum();
        node.add(0, w * parts.doubleLayer);
        if (parts.cathodeResistance < Double.POSITIVE_INFINITY) {
            node.addInverse(parts.cathodeResistance, -parts.cathodeSlope / w);
        }
        if (!parts.reactionSlopes.isEmpty()) {
            donor(w, node);
        }
        z.addInverse(node.real, node.imaginary);
        return new Point(hertz, z.real * 1e3, z.imaginary * 1e3);
    }

    private void donor(double w, Sum node) {
        Sum reactions = new Sum();
        for (double slope : parts.reactionSlopes) {
            reactions.addInverse(parts.contactResistance, -slope / w);
        }
        Sum donor = new Sum();
        double inner = parts.processes.interfaceShare().value() * parts.donorResistance;
        donor.add(parts.donorResistance - inner, 0);
        donor.relaxation(inner, w * parts.donorInterfaceHours);
        double slow = parts.processes.slowShare().value() * parts.donorDiffusion;
        donor.relaxation(slow, w * parts.donorDiffusionHours);
        donor.relaxation(
                parts.donorDiffusion - slow,
                w * parts.donorDiffusionHours / parts.processes.slowOverFast().value());
        donor.addInverse(reactions.real, reactions.imaginary);
        node.addInverse(donor.real, donor.imaginary);
    }

    /**
     * Points at even steps of the logarithm, from high to low as an impedance analyser sweeps.
     *
     * @param highHertz Hz; the paper: 7e6
     * @param lowHertz Hz; the paper: 1
     * @param perDecade how many
     */
    public List<Point> spectrum(double highHertz, double lowHertz, int perDecade) {
        List<Point> points = new ArrayList<>();
        int steps = (int) Math.ceil(perDecade * StrictMath.log10(highHertz / lowHertz));
        for (int i = 0; i <= steps; i++) {
            points.add(at(highHertz * StrictMath.pow(lowHertz / highHertz, (double) i / steps)));
        }
        return points;
    }

    /** Resistance that no frequency of a spectrum to 1 kHz resolves: the separator, R_ohm; ohm. */
    public double ohmicOhms() {
        return parts.separator * 1e3;
    }

    /**
     * The relaxations between a microsecond and a second, the fastest first: what a distribution of
     * relaxation times shows as peaks.
     */
    public List<Peak> peaks() {
        List<Peak> peaks = new ArrayList<>();
        peaks.add(new Peak("P1 grain boundaries", grainShare() * ohmicOhms(), grainSeconds()));
        peaks.add(
                new Peak(
                        "P2 anode interface",
                        parts.anodeInterface * 1e3,
                        parts.anodeInterfaceSeconds));
        if (!parts.reactionSlopes.isEmpty()) {
            addTransfer(peaks);
            double slow = parts.processes.slowShare().value() * parts.donorDiffusion * 1e3;
            double seconds = parts.donorDiffusionHours * SECONDS_PER_HOUR;
            peaks.add(
                    new Peak(
                            "P5 diffusion in the donor, second pole",
                            parts.donorDiffusion * 1e3 - slow,
                            seconds / parts.processes.slowOverFast().value()));
            peaks.add(new Peak("P6 diffusion in the donor", slow, seconds));
        } else if (parts.cathodeResistance < Double.POSITIVE_INFINITY) {
            double hours = parts.cathodeResistance * parts.doubleLayer;
            peaks.add(
                    new Peak(
                            "charge transfer of the cathode",
                            parts.cathodeResistance * 1e3,
                            hours * SECONDS_PER_HOUR));
        }
        return peaks;
    }

    /**
     * The two poles of a double layer that shunts R_b and, in series with it, R_a with C_a: with
     * the sum R_2 and the zero between them they make up the charge transfer.
     */
    private void addTransfer(List<Peak> peaks) {
        double inner = parts.processes.interfaceShare().value() * parts.donorResistance;
        double outer = parts.donorResistance - inner;
        double sum = parts.donorResistance * parts.doubleLayer + parts.donorInterfaceHours;
        double product = outer * parts.doubleLayer * parts.donorInterfaceHours;
        double root = Math.sqrt(sum * sum - 4 * product);
        double slowHours = (sum + root) / 2;
        double fastHours = (sum - root) / 2;
        // Z = (R_2 + s R_b t_a) / ((1 + s t_fast)(1 + s t_slow)), by partial fractions.
        double zero = outer * parts.donorInterfaceHours;
        double slow = (parts.donorResistance * slowHours - zero) / (slowHours - fastHours);
        peaks.add(
                new Peak(
                        "P3 charge transfer of the donor at its double layer",
                        (parts.donorResistance - slow) * 1e3,
                        fastHours * SECONDS_PER_HOUR));
        peaks.add(
                new Peak(
                        "P4 charge transfer of the donor, inner interface",
                        slow * 1e3,
                        slowHours * SECONDS_PER_HOUR));
    }

    /** A sum of complex numbers. */
    private static final class Sum {
        private double real;
        private double imaginary;

        void add(double re, double im) {
            real += re;
            imaginary += im;
        }

        void addInverse(double re, double im) {
            double square = re * re + im * im;
            add(re / square, -im / square);
        }

        /** r / (1 + j u). */
        void relaxation(double r, double u) {
            double square = 1 + u * u;
            add(r / square, -r * u / square);
        }
    }
}
