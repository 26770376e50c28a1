package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimator;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Exit;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.firmware.sequencer.Program;
import io.presodia.firmware.sequencer.Sequencer;
import io.presodia.firmware.sequencer.SequencerEvent;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import java.util.Arrays;
import java.util.List;

/**
 * One first charge through sequencer, activation and donor's fit, seen through an instrument. Scans
 * are 20 s apart, and 1 s where a current has just changed.
 */
final class ActivationTrial {
    /** Depletion that counts as spent. */
    static final double SPENT = 0.95;

    private static final double RATE = 0.1;
    private static final double REST_SECONDS = 7200;
    private static final double SCAN_SECONDS = 20;
    private static final double EDGE_SECONDS = 1;
    private static final double LONGEST_SECONDS = 40 * 3600;

    /** Model steps of the fit in a second: 12 a scan of 50 ms would be 240. */
    private static final int WORK_PER_SECOND = 30;

    private final CellDesign design;
    private final AgeableCell cell;
    private final Instrument instrument;
    private final DonorEstimator estimator;
    private final Sequencer sequencer;
    private Counters total = Counters.ZERO;
    private double seconds = 1;
    private double passed;
    private double[] given = new double[4096];
    private double[] charge = new double[4096];
    private int size;
    private int declaredAt = -1;
    private double mostContent;
    private String failure = "";

    ActivationTrial(ActivationRow row, long seed) {
        double dose = new NoiseSource(seed, "dose").uniform(row.lowestDose(), row.highestDose());
        design = row.highestDose() > 0 ? DosedCell.of(row.cell(), dose) : row.cell();
        double held = new NoiseSource(seed, "held").uniform(row.leastHeld(), row.mostHeld());
        CellDesign built = row.mostHeld() == 1 ? design : DosedCell.mistaken(design, held);
        cell = row.plant().make(built, CellScatter.draw(seed, row.spread()), seed);
        instrument = new Instrument(row.tier(), seed);
        estimator = new DonorEstimator(design, row.tier().meters());
        CellContext context = CellContext.of(design);
        double most = design.oneCAmperes() * 2;
        Program program =
                Program.compile(
                        Protocol.of("activation", List.of(rest(), activate())),
                        context,
                        new ChannelCapability(-5, 5, most));
        sequencer = new Sequencer(program, context);
    }

    private static Step rest() {
        return new Step.Rest(
                StepHead.named("rest"),
                List.of(Exit.next("until", new EndCondition.StepTime(REST_SECONDS))));
    }

    private static Step activate() {
        return new Step.Activate(
                StepHead.named("activate"),
                new CurrentDemand.Rate(RATE),
                3,
                120,
                List.of(
                        Exit.next(
                                "until",
                                new EndCondition.CellVoltage(
                                        Comparison.ABOVE, VoltageLevel.Window.WINDOW_UPPER))));
    }

    /** Runs it to its end. */
    ActivationTrial run() {
        Decision decision = look(Drive.Open.OPEN, 0, 0);
        Setpoint before = Setpoint.OPEN;
        while (!decision.state().over() && seconds < LONGEST_SECONDS) {
            Setpoint now = decision.setpoint();
            boolean edge = !now.drive().equals(before.drive());
            before = now;
            decision = step(now, edge ? EDGE_SECONDS : SCAN_SECONDS);
            listen(decision);
        }
        return this;
    }

    private Decision step(Setpoint setpoint, double length) {
        double amperes =
                setpoint.drive() instanceof Drive.Galvanostatic held ? held.current().amperes() : 0;
        cell.step(amperes, length);
        seconds += length;
        passed += amperes * length / 3600;
        watch();
        double read = instrument.amperes(amperes);
        total = new Counters(total.chargeAmpereHours() + read * length / 3600, 0, 0, 0);
        return look(setpoint.drive(), read, length);
    }

    private Decision look(Drive drive, double read, double length) {
        long nanos = (long) (seconds * 1e9);
        Reading volts = new Reading(instrument.volts(cell.terminalVolts()), nanos, Quality.GOOD);
        Reading amperes = new Reading(read, nanos, Quality.GOOD);
        Reading celsius = new Reading(instrument.celsius(cell.celsius()), nanos, Quality.GOOD);
        boolean closed = !(drive instanceof Drive.Open);
        estimator.sample(nanos, total.netAmpereHours(), 0, read, volts.value(), celsius.value());
        int work = (int) (WORK_PER_SECOND * length);
        estimator.work(estimator.complete() ? work / 10 : work);
        sequencer.know(
                new CellEstimate(
                        Estimated.UNKNOWN,
                        estimator.estimate(),
                        null,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN));
        ChannelSample sample =
                new ChannelSample(
                        1,
                        volts,
                        amperes,
                        volts,
                        amperes,
                        new Reading(75e6, nanos, Quality.GOOD),
                        celsius,
                        new OutputState(drive, 0, closed, closed, false));
        ChannelScan scan = new ChannelScan(1, true, sample, volts, amperes, total, 0, 0);
        return sequencer.decide(nanos - 1, scan, List.of());
    }

    private void watch() {
        CellTruth truth = cell.truth();
        if (size == given.length) {
            given = Arrays.copyOf(given, 2 * size);
            charge = Arrays.copyOf(charge, 2 * size);
        }
        given[size] = truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours();
        charge[size++] = passed;
        mostContent =
                Math.max(
                        mostContent,
                        (truth.anodeMobileMilliampereHours() + truth.anodeTrappedMilliampereHours())
                                / design.anodeMilliampereHours());
    }

    private void listen(Decision decision) {
        for (SequencerEvent event : decision.events()) {
            if (event instanceof SequencerEvent.DonorDepleted) {
                declaredAt = size - 1;
            } else if (event instanceof SequencerEvent.Aborted aborted) {
                failure = aborted.cause();
            }
        }
    }

    boolean declared() {
        return declaredAt >= 0;
    }

    /**
     * True share of the Na2S that was out when the donor was declared spent; NaN when it never was.
     * All of it is what is out at the end of the charge.
     */
    double depletionAtDeclared() {
        return declared() ? given[declaredAt] / given[size - 1] : Double.NaN;
    }

    /** Charge from the true 0.95 to the declaration, mAh per gram of cathode. */
    double late() {
        int spent = 0;
        while (spent < size - 1 && given[spent] < SPENT * given[size - 1]) {
            spent++;
        }
        return declared()
                ? (charge[declaredAt] - charge[spent]) * 1e3 / design.activeMassGrams()
                : Double.NaN;
    }

    /** Most sodium in the anode over what it holds. */
    double mostContent() {
        return mostContent;
    }

    /** Why the run was broken off; empty when it was not. */
    String failure() {
        return failure;
    }
}
