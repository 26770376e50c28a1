package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.protocol.ProtocolReader;
import org.junit.jupiter.api.Test;

/** The paper's first cycle on a cell of hand arithmetic. */
class ActivationTest {
    @Test
    void theFirstCycleRunsThroughWithItsPulsesAndASensibleNumberOfRecords() throws ConfigException {
        Rig rig =
                new Rig(
                        new FakeCell(0.05),
                        1,
                        ProtocolReader.read(new Catalogue(), "first-cycle-activation").protocol());

        rig.toEnd(150_000);

        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
        assertThat(rig.events(SequencerEvent.PulseMeasured.class))
                .hasSize(3)
                .allSatisfy(pulse ->
                        assertThat(pulse.result().points().getFirst().ohms())
                                .isCloseTo(100, within(0.01)));
        // 1.6 V a mAh; 0.1 mA at 100 Ω is 10 mV: charged to 3.59 V, discharged to 2.01 V.
        assertThat(rig.cell.total.dischargeAmpereHours())
                .isCloseTo((3.59 - 2.01) / 1.6 * 1e-3, within(1e-6));
        assertThat(rig.cell.openCircuitVolts()).isCloseTo(2.01, within(0.001));
        long records = rig.decisions.stream().filter(d -> d.record() != null).count();
        // 30 s over some 27.5 h are 3 300; 5 mV over the swing of 3.1 V are 630 at most.
        assertThat(records).isBetween(3_000L, 4_500L);
        assertThat(rig.last.clock().cycle()).isEqualTo(1);
    }

    @Test
    void aFallingVoltageInTheChargeAbortsAsAShort() throws ConfigException {
        Rig rig =
                new Rig(
                        new FakeCell(0.05),
                        1,
                        ProtocolReader.read(new Catalogue(), "first-cycle-activation").protocol());
        while (!rig.last.clock().stepId().equals("charge")) {
            rig.scan();
        }
        rig.scans(3600);
        // A leak of 1 mA beside the 0.1 mA that charge: 0.9 mA at 1.6 V/mAh is -1.44 V/h.
        while (!rig.last.state().over() && rig.decisions.size() < 20_000) {
            rig.cell.chargeAmpereHours -= 1e-3 / 3600;
            rig.scan();
        }

        assertThat(rig.last.state()).isEqualTo(RunState.ABORTED);
        assertThat(rig.events(SequencerEvent.Aborted.class).getFirst().cause())
                .contains("short through the electrolyte");
    }
}
