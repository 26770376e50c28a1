package io.presodia.host.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FirstCycleModelTest {
    private final FirstCycleModel model = new FirstCycleModel(Designs.ncoSn());

    @Test
    void threePercentOfDonorGivesThePapersCharges() {
        DosePoint none = model.at(0);
        DosePoint three = model.at(3);

        // 0.03/0.5 * 511.7 = 30.70 mAh/g on 120.38; of that 78.667 % without a limit.
        assertThat(three.donorCharge()).isCloseTo(30.702, within(1e-9));
        assertThat(three.firstCharge()).isCloseTo(151.082, within(1e-9));
        assertThat(none.discharge()).isCloseTo(94.70, within(0.01));
        assertThat(three.discharge()).isCloseTo(117.50, within(0.01));
        assertThat(three.strandedCharge()).isCloseTo(151.082 * 2.95 / 3.75 - 117.503, within(1e-3));
        assertThat(none.efficiency()).isCloseTo(2.95 / 3.75, within(1e-12));
        assertThat(none.cathodeLimitedProbability()).isLessThan(1e-12);
    }

    @Test
    void theResidueOfThreePercentIsThatOfThePaper() {
        // 1 - 511.7/26801.48 * 22.98977 = 0.56107 stays of every gram.
        assertThat(model.at(3).residueWtPercent()).isCloseTo(1.683, within(0.001));
        assertThat(model.at(0).residueWtPercent()).isZero();
    }

    @Test
    void theAnodeIsSizedOnDonorAndCathodeTogether() {
        DosePoint three = model.at(3);

        assertThat(three.npWithDonor()).isEqualTo(1.1);
        // 1.1 * 151.082 / 846.6
        assertThat(three.anodeGrams()).isCloseTo(0.19630, within(1e-5));
        assertThat(three.donorGrams()).isCloseTo(0.06, within(1e-12));
        assertThat(three.electrodeGrams()).isCloseTo(1.25630, within(1e-5));
    }

    @Test
    void anAnodeSizedOnTheCathodeAloneIsLessWithDonor() {
        FirstCycleModel alone =
                new FirstCycleModel(Designs.ncoSn().withNpRatio(new NpRatio(1.3, false)));

        assertThat(alone.at(0).npWithDonor()).isCloseTo(1.3, within(1e-12));
        assertThat(alone.at(3).npWithDonor()).isCloseTo(1.3 * 120.38 / 151.082, within(1e-9));
        assertThat(alone.at(3).anodeGrams()).isCloseTo(alone.at(0).anodeGrams(), within(1e-12));
    }

    @Test
    void certainInputsGiveACertainDischarge() {
        DonorInputs certain = Designs.ncoSn();
        for (Input input : Input.values()) {
            certain = certain.with(input, new Estimate(certain.value(input), 0, "test"));
        }

        DosePoint point = new FirstCycleModel(certain).at(2);

        assertThat(point.dischargeSpread().value()).isEqualTo(point.discharge());
        assertThat(point.dischargeSpread().sigma()).isZero();
        assertThat(point.cathodeLimitedProbability()).isZero();
        assertThat(new FirstCycleModel(certain).enough(2)).isZero();
        assertThat(new FirstCycleModel(certain).enough(3)).isEqualTo(1);
    }

    @Test
    void energyIsOverWhatThePaperWeighs() {
        Energy energy = Energy.of(model.at(3), DischargeVoltage.constant(2.8), 0.5);

        // 117.503 * 2.8 / 1.25630, and with the other 1 g/g of the composite.
        assertThat(energy.perElectrodes()).isCloseTo(261.89, within(0.05));
        assertThat(energy.perComposite()).isCloseTo(117.503 * 2.8 / 2.25630, within(0.05));
    }

    @Test
    void theNormalDistributionIsThatOfTheTables() {
        assertThat(Normal.below(0)).isEqualTo(0.5);
        assertThat(Normal.below(1)).isCloseTo(0.841344746068543, within(1e-14));
        assertThat(Normal.below(-1.96)).isCloseTo(0.024997895148220, within(1e-14));
        assertThat(Normal.below(5)).isCloseTo(0.999999713348428, within(1e-14));
        assertThat(Normal.below(-40)).isZero();
        assertThat(Normal.below(40)).isEqualTo(1);
        assertThat(Normal.density(0)).isCloseTo(0.398942280401433, within(1e-14));
    }
}
