package io.presodia.hal.sim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.sim.AnalogFault;
import io.presodia.hal.sim.AnalogFault.Signal;
import io.presodia.hal.sim.AnalogFaults;
import io.presodia.hal.sim.FaultInjector;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of leads, relay and front end, as the real drivers over the virtual bench see them. */
class AnalogFaultTest {
    private TestBench rig;

    @BeforeEach
    void chargeACellOfTwoVolts() throws Exception {
        rig = new TestBench(7);
        rig.fit(1, new ToyCell(2.0, 500, 50));
        rig.scanFirst(2);
        rig.galvanostatic(1, 94e-6);
        rig.scanFirst(40);
    }

    private ChannelSample after(AnalogFault fault) throws Exception {
        rig.bench.faults().inject("channel-1", fault, rig.timebase.nanos());
        return rig.scanFirst(4);
    }

    @Test
    void anOpenForceLeadCarriesNoCurrentThroughAClosedRelay() throws Exception {
        ChannelSample sample = after(new AnalogFault.OpenForceLead());

        assertThat(sample.amperes().value()).isCloseTo(0, within(30e-9));
        assertThat(sample.output().relayClosed()).isTrue();
    }

    @Test
    void anOpenSenseLeadShowsNothingOnBothConvertersAndTheCurrentGoesOn() throws Exception {
        ChannelSample sample = after(new AnalogFault.OpenSenseLead());

        assertThat(sample.volts().value()).isCloseTo(0, within(1e-3));
        assertThat(sample.checkVolts().value()).isCloseTo(0, within(5e-3));
        assertThat(sample.amperes().value()).isCloseTo(94e-6, within(1e-6));
    }

    @Test
    void aPotentiostatWithoutSenseLeadDrivesToTheEndOfItsRange() throws Exception {
        rig.potentiostatic(1, 2.1, 0.9e-3);
        rig.scanFirst(4);

        assertThat(after(new AnalogFault.OpenSenseLead()).amperes().value())
                .isCloseTo(1e-3, within(3e-6));
    }

    @Test
    void aReversedCellShowsItsVoltageNegative() throws Exception {
        rig.fit(1, new ToyCell(0.8, 500, 50));
        ChannelSample sample = after(new AnalogFault.ReversedCell());

        // The current still charges, seen from the board: 94 uA over 500 ohms lift by 47 mV.
        assertThat(sample.volts().value()).isCloseTo(-0.8 + 0.047, within(2e-3));
        assertThat(Objects.requireNonNull(rig.bench.channel(1).cell()).terminalVolts())
                .isCloseTo(0.8 - 0.047, within(1e-3));
    }

    @Test
    void offsetsReachTheirOwnSignalAlone() throws Exception {
        rig.bench
                .faults()
                .inject(
                        "channel-1",
                        new AnalogFault.Offset(Signal.VOLTAGE, 0.2),
                        rig.timebase.nanos());
        rig.bench
                .faults()
                .inject(
                        "channel-1",
                        new AnalogFault.Offset(Signal.STACK_PRESSURE, -10e6),
                        rig.timebase.nanos());
        ChannelSample sample = after(new AnalogFault.Offset(Signal.TEMPERATURE, 3));

        assertThat(sample.volts().value()).isCloseTo(2.247, within(2e-3));
        assertThat(sample.checkVolts().value()).isCloseTo(2.047, within(5e-3));
        assertThat(sample.stackPascals().value()).isCloseTo(65e6, within(0.6e6));
        assertThat(sample.cellCelsius().value()).isCloseTo(34.5, within(0.4));
    }

    @Test
    void aDriftBeginsWithItsFault() throws Exception {
        rig.bench
                .faults()
                .inject(
                        "channel-1",
                        new AnalogFault.Drift(Signal.VOLTAGE, 0.1),
                        rig.timebase.nanos());
        double first = rig.scanFirst(1).volts().value();
        double later = rig.scanFirst(40).volts().value();

        assertThat(first).isCloseTo(2.047, within(2e-3));
        // 40 scans of 50 ms at 0.1 V/s.
        assertThat(later - first).isCloseTo(0.2, within(3e-3));
    }

    @Test
    void anAmplifierAtItsRailIsASaturatedReading() throws Exception {
        assertThat(after(new AnalogFault.Saturation(Signal.VOLTAGE, true)).volts().quality())
                .isEqualTo(Quality.SATURATED);
        assertThat(rig.bench.violations().first()).isEmpty();
    }

    @Test
    void aNoiseBurstScattersTheReadings() throws Exception {
        ChannelSample sample = after(new AnalogFault.NoiseBurst(Signal.VOLTAGE, 0.05));
        double least = sample.volts().value();
        double most = least;
        for (int i = 0; i < 40; i++) {
            double volts = rig.scanFirst(1).volts().value();
            least = Math.min(least, volts);
            most = Math.max(most, volts);
        }

        // 41 draws of 50 mV rms span four sigma within a factor of two.
        assertThat(most - least).isBetween(0.1, 0.4);
    }

    @Test
    void aWrongSetpointIsMoreThanTheTrimTakesAway() throws Exception {
        rig.bench
                .faults()
                .inject("channel-1", new AnalogFault.SetpointError(-0.05), rig.timebase.nanos());

        // 5 % of 94 uA less the 1 % of 100 uA that the trim may add.
        assertThat(rig.scanFirst(100).amperes().value()).isBetween(89.2e-6, 91e-6);
    }

    @Test
    void relaysWeldAndDieAndAllOfItEnds() throws Exception {
        FaultInjector faults = rig.bench.faults();
        faults.inject("channel-1", new AnalogFault.DeadRelay(), rig.timebase.nanos());
        assertThat(rig.scanFirst(4).output().relayClosed()).isFalse();
        faults.clear("channel-1");
        assertThat(rig.scanFirst(4).output().relayClosed()).isTrue();

        faults.inject("channel-1", new AnalogFault.WeldedRelay(), rig.timebase.nanos());
        rig.board.channel(1).open();
        assertThat(rig.scanFirst(4).output().relayClosed()).isTrue();
        faults.clear("channel-1");
        assertThat(rig.scanFirst(4).output().relayClosed()).isFalse();
        assertThat(rig.scanFirst(4).volts().value()).isCloseTo(2.0, within(1e-3));
    }

    @Test
    void onlyBenchesStartedForFaultsTakeThem() {
        FaultInjector refusing = new FaultInjector(false);
        refusing.addCircuit("channel-1", new CircuitFaultsHolder());

        assertThatThrownBy(() -> refusing.inject("channel-1", new AnalogFault.OpenForceLead(), 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        rig.bench.faults().inject("channel-9", new AnalogFault.OpenForceLead(), 0))
                .hasMessageContaining("channel-1");
    }

    private static final class CircuitFaultsHolder implements AnalogFaults {
        @Override
        public void inject(AnalogFault fault, long nanos) {
            throw new AssertionError("reached");
        }

        @Override
        public void clearFaults() {
            throw new AssertionError("reached");
        }
    }
}
