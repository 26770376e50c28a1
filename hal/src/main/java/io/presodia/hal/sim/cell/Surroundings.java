package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.FixtureMaterial;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;

/**
 * Temperature, stack pressure and what they do to resistances.
 *
 * <p>Temperature is one lump: C dT/dt = heat - G (T - ambient). Pressure is that of assembly, less
 * a creep of so much per decade of time, plus the stiffness of the press times the growth of the
 * anode (16.1 against 6.8 um in the paper's figures 1f, g), plus gas. Resistances follow Arrhenius
 * in temperature, a power law in pressure and the square root of time. All this is slow: it is
 * brought up to date once in a second of cell time, or at once when a hook is used.
 */
final class Surroundings {
    /** Cell time between updates, h. */
    private static final double UPDATE_HOURS = 1.0 / 3600;

    private static final double LN_10 = StrictMath.log(10);
    private static final double HOURS_PER_DAY = 24;

    /** Changes too small to matter: 1e-4 K is 5e-6 of a resistance. */
    private static final double KELVIN_STEP = 1e-4;

    private static final double PRESSURE_STEP = 1e-6;

    private final double heatCapacityWattHours;
    private final double heatTransferWatts;
    private final double assemblyPascals;
    private final double referencePascals;
    private final double pressureExponent;
    private final double pascalsPerMilliampereHour;
    private final double creepPerLog;
    private final double creepOnsetHours;
    private final double driftPerRootDay;
    private final double separatorAt25;
    private final double[] electronvolts = new double[PART_COUNT];
    private final double[] temperatureFactor = new double[PART_COUNT];

    static final int SEPARATOR = 0;
    static final int CATHODE = 1;
    static final int ANODE = 2;
    static final int DONOR = 3;
    private static final int PART_COUNT = 4;

    /**
     * Whether the cell measures an ionic conductivity. Activation energies of solid electrolytes
     * are those of conductivity times temperature, sigma T = A exp(-Ea/kT) (Nernst and Einstein):
     * its resistances rise with T beside the exponential, by 0.3 % a kelvin.
     */
    private boolean conductivityCell;

    private double ambientCelsius;
    private double celsius;
    private double hours;
    private double pendingHours;
    private double pendingHeat;
    private double creep;
    private double anodeCharge;
    private double stackPascals;
    private double factorCelsius = Double.NaN;
    private double factorPressureRatio = Double.NaN;
    private double pressureFactor = 1;
    private double anchorRatio = Double.NaN;
    private double anchorFactor = 1;
    private double separator;
    private double contactFactor = 1;
    private double gasPascals;
    private double forceFactor = 1;
    private double heatWatts;

    Surroundings(CellDesign design, CellScatter scatter) {
        FixtureMaterial fixture = design.fixture();
        ElectrolyteMaterial electrolyte = design.electrolyte();
        double area = design.areaSquareCentimetres();
        heatCapacityWattHours = fixture.heatCapacity().value() / 3600;
        heatTransferWatts = fixture.heatTransfer().value();
        assemblyPascals = design.stackPressureMegapascals() * 1e6;
        referencePascals = electrolyte.referencePressure().value() * 1e6;
        pressureExponent = electrolyte.pressureExponent().value();
        double metresPerMilliampereHour =
                design.countedElectrode().breathing().value() * 1e-6 / area;
        double newtonsPerMetre = fixture.stiffness().value() * 1e6;
        pascalsPerMilliampereHour = newtonsPerMetre * metresPerMilliampereHour / (area * 1e-4);
        creepPerLog = fixture.creep().value() / LN_10;
        creepOnsetHours = fixture.creepOnset().value();
        driftPerRootDay = electrolyte.drift().value();
        separatorAt25 =
                electrolyte.areaResistance().value() / area * 1e-3 * scatter.separatorResistance();
        electronvolts[SEPARATOR] = electrolyte.activationEnergy().value();
        electronvolts[ANODE] = design.countedElectrode().activationEnergy().value();
        if (design.working() != null) {
            electronvolts[CATHODE] = design.anode().material().activationEnergy().value();
        }
        if (design.cathode() != null) {
            electronvolts[CATHODE] = design.cathode().material().activationEnergy().value();
        }
        if (design.donor() != null) {
            electronvolts[DONOR] = design.donor().material().kinetics().activationEnergy().value();
            // Of a pellet: ions hop, electrons run through carbon.
            if (design.donor().dose() instanceof DonorPart.Pellet pellet) {
                conductivityCell = pellet.carrier() == DonorPart.Carrier.IONS;
                electronvolts[CATHODE] =
                        pellet.carrier() == DonorPart.Carrier.IONS ? electronvolts[DONOR] : 0;
            }
        }
        celsius = design.temperatureCelsius();
        ambientCelsius = celsius;
        refresh();
    }

    double celsius() {
        return celsius;
    }

    double stackPascals() {
        return stackPascals;
    }

    /** Time since assembly, h. */
    double hours() {
        return hours + pendingHours;
    }

    /** Separator resistance, kohm. */
    double separator() {
        return separator;
    }

    /** Resistance of a part now over that at 25 °C. */
    double temperatureFactor(int part) {
        return temperatureFactor[part];
    }

    void setAmbientCelsius(double value) {
        ambientCelsius = value;
    }

    void setContactFactor(double factor) {
        contactFactor = factor;
        refresh();
    }

    void setGasPascals(double pascals) {
        gasPascals = pascals;
        refresh();
    }

    void setForceFactor(double factor) {
        forceFactor = factor;
        refresh();
    }

    void setHeatWatts(double watts) {
        heatWatts = watts;
    }

    /**
     * Lets time pass.
     *
     * @param stepHours h
     * @param milliwatts heat of the cell's resistances, mW
     * @param charge in the anode, mAh
     */
    void advance(double stepHours, double milliwatts, double charge) {
        pendingHours += stepHours;
        pendingHeat += stepHours * milliwatts;
        if (pendingHours < UPDATE_HOURS) {
            return;
        }
        double heat = heatWatts * pendingHours + pendingHeat * 1e-3;
        double loss = heatTransferWatts * pendingHours;
        celsius += (heat - loss * (celsius - ambientCelsius)) / (heatCapacityWattHours + loss);
        creep += creepPerLog * pendingHours / (hours + creepOnsetHours + 0.5 * pendingHours);
        hours += pendingHours;
        pendingHours = 0;
        pendingHeat = 0;
        anodeCharge = charge;
        refresh();
    }

    private void refresh() {
        stackPascals =
                forceFactor
                        * (assemblyPascals * (1 - creep)
                                + pascalsPerMilliampereHour * anodeCharge
                                + gasPascals);
        if (!(Math.abs(celsius - factorCelsius) < KELVIN_STEP)) {
            factorCelsius = celsius;
            double kelvin = celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN;
            double perKelvin = conductivityCell ? kelvin / PhysicalConstants.REFERENCE_KELVIN : 1;
            for (int part = 0; part < PART_COUNT; part++) {
                temperatureFactor[part] =
                        perKelvin * ResistanceLaws.arrhenius(electronvolts[part], kelvin);
            }
        }
        double ratio = stackPascals / referencePascals;
        if (!(Math.abs(ratio - factorPressureRatio) < PRESSURE_STEP)) {
            pressureFactor = nextPressureFactor(ratio);
        }
        separator =
                separatorAt25
                        * temperatureFactor[SEPARATOR]
                        * pressureFactor
                        * contactFactor
                        * (1 + driftPerRootDay * Math.sqrt(hours / HOURS_PER_DAY));
    }

    /**
     * The power law, by its series around the last full evaluation while the pressure stays within
     * 1 % (error 1e-9).
     */
    private double nextPressureFactor(double ratio) {
        double n = pressureExponent;
        double d = (ratio - anchorRatio) / anchorRatio;
        if (!(Math.abs(d) < 0.01)) {
            anchorRatio = ratio;
            anchorFactor = ResistanceLaws.pressure(ratio, n);
            factorPressureRatio = ratio;
            return anchorFactor;
        }
        factorPressureRatio = ratio;
        return anchorFactor * (1 - n * d * (1 - (n + 1) / 2 * d * (1 - (n + 2) / 3 * d)));
    }
}
