package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.CellInside;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The activation's check of the resistance, its probes and its watch over the plateau at their
 * edges: 10 mg, 100 Ω, 10 mA/g, 160 mV/h.
 */
class ActivationEdgesTest {
    private static final RecordRule SELDOM =
            new RecordRule(600, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final FakeCell cell = new FakeCell(0);

    private Rig activation(double designOhms, double firstCharge, EndCondition... until) {
        return activation(1, designOhms, firstCharge, until);
    }

    private Rig activation(
            double periodSeconds, double designOhms, double firstCharge, EndCondition... until) {
        CellContext context =
                new CellContext(
                        FakeCell.GRAMS,
                        FakeCell.ONE_C_AMPERES,
                        FakeCell.EMPTY_VOLTS,
                        FakeCell.FULL_VOLTS,
                        FakeCell.LIMITS,
                        new CellInside(true, true, designOhms, 0.35, 2.2, firstCharge, Double.NaN));
        Step step =
                new Step.Activate(
                        head("a", SELDOM), new CurrentDemand.Rate(0.1), 3, 120, exits(until));
        Rig rig =
                new Rig(
                        cell,
                        periodSeconds,
                        context,
                        Protocol.of("test", List.of(rest("r", 5), step)));
        rig.sequencer.know(Held.depletion(0.5, 0.01, 20, 0.6));
        return rig;
    }

    private static EndCondition above(double volts) {
        return volts(Comparison.ABOVE, volts);
    }

    private static String cause(Rig rig) {
        return rig.events(SequencerEvent.Aborted.class).getFirst().cause();
    }

    /** A reading is at most 2 s old: 0.1 mA move the cell by as much as 1 Ω would. */
    @Test
    void aCellWithinHalfAndTwiceItsDesignsResistanceIsCharged() {
        assertThat(activation(52, 30, above(2.6)).scans(60).last.state())
                .isEqualTo(RunState.RUNNING);
        assertThat(activation(195, 30, above(2.6)).scans(60).last.state())
                .isEqualTo(RunState.RUNNING);
    }

    /** exp(0.35 eV / k · (1/313.15 K - 1/298.15 K)) = 0.521: 95 Ω at 25 °C are 49 Ω at 40 °C. */
    @Test
    void theDesignsResistanceIsThatAtTheCellsTemperature() {
        cell.celsius = 40;
        Rig warm = activation(95, 30, above(2.6));
        warm.toEnd(60);

        assertThat(warm.last.state()).isEqualTo(RunState.ABORTED);
        assertThat(cause(warm))
                .matches(
                        "a: the cell's resistance is 10[01] Ω after 1 s, its design's 49 Ω: a"
                                + " contact is bad, pressure is missing, or it is another cell");
    }

    /** 8 °C: exp(4061.6 K · (1/281.15 K - 1/298.15 K)) = 2.279: 100 Ω are 228 Ω. */
    @Test
    void aColdCellThatConductsAsAWarmOneIsBrokenOff() {
        cell.celsius = 8;
        Rig cold = activation(100, 30, above(2.6));
        cold.toEnd(60);

        assertThat(cause(cold))
                .matches(
                        "a: the cell's resistance is 10[01] Ω after 1 s, its design's 228 Ω: the"
                                + " electrodes touch, or it is another cell");
    }

    @Test
    void withoutATemperatureTheDesignsResistanceIsThatAtTwentyFiveDegrees() {
        cell.celsius = Double.NaN;
        Rig rig = activation(45, 30, above(2.6));
        rig.toEnd(60);

        assertThat(cause(rig)).contains("its design's 45 Ω");
    }

    /** A probe of 120 s in scans of half a second, beside a rule of ten minutes. */
    @Test
    void aProbeLastsItsTimeAndIsRecordedEverySecond() {
        Rig rig = activation(0.5, 100, 30, above(2.6));
        while (rig.ids().size() < 2 || !rig.last.setpoint().equals(Setpoint.OPEN)) {
            rig.scan();
        }
        int before = rig.decisions.size();
        while (rig.last.setpoint().equals(Setpoint.OPEN)) {
            rig.scan();
        }

        List<Decision> probe = rig.decisions.subList(before, rig.decisions.size());
        assertThat(probe).hasSize(240);
        assertThat(probe.stream().filter(d -> d.record() == RecordReason.TIME).count())
                .isBetween(119L, 120L);
    }

    /** A donor of 20 mAh/g, at most 45 mAh/g off: the probes at 3 to 63 mAh/g, none at 66. */
    @Test
    void beyondEveryPossibleDonorNoProbeIsMade() {
        Rig rig = activation(100, 30, above(3.2));
        int probes = 0;
        double lastProbe = 0;
        while (!rig.last.state().over()) {
            boolean open = rig.last.setpoint().equals(Setpoint.OPEN);
            rig.scan();
            boolean opened = !open && rig.last.setpoint().equals(Setpoint.OPEN);
            if (opened && !rig.last.state().over()) {
                probes++;
                lastProbe = rig.cell.total.netAmpereHours() * 1e3 / FakeCell.GRAMS;
            }
        }

        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
        assertThat(probes).isEqualTo(21);
        assertThat(lastProbe).isBetween(63.0, 63.1);
    }

    /**
     * After each probe the slow resistor fills anew: its 8 mV are no flat stretch of the charge.
     */
    @Test
    void aSlopeBeginsAnewBehindEachProbe() {
        cell.slowOhms = _ -> 80;
        Rig rig =
                activation(
                        100,
                        30,
                        above(2.3),
                        new EndCondition.VoltageSlope(Comparison.BELOW, 0.1, 300));
        rig.toEnd(20_000);

        assertThat(rig.ended(1).condition()).isEqualTo("voltage_V ≥");
    }

    /** 3 mAh/g by design: from 3.15 mAh/g on 2 mAh/g must bring 2 mV and bring 32 mV. */
    @Test
    void aVoltageThatRisesBeyondTheFirstChargeIsNoPlateau() {
        Rig rig = activation(100, 3, above(2.2));
        rig.toEnd(20_000);

        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aPlateauThatBeginsLaterIsFoundOverTheStretchInWhichItLies() {
        // Flat from 10 mAh/g on. Looked at from 3.15 on, every 2: at 9.15 and 11.15, which rose by
        // 0.85 mAh/g or 14 mV, and at 13.15, which did not.
        cell.flatBeyondAmpereHours = 0.1e-3;
        Rig rig = activation(100, 3, above(2.6));
        rig.toEnd(20_000);

        assertThat(cause(rig))
                .isEqualTo(
                        "a: the voltage stays at 2.170 V beyond 13 mAh/g, more than cathode and"
                                + " donor give: sodium plates, or current passes through the"
                                + " electrolyte");
    }
}
