package io.presodia.firmware.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.ChannelEstimator;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.Reservoir;
import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.firmware.scan.CellWear;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;

class RunEstimatorTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final VirtualTimebase clock = new VirtualTimebase();
    private final ChannelEstimator inner = mock(ChannelEstimator.class);
    private final RunEstimator estimator;

    RunEstimatorTest() throws ConfigException {
        CellDesign design = new Catalogue().cell("nco-sn-3wt").value();
        estimator = new RunEstimator((_, _) -> inner, design, clock, HOUR_NANOS);
    }

    private String residue(Finding finding, Estimated surplus, int cycles) {
        Estimated nothing = new Estimated(0, 1);
        DonorEstimate donor =
                new DonorEstimate(
                        nothing,
                        nothing,
                        nothing,
                        Estimated.UNKNOWN,
                        1,
                        DonorEstimate.Basis.AFTER_FIRST_CHARGE);
        when(inner.estimate())
                .thenReturn(
                        new CellEstimate(
                                nothing,
                                donor,
                                null,
                                nothing,
                                nothing,
                                new Reservoir(finding, surplus, cycles, 1e-9),
                                null));
        clock.elapse(HOUR_NANOS);
        return estimator.residue(clock.nanos());
    }

    @Test
    void whatAResidueGaveIsToldWhenTheFindingChangesAndAgainAfterManyCycles() {
        assertThat(residue(Finding.TOO_FEW, Estimated.UNKNOWN, 1)).isEmpty();
        assertThat(residue(Finding.NOT_DETERMINABLE, Estimated.UNKNOWN, 2))
                .contains("cannot be told", "offset of the current");
        assertThat(residue(Finding.NOT_DETERMINABLE, Estimated.UNKNOWN, 20)).isEmpty();
        assertThat(residue(Finding.DETERMINED, new Estimated(1.5, 0.2), 24))
                .contains("1.50 ± 0.20 mAh/g over 24 cycles");
        assertThat(residue(Finding.DETERMINED, new Estimated(1.6, 0.2), 48)).isEmpty();
        assertThat(residue(Finding.DETERMINED, new Estimated(1.6, 0.2), 49))
                .contains("1.60 ± 0.20 mAh/g over 49 cycles");
    }

    @Test
    void anEstimatorThatFailsProvesNoWear() {
        when(inner.estimate()).thenThrow(new IllegalStateException("planted"));
        assertThat(estimator.wear(clock.nanos())).isEqualTo(CellWear.NONE);
        assertThat(estimator.takeTrouble()).contains("planted");
    }

    @Test
    void anEstimatorThatBeginsAnewSaysSoAndGoesOn() {
        when(inner.takeTrouble()).thenReturn("they begin anew", "");
        assertThat(estimator.takeTrouble()).isEqualTo("they begin anew");
        assertThat(estimator.takeTrouble()).isEmpty();
        when(inner.toBytes()).thenReturn(new byte[] {1});
        assertThat(estimator.state().toArray()).containsExactly(1);
    }
}
