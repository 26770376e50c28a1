package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import org.jspecify.annotations.Nullable;

/**
 * The virtual cell: a cathode, a sacrificial donor or both against an anode or counter electrode,
 * behind a separator.
 *
 * <p>Eighteen states: extracted, irreversible and largest extracted charge of the cathode;
 * extracted charge of both Na2S stages, of active NPS and of the residual reservoir; mobile,
 * trapped and largest charge of the anode; charge of the interphase; leaked charge; hysteresis;
 * potential of the positive electrode with its double layer; two diffusion polarisations;
 * temperature; stack pressure. Sodium is conserved to rounding:
 *
 * <pre>q_c + sum q_k + C (phi - phi_0) = q_a + q_t + q_i</pre>
 *
 * Each step is implicit and solved exactly (see {@link NodeSolver}); terminals: V = phi - U_anode +
 * I (R_separator + R_anode) + v_d, with v_d the slow polarisation. Deterministic on every machine:
 * no transcendental function but those of StrictMath, and of these none in a step. Equations and
 * sources: docs/cell-model.md.
 *
 * <p>A half cell with a host as its working electrode is the same cell with its leads crossed: what
 * the equations call the anode is at the positive terminal, and sodium enters it on discharge.
 */
public final class SodiumCell implements AgeableCell {
    /** mAh in a coulomb. */
    static final double MILLIAMPERE_HOURS_PER_COULOMB = 1000.0 / 3600.0;

    private static final double SECONDS_PER_HOUR = 3600.0;

    /** Stands for a current of which only the direction is known, mA: no electrode moves by it. */
    private static final double UNKNOWN = 1e-12;

    /** Longest step taken in one piece, s. */
    private static final double LONGEST_SECONDS = 60.0;

    private final @Nullable Cathode cathode;
    private final @Nullable DonorBed donor;
    private final Anode anode;
    private final Surroundings surroundings;
    private final CellFaults faults;
    private final NodeSolver node = new NodeSolver();
    private final Inside inside;

    /** 1, or -1 where the leads are crossed. */
    private final double polarity;

    private final double fullCharge;
    private final double doubleLayer;
    private final double anodeResistanceAt25;
    private final double slowResistanceAt25;
    private final double slowHours;
    private final double firstVolts;

    private final ChargeSum through = new ChargeSum();
    private final ChargeSum leaked = new ChargeSum();
    private double cathodeVolts;
    private double slowVolts;
    private double lastCurrent;
    private double lastVolts;
    private double meanMilliamperes;

    // Of the step being taken.
    private double slowShareHours = Double.NaN;
    private double slowShare;
    private double ohmic;
    private double slowResistance;
    private double cathodeResistance;
    private double residualShare;

    private SodiumCell(CellDesign design, CellScatter scatter) {
        double area = design.areaSquareCentimetres();
        polarity = design.working() == null ? 1 : -1;
        cathode = Cathode.of(design, scatter);
        donor =
                design.donor() == null
                                || design.donorMassGrams() == 0
                                || design.donor().dose() instanceof DonorPart.Pellet
                        ? null
                        : new DonorBed(design.donor(), design.donorMassGrams(), scatter);
        anode =
                new Anode(
                        design.countedElectrode(), design.countedMilliampereHours(), area, scatter);
        surroundings = new Surroundings(design, scatter);
        faults = new CellFaults(surroundings, donor);
        anodeResistanceAt25 = design.countedElectrode().interfaceResistance().value() / area * 1e-3;
        inside =
                new Inside(
                        cathode,
                        donor,
                        anode,
                        surroundings,
                        design.referenceMassGrams(),
                        polarity,
                        design.electrolyte().grains(),
                        design.countedElectrode().interfaceTime().value(),
                        anodeResistanceAt25);
        double farads =
                (cathode == null ? 0 : cathode.doubleLayerFarads())
                        + (donor == null ? 0 : donor.doubleLayerFarads());
        doubleLayer = farads * MILLIAMPERE_HOURS_PER_COULOMB;
        fullCharge =
                cathode != null
                        ? cathode.capacity()
                        : donor == null ? Double.NaN : donor.activeCapacity();
        slowResistanceAt25 = design.electrolyte().diffusionResistance().value() / area * 1e-3;
        slowHours = design.electrolyte().diffusionTime().value() / SECONDS_PER_HOUR;
        firstVolts =
                cathode != null ? cathode.volts() : donor == null ? Double.NaN : donor.firstVolts();
        cathodeVolts = firstVolts;
        updateResistances();
        lastVolts = terminal(0);
    }

    /** The cell exactly as designed. */
    public static SodiumCell of(CellDesign design) {
        return new SodiumCell(design, CellScatter.NONE);
    }

    /** A cell that differs from its design. */
    public static SodiumCell of(CellDesign design, CellScatter scatter) {
        return new SodiumCell(design, scatter);
    }

    @Override
    public void step(double amperes, double seconds) {
        int parts = parts(seconds);
        double hours = seconds / parts / SECONDS_PER_HOUR;
        double milliamperes = polarity * amperes * 1e3;
        for (int i = 0; i < parts; i++) {
            galvanostatic(milliamperes, hours);
        }
        meanMilliamperes = milliamperes;
    }

    @Override
    public void stepAtVoltage(double volts, double maxAmperes, double seconds) {
        int parts = parts(seconds);
        double hours = seconds / parts / SECONDS_PER_HOUR;
        double limit = Math.abs(maxAmperes) * 1e3;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            sum += potentiostatic(polarity * volts, limit, hours);
        }
        meanMilliamperes = sum / parts;
    }

    private static int parts(double seconds) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a step needs a positive length, was " + seconds);
        }
        return (int) Math.ceil(seconds / LONGEST_SECONDS);
    }

    private void galvanostatic(double milliamperes, double hours) {
        prepare(milliamperes, hours);
        if (faults.shortConductance() == 0) {
            solve(milliamperes, 0, hours, milliamperes);
            commit(milliamperes, milliamperes, hours);
        } else {
            double sign = lastCurrent < 0 ? -1 : 1;
            double beta = terminalResistance(sign, hours);
            double alpha = terminalOffset();
            double loss = 1 + faults.shortConductance() * beta;
            double source = (milliamperes - faults.shortConductance() * alpha) / loss;
            double slope = faults.shortConductance() / loss;
            solve(source, slope, hours, milliamperes);
            commit(source - slope * node.volts(), milliamperes, hours);
        }
        lastVolts = terminal(lastCurrent);
    }

    /** Returns the current at the terminals, mA. */
    private double potentiostatic(double volts, double limit, double hours) {
        double sign = lastCurrent < 0 ? -1 : 1;
        double current = 0;
        prepare(lastCurrent, hours);
        for (int pass = 0; pass < 2; pass++) {
            double beta = terminalResistance(sign, hours);
            double source = (volts - terminalOffset()) / beta;
            solve(source, 1 / beta, hours, lastCurrent * sign > 0 ? lastCurrent : sign * UNKNOWN);
            current = source - node.volts() / beta;
            if (current * sign >= 0) {
                break;
            }
            sign = -sign;
        }
        double outside = current + faults.shortConductance() * volts;
        if (Math.abs(outside) > limit) {
            double bound = outside > 0 ? limit : -limit;
            galvanostatic(bound, hours);
            return bound;
        }
        commit(current, outside, hours);
        lastVolts = volts;
        return outside;
    }

    private void updateResistances() {
        double separator = surroundings.separator();
        double anodePart = surroundings.temperatureFactor(Surroundings.ANODE);
        ohmic = separator + anodeResistanceAt25 * anodePart;
        slowResistance =
                slowResistanceAt25 * surroundings.temperatureFactor(Surroundings.SEPARATOR);
        cathodeResistance =
                cathode == null
                        ? 0
                        : cathode.resistanceAt25()
                                * surroundings.temperatureFactor(Surroundings.CATHODE);
    }

    private void prepare(double expected, double hours) {
        updateResistances();
        if (hours != slowShareHours) {
            slowShareHours = hours;
            slowShare = Relaxation.share(hours / slowHours);
        }
        anode.prepare(expected, hours);
        residualShare = 0;
        if (donor != null) {
            donor.prepare(
                    hours,
                    surroundings.temperatureFactor(Surroundings.DONOR),
                    Math.max(0, expected) * hours);
            residualShare = donor.residualShare(cathodeVolts, fullCharge);
        }
    }

    /** Solves the node where the current into the electrodes is {@code source - slope phi}. */
    private void solve(double source, double slope, double hours, double expected) {
        double kept = expected > 0 ? 1 - residualShare : 1;
        double layer = doubleLayer / hours;
        double conductance = layer + kept * slope;
        double current = layer * cathodeVolts + kept * source;
        if (cathode != null) {
            double g = 1 / (cathodeResistance + hours * cathode.slope(expected * hours));
            conductance += g;
            current += g * cathode.volts();
        }
        if (donor == null) {
            node.solve(conductance, current);
        } else {
            node.solve(donor, conductance, current);
        }
    }

    private void commit(double current, double outside, double hours) {
        double charge = current * hours;
        double heat = current * current * ohmic;
        if (slowResistance > 0) {
            heat += slowVolts * slowVolts / slowResistance;
        }
        double fromCathode = charge;
        double volts = node.volts();
        if (donor != null) {
            if (current > 0 && residualShare > 0) {
                double released = residualShare * charge;
                donor.release(released);
                fromCathode -= released;
            }
            double given = donor.give(node.reactionVolts(), hours);
            heat += given * given * donor.seriesResistance();
            fromCathode -= given * hours;
        }
        if (cathode == null) {
            volts = cathodeVolts + fromCathode / doubleLayer;
        } else {
            fromCathode -= doubleLayer * (volts - cathodeVolts);
            heat += fromCathode / hours * (fromCathode / hours) * cathodeResistance;
            cathode.extract(fromCathode);
        }
        cathodeVolts = volts;
        slowVolts += (slowResistance * current - slowVolts) * slowShare;
        anode.take(charge, hours);
        through.add(outside * hours);
        if (faults.shortConductance() != 0) {
            leaked.add((outside - current) * hours);
        }
        lastCurrent = current;
        surroundings.advance(hours, heat, anode.total());
    }

    /**
     * Rise of the terminal voltage per current over the step, besides that of the cathode; kohm.
     */
    private double terminalResistance(double sign, double hours) {
        return ohmic + slowShare * slowResistance - hours * anode.slope(sign);
    }

    /** Terminal voltage less that of the cathode at the end of the step, without current; V. */
    private double terminalOffset() {
        return slowVolts * (1 - slowShare) - anode.volts() - anode.relaxingVolts();
    }

    private double terminal(double milliamperes) {
        return cathodeVolts - anode.volts() + slowVolts + milliamperes * ohmic;
    }

    @Override
    public double terminalVolts() {
        return polarity * lastVolts;
    }

    @Override
    public double terminalVoltsAt(double amperes) {
        double free = terminal(0);
        double outside = polarity * amperes * 1e3;
        return polarity * (free + outside * ohmic) / (1 + faults.shortConductance() * ohmic);
    }

    @Override
    public double amperes() {
        return polarity * meanMilliamperes * 1e-3;
    }

    @Override
    public double openCircuitVolts() {
        return polarity * ((cathode == null ? cathodeVolts : cathode.volts()) - anode.volts());
    }

    @Override
    public double celsius() {
        return surroundings.celsius();
    }

    @Override
    public double stackPascals() {
        return surroundings.stackPascals();
    }

    @Override
    public void setAmbientCelsius(double celsius) {
        surroundings.setAmbientCelsius(celsius);
    }

    @Override
    public PlantFaults faults() {
        return faults;
    }

    @Override
    public void loseSodium(double milliampereHours) {
        if (!(milliampereHours >= 0) || !anode.limited()) {
            throw new IllegalArgumentException(
                    "a host anode loses 0 mAh or more, was " + milliampereHours);
        }
        anode.lose(milliampereHours);
        lastVolts = terminal(lastCurrent);
    }

    /** The linearised cell. */
    Impedance.Parts impedanceParts() {
        updateResistances();
        anode.prepare(0, 1);
        return inside.impedance(
                ohmic, slowResistance, slowHours, doubleLayer, cathodeResistance, cathodeVolts);
    }

    /** Difference of the two sides of the sodium balance, mAh: rounding only. */
    double residualMilliampereHours() {
        return positiveCharge() - anodeCharge();
    }

    /** Net charge through the electrodes that each side should show, mAh. */
    double electrodeMilliampereHours() {
        return through.value() - leaked.value();
    }

    /** Charge that left the positive side, mAh. */
    double positiveCharge() {
        return (cathode == null ? 0 : cathode.extracted())
                + (donor == null ? 0 : donor.extracted())
                + doubleLayer * (cathodeVolts - firstVolts);
    }

    /** Charge that reached the negative side, mAh. */
    double anodeCharge() {
        return anode.mobile() + anode.trapped() + anode.interphase();
    }

    @Override
    public double sodiumMilliampereHours() {
        return (cathode == null ? 0 : cathode.capacity())
                + (donor == null ? 0 : donor.content())
                - positiveCharge()
                + anodeCharge();
    }

    @Override
    public CellTruth truth() {
        return inside.truth(through.value(), leaked.value(), cathodeVolts, openCircuitVolts());
    }
}
