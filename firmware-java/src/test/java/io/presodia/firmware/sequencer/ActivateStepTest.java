package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.CellInside;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.hal.channel.Drive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The activation on a cell of hand arithmetic: 10 mg, 100 mAh/g from 2.0 to 3.6 V, 100 Ω. At 0.1C,
 * 10 mA/g, 3 mAh/g take 1080 s; a probe of 120 s follows.
 */
class ActivateStepTest {
    private static final double CURRENT = 0.1e-3;

    private final List<Decision> decisions = new ArrayList<>();
    private final FakeCell cell = new FakeCell(0);

    /** 80 Ω that answer slowly while a donor of 20 mAh/g gives, 4 Ω when the cathode does. */
    @BeforeEach
    void theCathodeTakesOver() {
        cell.slowOhms = charge -> charge < 20 ? 80 : 4;
    }

    private static CellInside inside(double ohms, double cathodeVolts, boolean donor) {
        return new CellInside(true, donor, ohms, 0.35, cathodeVolts, 30, 20);
    }

    private static Step activate(EndCondition... more) {
        List<EndCondition> until = new ArrayList<>(List.of(more));
        until.add(volts(Comparison.ABOVE, 2.6));
        return new Step.Activate(
                head("a"),
                new CurrentDemand.Rate(0.1),
                3,
                120,
                exits(until.toArray(EndCondition[]::new)));
    }

    /** Runs it in scans of 1 s with the estimate that belongs to a charge in mAh/g. */
    private Decision run(CellInside inside, DoubleFunction<CellEstimate> held, Step step) {
        CellContext context =
                new CellContext(
                        FakeCell.GRAMS,
                        FakeCell.ONE_C_AMPERES,
                        FakeCell.EMPTY_VOLTS,
                        FakeCell.FULL_VOLTS,
                        FakeCell.LIMITS,
                        inside);
        Program program =
                Program.compile(
                        Protocol.of("test", List.of(rest("r", 5), step)),
                        context,
                        FakeCell.CHANNEL);
        Sequencer sequencer = new Sequencer(program, context);
        Decision last = sequencer.decide(cell.nanos, cell.scan(), List.of());
        for (int i = 0; i < 40_000 && !last.state().over(); i++) {
            var scan = cell.run(last.setpoint(), 1_000_000_000L);
            if (i % 500 == 250) {
                sequencer = Sequencer.rebuild(program, context, sequencer.cursor());
            }
            sequencer.know(held.apply(scan.total().netAmpereHours() * 1e3 / FakeCell.GRAMS));
            last = sequencer.decide(cell.nanos, scan, List.of());
            decisions.add(last);
        }
        return last;
    }

    private <E extends SequencerEvent> List<E> events(Class<E> kind) {
        return decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static CellEstimate spentAt(double charge, double spent) {
        return Held.depletion(Math.min(1, charge / spent), 0.01, spent, 0.6);
    }

    /** 20 mAh/g of donor; the fit says 0.95 from 19 mAh/g on: probes at 21 and 24. */
    @Test
    void twoProbesInARowDeclareTheDonorSpentAndTheChargeGoesOn() {
        Decision end = run(inside(100, 2.2, true), charge -> spentAt(charge, 20), activate());

        assertThat(end.state()).isEqualTo(RunState.COMPLETED);
        List<SequencerEvent.DonorDepleted> declared = events(SequencerEvent.DonorDepleted.class);
        assertThat(declared).hasSize(1);
        DonorEnd result = declared.getFirst().result();
        assertThat(result.milliampereHoursPerGram()).isCloseTo(24, within(0.1));
        assertThat(result.probe()).isEqualTo(8);
        // 24 mAh/g are 0.384 V over 2 V; 0.1 mA at 100 Ω are 10 mV.
        assertThat(result.volts()).isCloseTo(2.394, within(0.002));
        // A second after the relay opened 5 % of the slow voltage are gone, at the end all.
        assertThat(result.slowOhms()).isCloseTo(4, within(0.3));
        assertThat(result.mostSlowOhms()).isCloseTo(80, within(5.0));
        assertThat(cell.openCircuitVolts()).isCloseTo(2.59, within(0.001));
        assertThat(openings()).isEqualTo(8);
    }

    /** How often the relay opened for a probe. */
    private long openings() {
        long count = 0;
        boolean open = true;
        for (Decision decision : decisions) {
            boolean now = decision.setpoint().drive() instanceof Drive.Open;
            count += now && !open && !decision.state().over() ? 1 : 0;
            open = now;
        }
        return count;
    }

    @Test
    void aFitWithoutTheCathodesVoltageDeclaresNothing() {
        run(inside(100, 2.9, true), charge -> spentAt(charge, 20), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    /** A fit that is sure too early: the donor still carries the current. */
    @Test
    void aFitWithoutTheFallOfTheResistanceDeclaresNothing() {
        cell.slowOhms = _ -> 80;
        run(inside(100, 2.2, true), charge -> spentAt(charge, 14), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    /** The resistance falls between the donor's stages as well. */
    @Test
    void aFallOfTheResistanceWithoutTheFitDeclaresNothing() {
        run(inside(100, 2.2, true), charge -> spentAt(charge, 50), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    @Test
    void twoWitnessesTogetherNeedNoNarrowBand() {
        run(inside(100, 2.2, true), _ -> Held.depletion(1, 0.08, 20, 0.6), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class).getFirst().result().probe())
                .isEqualTo(8);
    }

    @Test
    void aBandThatSaysNothingDeclaresNothing() {
        run(inside(100, 2.2, true), _ -> Held.depletion(0.97, 0.08, 20, 0.6), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    @Test
    void aDonorTooSmallToBeToldFromNoneIsNotDeclared() {
        run(inside(100, 2.2, true), _ -> Held.depletion(1, 0.005, 2, 0.6), activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    @Test
    void withoutADonorOrAnEstimateItChargesWithoutProbes() {
        run(inside(100, Double.NaN, false), charge -> spentAt(charge, 20), activate());
        assertThat(openings()).isZero();
        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    @Test
    void whatTheFileSaysIsNoEvidence() {
        run(
                inside(100, 2.2, true),
                _ -> Held.depletion(1, 0.005, 20, 0.6, DonorEstimate.Basis.DESIGN),
                activate());

        assertThat(events(SequencerEvent.DonorDepleted.class)).isEmpty();
    }

    @Test
    void aCellOfTwiceTheResistanceIsBrokenOffWithItsCause() {
        cell.slowOhms = _ -> 0;
        Decision end = run(inside(45, 2.2, true), charge -> spentAt(charge, 20), activate());

        assertThat(end.state()).isEqualTo(RunState.ABORTED);
        assertThat(events(SequencerEvent.Aborted.class).getFirst().cause())
                .contains("100 Ω after 1 s", "45 Ω", "contact");
        assertThat(cell.total.chargeAmpereHours()).isLessThan(CURRENT * 3 / 3600);
    }

    @Test
    void aCellOfHalfTheResistanceIsBrokenOffWithItsCause() {
        cell.slowOhms = _ -> 0;
        Decision end = run(inside(210, 2.2, true), charge -> spentAt(charge, 20), activate());

        assertThat(end.state()).isEqualTo(RunState.ABORTED);
        assertThat(events(SequencerEvent.Aborted.class).getFirst().cause())
                .contains("210 Ω", "touch");
    }

    /** 30 mAh/g by design: from 31.5 mAh/g on the voltage should rise, and looks flat at 33.5. */
    @Test
    void aPlateauBeyondWhatTheCellCanGiveIsBrokenOffWithItsCause() {
        cell.flatBeyondAmpereHours = 0.29e-3;
        Decision end = run(inside(100, 2.2, true), charge -> spentAt(charge, 20), activate());

        assertThat(end.state()).isEqualTo(RunState.ABORTED);
        assertThat(events(SequencerEvent.Aborted.class).getFirst().cause())
                .contains("beyond 34 mAh/g", "plates");
        assertThat(cell.total.netAmpereHours() * 1e3 / FakeCell.GRAMS).isCloseTo(33.5, within(0.1));
    }

    /**
     * 20 mAh/g by the file; a cell that stands at 2.0 V without current and gains 16 mV for each
     * mAh/g has reached 2.05 V after 3.1, less than a third of 20.
     */
    @Test
    void aCellWhoseCathodeGivesFromTheStartHasNoDonor() {
        cell.slowOhms = _ -> 0;
        Decision end = run(inside(100, 2.05, true), charge -> spentAt(charge, 20), activate());

        assertThat(end.state()).isEqualTo(RunState.ABORTED);
        assertThat(events(SequencerEvent.Aborted.class).getFirst().cause())
                .isEqualTo(
                        "a: the cell has no donor, or less than a third of what its file says: the"
                                + " cathode gives after 3.3 mAh/g (2.06 V), by the file 20.0 mAh/g"
                                + " of the donor come first");
    }

    /** 2.11 V are reached after 6.9 mAh/g, more than a third of 20. */
    @Test
    void aSmallDonorIsMeasuredAndNotTurnedAway() {
        cell.slowOhms = _ -> 0;
        Decision end = run(inside(100, 2.11, true), charge -> spentAt(charge, 7), activate());

        assertThat(end.state()).isEqualTo(RunState.COMPLETED);
    }

    /** A probe drops 10 mV in a second; a line over 5 min through it would fall by -60 mV/h. */
    @Test
    void aProbeIsNoFallOfTheVoltage() {
        EndCondition falling = new EndCondition.VoltageSlope(Comparison.BELOW, 0, 300);
        Decision end =
                run(inside(100, 2.2, true), charge -> spentAt(charge, 20), activate(falling));

        assertThat(end.state()).isEqualTo(RunState.COMPLETED);
        assertThat(events(SequencerEvent.StepEnded.class).getLast().condition())
                .startsWith("voltage_V");
    }
}
