package io.presodia.config;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Whether a cell that is sound key by key can work at all: what its masses, pressure and
 * temperature do to each other. Reasons are told with the numbers that they come from.
 */
final class CellPhysics {
    /** At which the paper presses a cell together before it is cycled, MPa (section 4). */
    private static final double ASSEMBLY_MEGAPASCALS = 270;

    /** Below, contact between solids is lost and no law of resistance here holds, MPa (assumed). */
    private static final double CONTACT_MEGAPASCALS = 5;

    /** Melting point of sodium, °C (CRC Handbook). */
    private static final double SODIUM_MELTS_CELSIUS = 97.8;

    /** Rate at which a cell must be able to run, 1/h: that of the paper's first cycle. */
    private static final double FIRST_CYCLE_RATE = 0.1;

    /** Part of the voltage window that the separator may take at that rate (assumed). */
    private static final double MOST_DROP_SHARE = 0.5;

    private static final MathContext TWO_DIGITS_DOWN = new MathContext(2, RoundingMode.DOWN);

    private final CellDesign design;
    private final Section root;

    private CellPhysics(CellDesign design, Section root) {
        this.design = design;
        this.root = root;
    }

    /** Adds an error to the section's diagnostics for everything that cannot work. */
    static void check(CellDesign design, Section root) throws ConfigException {
        CellPhysics physics = new CellPhysics(design, root);
        physics.pressure();
        physics.temperature();
        if (design.donor() == null || design.pelletOhms() == 0) {
            physics.drop();
            physics.breathing();
        }
    }

    private void pressure() throws ConfigException {
        double target = design.stackPressureMegapascals();
        Section section = root.section("stack_pressure");
        if (target > ASSEMBLY_MEGAPASCALS) {
            section.error(
                    "target_MPa",
                    "is more than the 270 MPa at which a cell is pressed together: its layers would go"
                            + " on densifying, and no resistance of the materials would hold; the"
                            + " paper cycles at 75");
        } else if (target < CONTACT_MEGAPASCALS) {
            section.error(
                    "target_MPa",
                    "is too little to hold solid layers together while the anode breathes: below "
                            + Shown.number(CONTACT_MEGAPASCALS)
                            + " MPa contact is lost; the paper cycles at 75");
        }
    }

    private void temperature() throws ConfigException {
        double highest = design.limits().celsius().trip().high();
        if (highest >= SODIUM_MELTS_CELSIUS) {
            root.section("limits")
                    .section("temperature_C")
                    .error(
                            "trip",
                            "upper end must stay below 97.8 °C, where sodium melts; found "
                                    + Shown.number(highest));
        }
    }

    /** Voltage over the separator at 0.1C against the window. */
    private void drop() throws ConfigException {
        ElectrolyteMaterial electrolyte = design.electrolyte();
        double kelvin = design.temperatureCelsius() + PhysicalConstants.ZERO_CELSIUS_KELVIN;
        double at25 =
                electrolyte.areaResistance().value()
                        / design.areaSquareCentimetres()
                        * ResistanceLaws.pressure(
                                design.stackPressureMegapascals()
                                        / electrolyte.referencePressure().value(),
                                electrolyte.pressureExponent().value());
        double ohms =
                at25 * ResistanceLaws.arrhenius(electrolyte.activationEnergy().value(), kelvin);
        double amperes = FIRST_CYCLE_RATE * design.oneCAmperes();
        double window = design.voltageWindowVolts().high() - design.voltageWindowVolts().low();
        if (ohms * amperes <= MOST_DROP_SHARE * window) {
            return;
        }
        String numbers =
                String.format(
                        Locale.ROOT,
                        "the separator has %.3g Ω on this die at %s °C, and 0.1C is %.3g mA: it"
                                + " would take %.2g V of the window's %.2g V",
                        ohms,
                        Shown.number(design.temperatureCelsius()),
                        amperes * 1e3,
                        ohms * amperes,
                        window);
        if (at25 * amperes <= MOST_DROP_SHARE * window) {
            root.error(
                    "temperature_C",
                    numbers
                            + "; too cold for a solid electrolyte of "
                            + Shown.number(electrolyte.activationEnergy().value())
                            + " eV");
        } else {
            massError(
                    numbers
                            + "; give at most "
                            + atMost(MOST_DROP_SHARE * window / (ohms * amperes))
                            + " mg or a larger die");
        }
    }

    /** The anode grows as it takes sodium, and the press turns that into pressure. */
    private void breathing() throws ConfigException {
        double charge = design.firstChargeMilliampereHours();
        double area = design.areaSquareCentimetres();
        double micrometres = design.countedElectrode().breathing().value() * charge / area;
        // kN/mm is N/um; N over cm2 is 0.01 MPa.
        double rise = design.fixture().stiffness().value() * micrometres / area * 0.01;
        double highest = design.limits().stackMegapascals().trip().high();
        double reached = design.stackPressureMegapascals() + rise;
        if (reached > highest) {
            massError(
                    String.format(
                            Locale.ROOT,
                            "a full charge of %.3g mAh lets the anode grow by %.3g µm; a press of %s"
                                    + " kN/mm turns that into %.3g MPa on top of %s MPa, beyond the"
                                    + " trip at %s MPa: give at most %s mg, a larger die or a softer"
                                    + " press",
                            charge,
                            micrometres,
                            Shown.number(design.fixture().stiffness().value()),
                            rise,
                            Shown.number(design.stackPressureMegapascals()),
                            Shown.number(highest),
                            atMost((highest - design.stackPressureMegapascals()) / rise)));
        }
    }

    /** So large a share of the mass, in mg to two digits, rounded down. */
    private String atMost(double share) {
        BigDecimal milligrams = BigDecimal.valueOf(1e3 * design.referenceMassGrams() * share);
        return milligrams.round(TWO_DIGITS_DOWN).stripTrailingZeros().toPlainString();
    }

    private void massError(String message) throws ConfigException {
        if (design.working() != null) {
            root.section("working_electrode").error("mass_mg", message);
        } else if (design.cathode() != null) {
            root.section("cathode").error("active_mass_mg", message);
        } else {
            root.section("donor").error("mass_mg", message);
        }
    }
}
