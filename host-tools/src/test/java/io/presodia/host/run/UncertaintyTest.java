package io.presodia.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final double MASS_GRAMS = 2.5e-3;

    @Test
    void capacityCombinesMassGainAndOffsetInQuadrature() {
        // 0.3 mA h on 2.5 mg is 120 mA h/g.
        // Mass: 0.01 mg of 2.5 mg is 0.4 %, 0.48 mA h/g. Gain: 200 ppm, 0.024 mA h/g.
        // Offset: 5 nA for 10 h is 50 nA h, on 2.5 mg 0.02 mA h/g.
        // 0.48^2 + 0.024^2 + 0.02^2 = 0.2304 + 0.000576 + 0.0004 = 0.231376.
        var measurement = new MeasurementUncertainty(1e-5, 200, 5e-9, 0);
        Uncertain capacity = Uncertainty.specificCapacity(3e-4, 10, MASS_GRAMS, measurement);
        assertThat(capacity.value()).isCloseTo(120, within(1e-9));
        assertThat(capacity.sigma()).isCloseTo(Math.sqrt(0.231376), within(1e-9));
    }

    @Test
    void eachPartAloneGivesItsOwnShare() {
        assertThat(sigma(new MeasurementUncertainty(1e-5, 0, 0, 0))).isCloseTo(0.48, within(1e-9));
        assertThat(sigma(new MeasurementUncertainty(0, 200, 0, 0))).isCloseTo(0.024, within(1e-9));
        assertThat(sigma(new MeasurementUncertainty(0, 0, 5e-9, 0))).isCloseTo(0.02, within(1e-9));
        assertThat(sigma(new MeasurementUncertainty(0, 0, 0, 1000))).isZero();
    }

    private static double sigma(MeasurementUncertainty measurement) {
        return Uncertainty.specificCapacity(3e-4, 10, MASS_GRAMS, measurement).sigma();
    }

    @Test
    void efficiencyKnowsNothingOfMassAndGain() {
        var measurement = new MeasurementUncertainty(1e-3, 10_000, 0, 0);
        Uncertain efficiency = Uncertainty.coulombicEfficiency(4e-4, 12, 3e-4, 9, measurement);
        assertThat(efficiency.value()).isCloseTo(0.75, within(1e-12));
        assertThat(efficiency.sigma()).isZero();
    }

    @Test
    void offsetSharesOfBothDirectionsAddUpBeforeAsymmetryJoins() {
        // Charge 0.4 mA h in 12 h, discharge 0.3 mA h in 9 h: 0.75.
        // 5 nA: 60 nA h too much charge, 1.5e-4 of it; 45 nA h too little discharge, 1.5e-4 of it.
        // Together 3e-4 of 0.75 is 2.25e-4. Asymmetry 400 ppm of 0.75 is 3e-4. 3-4-5: 3.75e-4.
        var measurement = new MeasurementUncertainty(0, 0, 5e-9, 400);
        Uncertain efficiency = Uncertainty.coulombicEfficiency(4e-4, 12, 3e-4, 9, measurement);
        assertThat(efficiency.value()).isCloseTo(0.75, within(1e-12));
        assertThat(efficiency.sigma()).isCloseTo(3.75e-4, within(1e-12));
    }

    @Test
    void aRealOffsetMovesTheEfficiencyByWhatWasPredicted() {
        double offset = 5e-9;
        double truth = 3e-4 / 4e-4;
        double measured = (3e-4 - offset * 9) / (4e-4 + offset * 12);
        var measurement = new MeasurementUncertainty(0, 0, offset, 0);
        double sigma = Uncertainty.coulombicEfficiency(4e-4, 12, 3e-4, 9, measurement).sigma();
        assertThat(truth - measured).isCloseTo(sigma, within(1e-3 * sigma));
    }

    @Test
    void aDischargeOfNothingStillHasAnUncertainty() {
        var measurement = new MeasurementUncertainty(0, 0, 5e-9, 0);
        Uncertain efficiency = Uncertainty.coulombicEfficiency(4e-4, 12, 0, 8, measurement);
        assertThat(efficiency.value()).isZero();
        assertThat(efficiency.sigma()).isCloseTo(1e-4, within(1e-12));
    }

    @Test
    void impossibleInputsAreRefused() {
        var exact = new MeasurementUncertainty(0, 0, 0, 0);
        assertThatThrownBy(() -> Uncertainty.specificCapacity(1, 1, 0, exact))
                .hasMessageContaining("activeGrams");
        assertThatThrownBy(() -> Uncertainty.coulombicEfficiency(0, 1, 1, 1, exact))
                .hasMessageContaining("chargeAmpereHours");
        assertThatThrownBy(() -> new MeasurementUncertainty(0, -1, 0, 0))
                .hasMessageContaining("gainPpm");
        assertThatThrownBy(() -> new MeasurementUncertainty(Double.NaN, 0, 0, 0))
                .hasMessageContaining("massSigmaGrams");
    }
}
