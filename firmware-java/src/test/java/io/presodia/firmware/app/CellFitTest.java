package io.presodia.firmware.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.RunCheckpoint.CellMark;
import io.presodia.hal.limit.Band;
import io.presodia.hal.time.ClockQuality;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected figures by hand from docs/recovery.md, for a 10 mm die. */
class CellFitTest {
    private static final double DIE = 0.785e-4;
    private static final Offset<Double> MILLIVOLT = Offset.offset(1e-3);

    private static CellMark mark(double amperes, double charge, double discharge) {
        return new CellMark(3.0, amperes, 75e6, 25, charge, discharge);
    }

    @Test
    void atRestOnlySelfDischargeAndToleranceAreAllowed() {
        Band band = CellFit.volts(mark(0, 0, 0), new Outage(36_000), DIE);

        // Ten hours at 1 mV/h.
        assertThat(band.low()).isCloseTo(3.0 - 0.010 - 0.030, MILLIVOLT);
        assertThat(band.high()).isCloseTo(3.0 + 0.030, MILLIVOLT);
    }

    @Test
    void aChargeMayRelaxDownByItsResistancesAndNotUp() {
        // 0.1 mA: 0.139 V at once, 0.1995 V by diffusion after an hour.
        Band hour = CellFit.volts(mark(1e-4, 1e-4, 0), new Outage(3600), DIE);
        assertThat(hour.low()).isCloseTo(3.0 - 0.139 - 0.1995 - 0.001 - 0.030, MILLIVOLT);
        assertThat(hour.high()).isCloseTo(3.030, MILLIVOLT);

        // After a quarter of an hour half of the diffusion.
        Band quarter = CellFit.volts(mark(1e-4, 1e-4, 0), new Outage(900), DIE);
        assertThat(quarter.low()).isCloseTo(3.0 - 0.139 - 0.09975 - 0.030, MILLIVOLT);
    }

    @Test
    void aDischargeMayRelaxUp() {
        Band band = CellFit.volts(mark(-1e-4, 0, 1e-4), new Outage(3600), DIE);

        assertThat(band.high()).isCloseTo(3.0 + 0.139 + 0.1995 + 0.030, MILLIVOLT);
        assertThat(band.low()).isCloseTo(3.0 - 0.001 - 0.030, MILLIVOLT);
    }

    @Test
    void anUnknownOutageCountsAsThreeDaysAndNoOutageForMore() {
        Band unknown = CellFit.volts(mark(0, 0, 0), Outage.UNKNOWN, DIE);
        assertThat(unknown.low()).isCloseTo(3.0 - 0.072 - 0.030, MILLIVOLT);
        assertThat(CellFit.volts(mark(0, 0, 0), new Outage(1e7), DIE)).isEqualTo(unknown);
    }

    @Test
    void thePressureMayDifferByFourPercent() {
        Band band = CellFit.pascals(mark(0, 0, 0));
        assertThat(band).isEqualTo(new Band(75e6 - 3e6, 75e6 + 3e6));
        assertThat(CellFit.misfit("stack pressure", 71.9e6, band, 1e-6, "MPa"))
                .isEqualTo("stack pressure is 71.90 MPa, the checkpoint allows 72.00 to 78.00 MPa");
        assertThat(CellFit.misfit("stack pressure", 72.1e6, band, 1e-6, "MPa")).isEmpty();
        assertThat(CellFit.misfit("stack pressure", Double.NaN, band, 1e-6, "MPa")).isNotEmpty();
    }

    @Test
    void whatWasNeverReadIsNotCompared() {
        CellMark blind = new CellMark(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0);
        assertThat(CellFit.volts(blind, Outage.UNKNOWN, DIE)).isEqualTo(Band.UNLIMITED);
        assertThat(CellFit.pascals(blind)).isEqualTo(Band.UNLIMITED);
    }

    @Test
    void anOutageIsOnlyKnownFromTwoClocksThatCanBeTrusted() {
        for (ClockQuality quality : ClockQuality.values()) {
            boolean trusted = quality != ClockQuality.UNSYNCHRONIZED;
            assertThat(Outage.between(1_000_000_000L, quality, 4_500_000_000L, quality).known())
                    .isEqualTo(trusted);
        }
        assertThat(
                        Outage.between(
                                        1_000_000_000L,
                                        ClockQuality.SYNCHRONIZED,
                                        4_500_000_000L,
                                        ClockQuality.SYNCHRONIZED)
                                .seconds())
                .isEqualTo(3.5);
        assertThat(
                        Outage.between(0, ClockQuality.UNSYNCHRONIZED, 1, ClockQuality.SYNCHRONIZED)
                                .known())
                .isFalse();
        assertThat(Outage.between(5, ClockQuality.VIRTUAL, 4, ClockQuality.VIRTUAL))
                .isEqualTo(Outage.UNKNOWN);
    }
}
