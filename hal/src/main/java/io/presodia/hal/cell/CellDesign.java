package io.presodia.hal.cell;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import org.jspecify.annotations.Nullable;

/**
 * What a researcher knows about a cell before it is switched on, and what follows from it. At least
 * one of {@code cathode}, {@code donor} and {@code working} is there; a cell without a cathode
 * measures the donor itself, one with a working electrode measures an anode host.
 *
 * @param name as the command line uses it
 * @param description for people
 * @param cathode active cathode, or null in a donor cell
 * @param anode anode or counter electrode
 * @param donor sacrificial donor, or null
 * @param electrolyte separator stack
 * @param fixture die and press
 * @param dieDiameterMillimetres inner diameter of the die, mm
 * @param stackPressureMegapascals pressure at assembly, MPa
 * @param stackPressureWindowMegapascals pressure at which the cell may run, MPa
 * @param voltageWindowVolts between which the cell is cycled, V
 * @param initialVoltageVolts open circuit voltage to expect of the cell as it comes to the bench, V
 * @param temperatureCelsius nominal temperature, °C
 * @param limits safety limits
 * @param working host at the positive terminal of a half cell, or null
 * @param used whether it was charged before it came to the bench: its donor is spent, and nothing
 *     is known of its state of charge
 */
public record CellDesign(
        String name,
        String description,
        @Nullable CathodePart cathode,
        AnodePart anode,
        @Nullable DonorPart donor,
        ElectrolyteMaterial electrolyte,
        FixtureMaterial fixture,
        double dieDiameterMillimetres,
        double stackPressureMegapascals,
        Band stackPressureWindowMegapascals,
        Band voltageWindowVolts,
        Band initialVoltageVolts,
        double temperatureCelsius,
        Limits limits,
        @Nullable WorkingPart working,
        boolean used) {
    /**
     * Most donor that a composite may take, wt% on top: beyond, the paper's percolating mix is
     * another material.
     */
    public static final double MAX_DONOR_WT_PERCENT = 10.0;

    public CellDesign {
        if (working != null
                && (cathode != null
                        || donor != null
                        || !(anode.material() instanceof CounterElectrode))) {
            throw new IllegalArgumentException(
                    "working_electrode is measured against a counter electrode: no cathode, no donor and no other anode");
        }
        if (used && cathode == null) {
            throw new IllegalArgumentException("used is for cells with a cathode");
        }
        if (working == null && cathode == null && donor == null) {
            throw new IllegalArgumentException(
                    "a cell needs a cathode, a donor or a working electrode");
        }
        if (working == null
                && cathode == null
                && (donor == null || donor.dose() instanceof DonorPart.WeightPercent)) {
            throw new IllegalArgumentException(
                    "donor.mass_mg is needed where there is no cathode composite to take a share of");
        }
        if (donor != null
                && donor.dose() instanceof DonorPart.Pellet
                && (cathode != null || !(anode.material() instanceof CounterElectrode))) {
            throw new IllegalArgumentException(
                    "donor.thickness_um makes the donor a pellet between two counter electrodes: no cathode and no other anode");
        }
        requireRange(dieDiameterMillimetres, 1.0, 100.0, "die_diameter_mm");
        requireRange(stackPressureMegapascals, 0.1, 1000.0, "stack_pressure.target_MPa");
        requireRange(temperatureCelsius, -40.0, 120.0, "temperature_C");
        if (!stackPressureWindowMegapascals.contains(stackPressureMegapascals)) {
            throw new IllegalArgumentException(
                    "stack_pressure.target_MPa must lie in window_MPa "
                            + stackPressureWindowMegapascals
                            + ", was "
                            + stackPressureMegapascals);
        }
        Band trip = limits.volts().trip();
        if (!trip.contains(voltageWindowVolts.low()) || !trip.contains(voltageWindowVolts.high())) {
            throw new IllegalArgumentException(
                    "voltage_window_V must lie in limits.voltage_V.trip "
                            + trip
                            + ", was "
                            + voltageWindowVolts);
        }
    }

    /** A cell as assembled, without a working electrode. */
    public CellDesign(
            String name,
            String description,
            @Nullable CathodePart cathode,
            AnodePart anode,
            @Nullable DonorPart donor,
            ElectrolyteMaterial electrolyte,
            FixtureMaterial fixture,
            double dieDiameterMillimetres,
            double stackPressureMegapascals,
            Band stackPressureWindowMegapascals,
            Band voltageWindowVolts,
            Band initialVoltageVolts,
            double temperatureCelsius,
            Limits limits) {
        this(
                name,
                description,
                cathode,
                anode,
                donor,
                electrolyte,
                fixture,
                dieDiameterMillimetres,
                stackPressureMegapascals,
                stackPressureWindowMegapascals,
                voltageWindowVolts,
                initialVoltageVolts,
                temperatureCelsius,
                limits,
                null,
                false);
    }

    /**
     * A host for sodium as the working electrode of a half cell: it sits at the positive terminal,
     * so that it takes sodium in on discharge.
     *
     * @param material what
     * @param massGrams of the host, g
     */
    public record WorkingPart(HostAnode material, double massGrams) {
        public WorkingPart {
            requireRange(massGrams * 1e3, 0.01, 10_000.0, "working_electrode.mass_mg");
        }

        /** What it can hold, mAh. */
        public double milliampereHours() {
            return material.capacity().value() * massGrams;
        }
    }

    /**
     * The cathode.
     *
     * @param material what
     * @param activeMassGrams of active material, g
     * @param compositeFraction share of active material in the composite without donor
     */
    public record CathodePart(
            CathodeMaterial material, double activeMassGrams, double compositeFraction) {
        public CathodePart {
            requireRange(activeMassGrams * 1e3, 0.01, 10_000.0, "cathode.active_mass_mg");
            requireRange(compositeFraction, 0.05, 1.0, "cathode.composite_fraction");
        }

        /** Mass of the composite without donor, g. */
        public double compositeMassGrams() {
            return activeMassGrams / compositeFraction;
        }
    }

    /**
     * The anode.
     *
     * @param material what
     * @param npRatio anode capacity over everything cathode and donor can give; of no meaning for a
     *     counter electrode
     */
    public record AnodePart(AnodeMaterial material, double npRatio) {
        public AnodePart {
            if (material instanceof HostAnode) {
                requireRange(npRatio, 1.0, 10.0, "anode.np_ratio");
            }
        }
    }

    /** Area of the pellet, cm2. */
    public double areaSquareCentimetres() {
        return StrictMath.PI * dieDiameterMillimetres * dieDiameterMillimetres / 400.0;
    }

    /** Mass of active cathode, g; 0 in a donor cell. */
    public double activeMassGrams() {
        return cathode == null ? 0.0 : cathode.activeMassGrams();
    }

    /** Mass of donor: its share counts on top of the composite; g. */
    public double donorMassGrams() {
        if (donor == null) {
            return 0.0;
        }
        return switch (donor.dose()) {
            case DonorPart.Mass mass -> mass.grams();
            case DonorPart.Pellet pellet -> pellet.grams();
            case DonorPart.WeightPercent share ->
                    cathode == null ? 0.0 : share.percent() / 100.0 * cathode.compositeMassGrams();
        };
    }

    /**
     * Resistance of a donor pellet at 25 °C: thickness over conductivity and area; 0 where the
     * donor is none; ohm.
     */
    public double pelletOhms() {
        if (donor == null || !(donor.dose() instanceof DonorPart.Pellet pellet)) {
            return 0;
        }
        DonorKinetics kinetics = donor.material().kinetics();
        double conductivity =
                switch (pellet.carrier()) {
                    case IONS -> kinetics.ionicConductivity().value();
                    case ELECTRONS -> kinetics.electronicConductivity().value();
                };
        return pellet.thicknessMicrometres() * 1e-4 / (conductivity * areaSquareCentimetres());
    }

    /**
     * Mass to which specific capacities refer: the working electrode, else the active cathode, else
     * the donor; g.
     */
    public double referenceMassGrams() {
        if (working != null) {
            return working.massGrams();
        }
        return cathode == null ? donorMassGrams() : cathode.activeMassGrams();
    }

    /** First charge of the cathode alone, mAh. */
    public double cathodeChargeMilliampereHours() {
        return cathode == null
                ? 0.0
                : cathode.material().firstChargeCapacity().value() * cathode.activeMassGrams();
    }

    /** First charge of the donor, mAh. */
    public double donorChargeMilliampereHours() {
        return donor == null ? 0.0 : donor.capacityMilliampereHoursPerGram() * donorMassGrams();
    }

    /**
     * Everything cathode and donor can give on the first charge; of a working electrode, what it
     * can hold; mAh.
     */
    public double firstChargeMilliampereHours() {
        if (working != null) {
            return working.milliampereHours();
        }
        return cathodeChargeMilliampereHours() + donorChargeMilliampereHours();
    }

    /**
     * Capacity of the anode: N/P times everything it may have to take, donor included; infinite if
     * in excess; mAh.
     */
    public double anodeMilliampereHours() {
        return switch (anode.material()) {
            case HostAnode host -> anode.npRatio() * firstChargeMilliampereHours();
            case CounterElectrode counter -> Double.POSITIVE_INFINITY;
        };
    }

    /** Mass of the anode host, g; infinite for a counter electrode in excess. */
    public double anodeMassGrams() {
        return switch (anode.material()) {
            case HostAnode host -> anodeMilliampereHours() / host.capacity().value();
            case CounterElectrode counter -> Double.POSITIVE_INFINITY;
        };
    }

    /** The electrode whose sodium is counted: the working electrode, else the anode. */
    public AnodeMaterial countedElectrode() {
        return working == null ? anode.material() : working.material();
    }

    /** What the counted electrode can hold; infinite if in excess; mAh. */
    public double countedMilliampereHours() {
        return working == null ? anodeMilliampereHours() : working.milliampereHours();
    }

    /**
     * The current of 1C: nominal capacity of the cathode in one hour, donor excluded; of the
     * working electrode or the donor without one; A.
     */
    public double oneCAmperes() {
        if (working != null) {
            return working.milliampereHours() * 1e-3;
        }
        double milliamperes =
                cathode == null
                        ? donorChargeMilliampereHours()
                        : cathode.material().nominalCapacity().value() * cathode.activeMassGrams();
        return milliamperes * 1e-3;
    }

    /**
     * Most net charge the cell may ever take: what cathode and donor can give, with the margin of
     * its file; of a used cell what its cathode can; A h.
     */
    public double chargeBudgetAmpereHours() {
        double gives =
                used && cathode != null
                        ? cathodeChargeMilliampereHours()
                        : firstChargeMilliampereHours();
        return limits.chargeBudgetFactor() * gives * 1e-3;
    }

    /** Force on the stack at the pressure of assembly, N. */
    public double stackNewtons() {
        return stackPressureMegapascals * 100.0 * areaSquareCentimetres();
    }

    /** The limits in the units of the supervisor. */
    public CellLimits cellLimits() {
        double amperes = oneCAmperes();
        return new CellLimits(
                limits.volts(),
                scaled(limits.rateC(), amperes),
                limits.celsius(),
                limits.kelvinPerMinute(),
                scaled(limits.stackMegapascals(), 1e6),
                chargeBudgetAmpereHours(),
                chargeBudgetAmpereHours(),
                Math.min(0, initialVoltageVolts.low()));
    }

    /**
     * Safety limits as a cell file states them.
     *
     * @param volts V
     * @param rateC as C-rate, positive on charge
     * @param celsius °C
     * @param kelvinPerMinute K/min
     * @param stackMegapascals MPa
     * @param chargeBudgetFactor how much more than cathode and donor can give is taken for a fault
     */
    public record Limits(
            TieredBand volts,
            TieredBand rateC,
            TieredBand celsius,
            TieredBand kelvinPerMinute,
            TieredBand stackMegapascals,
            double chargeBudgetFactor) {
        public Limits {
            requireRange(chargeBudgetFactor, 1.0, 2.0, "limits.charge_budget_factor");
        }
    }

    static void requireRange(double value, double low, double high, String key) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    key + " must lie in " + low + " to " + high + ", was " + value);
        }
    }

    private static TieredBand scaled(TieredBand band, double factor) {
        return new TieredBand(
                scaled(band.inform(), factor),
                scaled(band.warn(), factor),
                scaled(band.trip(), factor));
    }

    private static Band scaled(Band band, double factor) {
        return new Band(band.low() * factor, band.high() * factor);
    }
}
