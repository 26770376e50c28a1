package io.presodia.host.design;

import io.presodia.hal.cell.PhysicalConstants;
import java.util.List;
import java.util.Locale;

/**
 * A compound that might serve as donor: the candidates of the paper's figure 2a. Its text names
 * them with their reasons (section 2.2); potentials it does not state are not given here.
 *
 * @param formula of the compound
 * @param gramsPerMole molar mass from IUPAC standard atomic weights, g/mol
 * @param sodiumPerFormula sodium a formula unit can give
 * @param gas what it sets free; empty for none
 * @param gasPerFormula molecules of gas per formula unit
 * @param decompositionVolts against Na/Na+; NaN where the paper's text has none (Na3P: stated as
 *     below 1 V; Na2S: 1.8 V against Na9Sn4, which stands at 0.08 V)
 * @param otherwise what there is to say where neither gas nor potential speaks against it
 */
public record DonorCandidate(
        String formula,
        double gramsPerMole,
        int sodiumPerFormula,
        String gas,
        double gasPerFormula,
        double decompositionVolts,
        String otherwise) {
    /**
     * Potential against Na/Na+ below which halide and sulfide electrolytes are reduced: what the
     * paper holds against Na3P (section 2.2), V.
     */
    public static final double ELECTROLYTE_WINDOW_VOLTS = 1.0;

    private static final String UNTRIED =
            "neither gas nor potential speaks against it in this electrolyte, but the paper did not"
                    + " try it: measure its composite and describe it as a material of your own";

    private static final double NA = PhysicalConstants.SODIUM_GRAMS_PER_MOLE;
    private static final double N = 14.007;
    private static final double O = 15.999;
    private static final double P = 30.973761998;
    private static final double S = 32.06;
    private static final double GAS_CONSTANT = 8.314462618;
    private static final double ROOM_KELVIN = 298.15;
    private static final double ATMOSPHERE_PASCALS = 101_325;

    /** The candidates, most capacity first. */
    public static List<DonorCandidate> figure2a() {
        return List.of(
                new DonorCandidate("Na3N", 3 * NA + N, 3, "N2", 0.5, Double.NaN, UNTRIED),
                new DonorCandidate("Na2O", 2 * NA + O, 2, "O2", 0.5, Double.NaN, UNTRIED),
                new DonorCandidate("Na3P", 3 * NA + P, 3, "", 0, 1.0, UNTRIED),
                new DonorCandidate("Na2O2", 2 * NA + 2 * O, 2, "O2", 1, Double.NaN, UNTRIED),
                new DonorCandidate(
                        "Na2S",
                        2 * NA + S,
                        2,
                        "",
                        0,
                        1.88,
                        "leaves only sulfur, no gas, and decomposes inside the electrolyte's window;"
                                + " but alone it conducts neither ions (5.4e-11 S/cm) nor"
                                + " electrons: milled with Na3PS4 and carbon it gives 511.7 mAh/g,"
                                + " as material na2s-nps-c-1-2"));
    }

    /** What can become of a candidate. */
    public enum Fate {
        /** Not to be built. */
        REFUSED,
        /** Usable once milled into a conducting composite. */
        USABLE_IN_COMPOSITE
    }

    /**
     * A verdict.
     *
     * @param fate what becomes of it
     * @param reason why
     */
    public record Verdict(Fate fate, String reason) {}

    /** All its sodium, mAh/g. */
    public double theoreticalCapacity() {
        return sodiumPerFormula
                * PhysicalConstants.FARADAY_COULOMBS_PER_MOLE
                / (3.6 * gramsPerMole);
    }

    /** Gas it sets free at 25 °C and 1 atm, mL/g; 0 for none. */
    public double gasMillilitresPerGram() {
        return gasPerFormula / gramsPerMole * GAS_CONSTANT * ROOM_KELVIN / ATMOSPHERE_PASCALS * 1e6;
    }

    /**
     * Whether it can serve.
     *
     * @param windowVolts potential against Na/Na+ below which the electrolyte is reduced
     */
    public Verdict verdict(double windowVolts) {
        if (!gas.isEmpty()) {
            return new Verdict(Fate.REFUSED, gasReason(formula, gas) + gasVolume());
        }
        if (decompositionVolts <= windowVolts) {
            return new Verdict(
                    Fate.REFUSED, windowReason(formula, decompositionVolts, windowVolts));
        }
        return new Verdict(Fate.USABLE_IN_COMPOSITE, otherwise);
    }

    private String gasVolume() {
        return String.format(
                Locale.ROOT, " (%.0f mL/g at 25 °C and 1 atm)", gasMillilitresPerGram());
    }

    /** Why a donor that sets gas free is refused. */
    static String gasReason(String donor, String gas) {
        return donor
                + " sets "
                + gas
                + " free on the first charge: it expands the stack and parts the solid contacts,"
                + " so impedance and fading grow";
    }

    /** Why a donor outside the window of the electrolyte is refused. */
    static String windowReason(String donor, double volts, double windowVolts) {
        return String.format(
                Locale.ROOT,
                "%s gives up its sodium at or below %.2f V against Na/Na+, outside the window of"
                        + " halide and sulfide electrolytes (above %.2f V): it reacts with them to"
                        + " insulating products, and resistance grows",
                donor,
                volts,
                windowVolts);
    }
}
