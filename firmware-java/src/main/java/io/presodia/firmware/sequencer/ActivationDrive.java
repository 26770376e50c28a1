package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first charge of a cell with a donor. Holds its current; every few milliampere hours it opens
 * the relay for a probe, whose relaxation gives the resistances of a second and of the whole probe,
 * and asks at its end whether the donor is spent. Once it is, and where no donor is, it only
 * charges. The first second of current is the check of the cell's resistance: a cell far from its
 * design's is broken off.
 */
final class ActivationDrive implements StepDrive {
    /** When a resistance counts as that of the cell without its slow part, s. */
    private static final double FAST_SECONDS = 1;

    /**
     * Resistance over the design's that no cell may have; assumed: another cell, or a bad contact.
     */
    private static final double MOST_RATIO = 2.0;

    private static final double LEAST_RATIO = 0.5;

    /** The dose is at most so far off: probes beyond tell nothing of a donor; mAh/g. */
    private static final double BEYOND = 45;

    /**
     * Share of the design's first charge beyond which the voltage of every cell rises steeply: 5 %
     * are three deviations of capacity, dose and NPS together.
     */
    private static final double ALL = 1.05;

    /** Charge over which it is looked at, mAh/g, and the least rise over it, V; assumed. */
    private static final double FLAT_CHARGE = 2;

    private static final double FLAT_VOLTS = 0.002;

    /**
     * Share of the design's donor before which no cathode gives. A donor found to be a quarter
     * smaller than designed is measured; one of a third is another cell.
     */
    private static final double LEAST_DONOR = 1.0 / 3;

    /** Share of the current asked for that must flow before a resistance is one; assumed. */
    private static final double FLOWING = 0.5;

    /** The supervisor opens a dead lead before, where the current is worth its watching; s. */
    private static final double DEAD_SECONDS = 30;

    /** So long must the cathode's voltage hold, s. */
    private static final double SURE_SECONDS = 60;

    private final Action.Activate action;
    private final EndPointRule rule;
    private final FreshCheck fresh;
    private boolean probing;
    private boolean checked;
    private boolean depleted;
    private int probes;
    private double beganSeconds;
    private double chargedAmpereHours;
    private double baseVolts = Double.NaN;
    private double fastVolts = Double.NaN;
    private double slowVolts = Double.NaN;
    private double mostSlowOhms;
    private double markCharge = Double.NaN;
    private double markVolts = Double.NaN;
    private double firstOhms;
    private double cathodeSeconds = Double.NaN;
    private String failure = "";
    private @Nullable DonorEnd result;

    ActivationDrive(Action.Activate action) {
        this.action = action;
        this.rule = new EndPointRule(action.inside());
        this.fresh = new FreshCheck(action.inside());
    }

    @Override
    public Setpoint begin(Moment moment) {
        // After a pause or power cut the probe under way is worth nothing.
        charge(moment);
        failure = fresh.before(moment, action.milliampereHoursPerGram());
        return failure.isEmpty() ? action.charge() : Setpoint.OPEN;
    }

    @Override
    public Setpoint proceed(Moment moment) {
        result = null;
        if (!failure.isEmpty()) {
            return Setpoint.OPEN;
        }
        double since = moment.stepSeconds - beganSeconds;
        if (probing) {
            relax(moment, since);
        } else {
            load(moment, since);
        }
        return probing ? Setpoint.OPEN : action.charge();
    }

    private void charge(Moment moment) {
        probing = false;
        beganSeconds = moment.stepSeconds;
        chargedAmpereHours = moment.stepAmpereHours;
        baseVolts = moment.lastVolts;
        moment.modeBegan = true;
    }

    /** Current flows. */
    private void load(Moment moment, double since) {
        if (Double.isNaN(moment.freshVolts) || Double.isNaN(moment.freshAmperes)) {
            return;
        }
        if (!checked && since >= FAST_SECONDS) {
            check(moment, since);
        }
        watchPlateau(moment);
        watchDonor(moment);
        watchFresh(moment);
        if (tells(moment)
                && moment.stepAmpereHours - chargedAmpereHours >= action.probeAmpereHours()) {
            probing = true;
            probes++;
            beganSeconds = moment.stepSeconds;
            baseVolts = moment.freshVolts;
            fastVolts = Double.NaN;
            slowVolts = Double.NaN;
            moment.modeBegan = true;
        }
    }

    /** Whether a probe can still tell anything. */
    private boolean tells(Moment moment) {
        CellEstimate estimate = moment.estimate;
        if (depleted || !action.inside().donor() || estimate == null) {
            return false;
        }
        double passed = moment.stepAmpereHours * action.milliampereHoursPerGram();
        double donor = estimate.donor().na2sMilliampereHoursPerGram().value();
        return !(passed > donor + BEYOND);
    }

    /**
     * Where cathode and donor have given what they can, the voltage rises. One that stays flat
     * beyond belongs to a current that goes elsewhere.
     */
    private void watchPlateau(Moment moment) {
        double passed = moment.stepAmpereHours * action.milliampereHoursPerGram();
        if (!(passed > ALL * action.inside().firstCharge())) {
            return;
        }
        if (Double.isNaN(markCharge)) {
            markCharge = passed;
            markVolts = moment.freshVolts;
        } else if (passed - markCharge >= FLAT_CHARGE) {
            double rise = moment.freshVolts - markVolts;
            if (rise < FLAT_VOLTS) {
                failure =
                        String.format(
                                Locale.ROOT,
                                "the voltage stays at %.3f V beyond %.0f mAh/g, more than cathode"
                                        + " and donor give: sodium plates, or current passes"
                                        + " through the electrolyte",
                                moment.freshVolts,
                                passed);
            }
            markCharge = passed;
            markVolts = moment.freshVolts;
        }
    }

    /**
     * A donor gives at a lower voltage than the cathode. Where the cathode gives from the start,
     * there is none, whatever the cell file says.
     */
    private void watchDonor(Moment moment) {
        double passed = moment.stepAmpereHours * action.milliampereHoursPerGram();
        double inside = moment.freshVolts - moment.freshAmperes * firstOhms;
        if (!action.inside().donor()
                || !(passed < LEAST_DONOR * action.inside().donorCharge())
                || !(inside >= action.inside().cathodeVolts())) {
            cathodeSeconds = Double.NaN;
        } else if (Double.isNaN(cathodeSeconds)) {
            cathodeSeconds = moment.stepSeconds;
        } else if (moment.stepSeconds - cathodeSeconds >= SURE_SECONDS) {
            failure =
                    String.format(
                            Locale.ROOT,
                            "the cell has no donor, or less than a third of what its file says: the"
                                    + " cathode gives after %.1f mAh/g (%.2f V), by the file %.1f"
                                    + " mAh/g of the donor come first",
                            passed,
                            moment.freshVolts,
                            action.inside().donorCharge());
        }
    }

    private void watchFresh(Moment moment) {
        if (checked && failure.isEmpty()) {
            failure =
                    fresh.during(
                            moment.stepAmpereHours * action.milliampereHoursPerGram(),
                            moment.freshVolts - moment.freshAmperes * firstOhms,
                            moment.stepSeconds);
        }
    }

    /** The resistance of the first second against the design's. */
    private void check(Moment moment, double since) {
        if (!(moment.freshAmperes >= FLOWING * action.amperes())) {
            if (since >= DEAD_SECONDS) {
                failure =
                        String.format(
                                Locale.ROOT,
                                "%.2g mA flow instead of %.2g mA: a lead is off, or the cell does"
                                        + " not conduct",
                                moment.freshAmperes * 1e3,
                                action.amperes() * 1e3);
            }
            return;
        }
        checked = true;
        double kelvin =
                (Double.isNaN(moment.celsius) ? 25 : moment.celsius)
                        + PhysicalConstants.ZERO_CELSIUS_KELVIN;
        double nominal =
                action.inside().ohmsAt25()
                        * ResistanceLaws.arrhenius(action.inside().electronvolts(), kelvin);
        double ohms = (moment.freshVolts - baseVolts) / moment.freshAmperes;
        firstOhms = ohms;
        if (ohms > MOST_RATIO * nominal || ohms < LEAST_RATIO * nominal) {
            failure =
                    String.format(
                            Locale.ROOT,
                            "the cell's resistance is %.0f Ω after 1 s, its design's %.0f Ω: %s",
                            ohms,
                            nominal,
                            ohms > nominal
                                    ? "a contact is bad, pressure is missing, or it is another cell"
                                    : "the electrodes touch, or it is another cell");
        }
    }

    /** The relay is open. */
    private void relax(Moment moment, double since) {
        if (!Double.isNaN(moment.freshVolts)) {
            if (Double.isNaN(fastVolts) && since >= FAST_SECONDS) {
                fastVolts = moment.freshVolts;
            }
            slowVolts = moment.freshVolts;
        }
        if (since < action.probeSeconds()) {
            return;
        }
        double slowOhms = (fastVolts - slowVolts) / action.amperes();
        if (!Double.isNaN(slowOhms)) {
            mostSlowOhms = Math.max(mostSlowOhms, slowOhms);
            CellEstimate estimate = moment.estimate;
            if (rule.probe(estimate, baseVolts, slowOhms, mostSlowOhms) && estimate != null) {
                depleted = true;
                result =
                        new DonorEnd(
                                moment.stepAmpereHours * action.milliampereHoursPerGram(),
                                estimate.donor(),
                                baseVolts,
                                slowOhms,
                                mostSlowOhms,
                                probes);
            }
        }
        charge(moment);
    }

    @Override
    public boolean voltageTells() {
        return !probing;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public @Nullable SequencerEvent measured(String stepId) {
        DonorEnd end = result;
        return end == null ? null : new SequencerEvent.DonorDepleted(stepId, end);
    }

    @Override
    public double recordSeconds() {
        return probing ? 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public void save(Memory memory) {
        memory.put(probing);
        memory.put(checked);
        memory.put(depleted);
        memory.put(probes);
        memory.put(beganSeconds);
        memory.put(chargedAmpereHours);
        memory.putOptional(baseVolts);
        memory.putOptional(fastVolts);
        memory.putOptional(slowVolts);
        memory.put(mostSlowOhms);
        memory.putOptional(markCharge);
        memory.putOptional(markVolts);
        memory.put(firstOhms);
        memory.putOptional(cathodeSeconds);
        rule.save(memory);
        fresh.save(memory);
    }

    @Override
    public void load(Memory memory) {
        probing = memory.takeFlag();
        checked = memory.takeFlag();
        depleted = memory.takeFlag();
        probes = memory.takeCount();
        beganSeconds = memory.take();
        chargedAmpereHours = memory.take();
        baseVolts = memory.takeOptional();
        fastVolts = memory.takeOptional();
        slowVolts = memory.takeOptional();
        mostSlowOhms = memory.take();
        markCharge = memory.takeOptional();
        markVolts = memory.takeOptional();
        firstOhms = memory.take();
        cathodeSeconds = memory.takeOptional();
        rule.load(memory);
        fresh.load(memory);
    }
}
