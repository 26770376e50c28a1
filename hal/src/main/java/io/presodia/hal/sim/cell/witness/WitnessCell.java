package io.presodia.hal.sim.cell.witness;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.PlantFaults;
import org.jspecify.annotations.Nullable;

/**
 * The witness: a cathode and a host anode of spherical particles with Butler-Volmer kinetics behind
 * an electrolyte with two slow polarisations, and a donor with a resistance for each stage. The
 * materials are those of the design; structure and errors are its own. What a cell differs in that
 * {@link CellScatter} also knows (capacities, donor, trapping, hysteresis) comes from there, so
 * that both plants are scored on alike batches. mA, mAh, V, kohm, h inside.
 */
public final class WitnessCell implements AgeableCell {
    private static final double LONGEST_SECONDS = 10;

    /** Growth of the stack pressure over eight tenths of the anode's capacity, Pa; assumed. */
    private static final double BREATHING_PASCALS = 5e6;

    private static final double THERMAL_HOURS = 600.0 / 3600;
    private static final int MOST_PASSES = 60;
    private static final double CLOSE_VOLTS = 1e-6;

    /** The slow polarisations as shares of that of the design, and their times, h. */
    private static final double[] SLOW_SHARE = {0.6, 0.6};

    private static final double[] SLOW_HOURS = {400.0 / 3600, 3000.0 / 3600};

    private final CellDesign design;
    private final WitnessDraw draw;
    private final OpenCircuitCurve cathodeCurve;
    private final @Nullable WitnessDonor donor;
    private final Particle cathode;
    private final WitnessAnode anode;
    private final WitnessFaults faults;
    private final double capacity;
    private final double efficiency;
    private final double cathodeOhms;
    private final double anodeOhms;
    private final double separatorOhms;
    private final double slowOhms;
    private final double pascalsPerCharge;

    private double extracted;
    private double irreversible;
    private double most;
    private double through;
    private double leaked;
    private final double[] slowVolts = new double[2];
    private double node;
    private double celsius;
    private double ambient;
    private double hours;
    private double lastCurrent;
    private double meanCurrent;

    private WitnessCell(CellDesign design, CellScatter scatter, long seed) {
        this.design = design;
        draw = new WitnessDraw(seed);
        CellDesign.CathodePart part = design.cathode();
        if (part == null || !(design.anode().material() instanceof HostAnode host)) {
            throw new IllegalArgumentException(
                    "the witness is a cell of a cathode and a host anode, was " + design.name());
        }
        double grams = part.activeMassGrams();
        double area = design.areaSquareCentimetres();
        ElectrolyteMaterial electrolyte = design.electrolyte();
        capacity = part.material().reversibleCapacity().value() * scatter.cathodeCapacity() * grams;
        efficiency = part.material().firstEfficiency().value();
        cathodeCurve = draw.bent(part.material().openCircuit().curve(), 0, 1);
        cathodeOhms =
                part.material().chargeTransferResistance().value()
                        / grams
                        * 1e-3
                        / draw.exchangeCathode;
        anodeOhms = host.interfaceResistance().value() / area * 1e-3 / draw.exchangeAnode;
        separatorOhms = electrolyte.areaResistance().value() / area * 1e-3 * draw.separator;
        slowOhms = electrolyte.diffusionResistance().value() / area * 1e-3;
        double anodeCapacity = design.anodeMilliampereHours();
        pascalsPerCharge = BREATHING_PASCALS / (0.8 * anodeCapacity);
        DonorPart with = design.donor();
        donor =
                with == null || design.donorMassGrams() == 0
                        ? null
                        : new WitnessDonor(design, with, scatter);
        faults = new WitnessFaults(donor != null);
        cathode = Particle.sphere(draw.cathodeHours, 0);
        anode = new WitnessAnode(host, anodeCapacity, area, scatter, draw);
        celsius = design.temperatureCelsius();
        ambient = celsius;
        node = cathodeCurve.value(0);
    }

    /** A witness of a design. */
    public static WitnessCell of(CellDesign design, CellScatter scatter, long seed) {
        return new WitnessCell(design, scatter, seed);
    }

    @Override
    public void step(double amperes, double seconds) {
        int parts = parts(seconds);
        double each = seconds / parts / 3600;
        for (int i = 0; i < parts; i++) {
            advance(amperes * 1e3, each);
        }
        meanCurrent = amperes * 1e3;
    }

    @Override
    public void stepAtVoltage(double volts, double maxAmperes, double seconds) {
        int parts = (int) Math.ceil(seconds);
        double each = seconds / parts / 3600;
        double limit = Math.abs(maxAmperes) * 1e3;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            double slope = terminal(lastCurrent + 0.5) - terminal(lastCurrent - 0.5);
            double current = lastCurrent + (volts - terminal(lastCurrent)) / slope;
            double within = Math.max(-limit, Math.min(limit, current));
            advance(within, each);
            sum += within;
        }
        meanCurrent = sum / parts;
    }

    private static int parts(double seconds) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a step needs a positive length, was " + seconds);
        }
        return (int) Math.ceil(seconds / LONGEST_SECONDS);
    }

    private void advance(double outside, double each) {
        celsius +=
                (ambient + faults.heatWatts * 10 - celsius)
                        * (1 - StrictMath.exp(-each / THERMAL_HOURS));
        double current = outside - terminal(outside) * faults.shortConductance;
        leaked += (outside - current) * each;
        through += outside * each;
        node = solveNode(current, each);
        WitnessDonor giving = giving();
        double fromDonor = giving == null ? 0 : giving.give(node, each);
        extract(current * each - fromDonor, each);
        anode.take(current * each, each);
        for (int i = 0; i < slowVolts.length; i++) {
            double scale = SLOW_SHARE[i] * (i == 0 ? draw.fastSlow : draw.slowSlow);
            double driven = slowOhms * scale * factor() * current;
            slowVolts[i] += (driven - slowVolts[i]) * (1 - StrictMath.exp(-each / SLOW_HOURS[i]));
        }
        hours += each;
        lastCurrent = outside;
    }

    /** The donor while it can give. */
    private @Nullable WitnessDonor giving() {
        return faults.donorExhausted ? null : donor;
    }

    /** Potential of the positive electrode at which cathode and donor carry the current, V. */
    private double solveNode(double current, double each) {
        double rest = cathodeCurve.value(cathode.surface());
        WitnessDonor giving = giving();
        if (giving == null) {
            return rest + butlerVolmer(current, cathodeOhms, exchange());
        }
        giving.prepare(each, factor());
        double low = rest - 2;
        double high = rest + 2;
        double atLow = ahead(current - giving.current(low), each) - low;
        double atHigh = ahead(current - giving.current(high), each) - high;
        double middle = rest;
        for (int i = 0; i < MOST_PASSES && high - low > CLOSE_VOLTS; i++) {
            double share = i % 3 == 2 ? 0.5 : atLow / (atLow - atHigh);
            middle = low + share * (high - low);
            double at = ahead(current - giving.current(middle), each) - middle;
            if (Math.abs(at) < CLOSE_VOLTS) {
                break;
            }
            if (at > 0) {
                low = middle;
                atLow = at;
            } else {
                high = middle;
                atHigh = at;
            }
        }
        return middle;
    }

    /** Potential of the cathode after it has carried a current for the step, V. */
    private double ahead(double current, double each) {
        double y = cathode.surface() + current * each / capacity;
        return cathodeCurve.value(y) + butlerVolmer(current, cathodeOhms, exchange());
    }

    /** The exchange current falls towards both ends of the composition. */
    private double exchange() {
        double y = Math.max(0.02, Math.min(0.98, cathode.surface()));
        return 2 * Math.sqrt(y * (1 - y));
    }

    /**
     * Overpotential of a symmetric reaction: 2 kT/e asinh(i / 2 i0), with i0 from the resistance
     * near equilibrium.
     */
    private double butlerVolmer(double current, double ohms, double relative) {
        double thermal =
                PhysicalConstants.BOLTZMANN_ELECTRONVOLTS_PER_KELVIN
                        * (celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN);
        double z = 0.5 * current * ohms * factor() / (thermal * relative);
        double magnitude = Math.abs(z);
        double value = StrictMath.log(magnitude + Math.sqrt(magnitude * magnitude + 1));
        return 2 * thermal * (z < 0 ? -value : value);
    }

    private double factor() {
        return ResistanceLaws.arrhenius(
                draw.activation, celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN);
    }

    private void extract(double charge, double each) {
        extracted += charge;
        double lost = 0;
        if (extracted > most) {
            lost = (1 - efficiency) * (extracted - most);
            irreversible += lost;
            most = extracted;
        }
        cathode.take((charge - lost) / capacity, each);
    }

    private double separator() {
        double ratio = stackPascals() / 75e6;
        return separatorOhms
                * factor()
                * faults.contactFactor
                * ResistanceLaws.pressure(ratio, 0.4)
                * (1 + 0.01 * Math.sqrt(hours / 24));
    }

    private double terminal(double milliamperes) {
        WitnessDonor giving = giving();
        double kinetic =
                giving == null || lastCurrent == milliamperes
                        ? 0
                        : butlerVolmer(milliamperes, cathodeOhms, exchange())
                                - butlerVolmer(lastCurrent, cathodeOhms, exchange());
        double positive =
                giving == null
                        ? cathodeCurve.value(cathode.surface())
                                + butlerVolmer(milliamperes, cathodeOhms, exchange())
                        : node + kinetic;
        return positive
                - anode.volts()
                + butlerVolmer(milliamperes, anodeOhms, 1)
                + separator() * milliamperes
                + slowVolts[0]
                + slowVolts[1];
    }

    @Override
    public double terminalVolts() {
        return terminal(lastCurrent);
    }

    @Override
    public double terminalVoltsAt(double amperes) {
        return terminal(amperes * 1e3);
    }

    @Override
    public double amperes() {
        return meanCurrent * 1e-3;
    }

    @Override
    public double openCircuitVolts() {
        return cathodeCurve.value(cathode.mean()) - anode.restingVolts();
    }

    @Override
    public double celsius() {
        return celsius;
    }

    @Override
    public double stackPascals() {
        return faults.forceFactor
                * (design.stackPressureMegapascals() * 1e6
                        + pascalsPerCharge * anode.total()
                        + faults.gasPascals);
    }

    @Override
    public void setAmbientCelsius(double value) {
        ambient = value;
    }

    @Override
    public void loseSodium(double milliampereHours) {
        anode.lose(milliampereHours);
    }

    @Override
    public double sodiumMilliampereHours() {
        double held = donor == null ? 0 : donor.content() * (1 - donor.depletion());
        return capacity - extracted + held + anode.total() + anode.interphase();
    }

    @Override
    public PlantFaults faults() {
        return faults;
    }

    @Override
    public CellTruth truth() {
        double vacancies = extracted - irreversible;
        double deficit = vacancies - anode.mobile();
        double grams = design.activeMassGrams();
        return new CellTruth(
                hours * 3600,
                through * 1e-3,
                leaked * 1e-3,
                Math.min(vacancies, vacancies - deficit) / (capacity - Math.max(deficit, 0)),
                donor == null ? 1 : donor.depletion(),
                donor == null ? Double.NaN : donor.na2sDepletion(),
                extracted,
                irreversible,
                donor == null ? 0 : donor.given(0),
                donor == null ? 0 : donor.given(1),
                donor == null ? 0 : donor.given(2),
                0,
                anode.mobile(),
                anode.trapped(),
                anode.interphase(),
                anode.trapped() / grams,
                deficit / grams,
                capacity / grams,
                anode.memory(),
                node,
                openCircuitVolts(),
                celsius,
                stackPascals(),
                separator() * 1e3,
                Double.NaN,
                0,
                0);
    }
}
