package io.presodia.host.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignRefusalTest {
    private static String refusal(DonorInputs inputs, String key) {
        DesignRefusedException thrown =
                assertThatExceptionOfType(DesignRefusedException.class)
                        .isThrownBy(() -> DonorDesign.of(inputs))
                        .actual();
        assertThat(thrown.key()).isEqualTo(key);
        return String.valueOf(thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "ICE, 0, shorted or open",
        "ICE, -5, shorted or open",
        "ICE, NaN, shorted or open",
        "ICE, 100.1, from somewhere else",
        "CATHODE_EFFICIENCY, 0, shorted or open",
        "CATHODE_EFFICIENCY, 101, from somewhere else",
        "CATHODE_FIRST_CHARGE, 0, than sodium",
        "CATHODE_FIRST_CHARGE, 1200, than sodium",
        "ACTIVE_FRACTION, 0, part of the composite",
        "ACTIVE_FRACTION, 101, part of the composite",
        "DONOR_CAPACITY, 1170, more sodium than sodium",
        "DONOR_CAPACITY, 120, dead weight",
        "DONOR_CAPACITY, -1, dead weight",
        "DONOR_UTILISATION, 0, 575.3",
        "DONOR_UTILISATION, 121, 575.3"
    })
    void whatNoCellCanHaveIsRefusedWithTheReason(Input input, double shown, String why) {
        assertThat(refusal(Designs.with(Designs.ncoSn(), input, shown), input.key())).contains(why);
    }

    @Test
    void anUncertaintyThatSaysNothingIsRefused() {
        DonorInputs wide =
                Designs.ncoSn().with(Input.DONOR_CAPACITY, new Estimate(511.7, 200, "test"));
        DonorInputs negative =
                Designs.ncoSn().with(Input.DONOR_CAPACITY, new Estimate(511.7, -1, "test"));

        assertThat(refusal(wide, "donor_capacity_mAh_g")).contains("says nothing");
        refusal(negative, "donor_capacity_mAh_g");
    }

    @Test
    void aDoseThatACompositeCannotTakeIsRefused() {
        // 50 * 120.38 * (0.9761/0.5 - 1)/511.7 = 11.2 wt%.
        assertThat(refusal(Designs.inputs(120.38, 97.61, 50), "donor_wt_percent"))
                .contains("10 wt%")
                .contains("residue");
    }

    @Test
    void anAnodeThatWouldPlateIsRefusedWithWhatItNeeds() throws DesignRefusedException {
        // At the dose needed 120.38 * 0.9761/0.78667 = 149.37 mAh/g go in; 1.1 * 120.38 = 132.4.
        String why =
                refusal(
                        Designs.ncoSn().withNpRatio(new NpRatio(1.1, false)),
                        "np_ratio_cathode_only");

        assertThat(why).contains("0.887").contains("17.0 mAh/g").contains("149.4").contains("1.24");
        assertThat(refusal(Designs.ncoSn().withNpRatio(new NpRatio(0.9, true)), "np_ratio"))
                .contains("plates");
        refusal(Designs.ncoSn().withNpRatio(new NpRatio(11, true)), "np_ratio");
        refusal(Designs.ncoSn().withNpRatio(new NpRatio(Double.NaN, true)), "np_ratio");
        assertThat(
                        DonorDesign.of(Designs.ncoSn().withNpRatio(new NpRatio(1.25, false)))
                                .at(2.83)
                                .npWithDonor())
                .isCloseTo(1.007, within(0.001));
    }

    @Test
    void wishesBeyondReasonAreRefused() {
        refusal(Designs.ncoSn().withSurplus(-0.01), "surplus_percent");
        refusal(Designs.ncoSn().withSurplus(0.6), "surplus_percent");
        refusal(
                new DonorInputs(Designs.ncoSn().estimates(), 0, new NpRatio(1.1, true), Double.NaN),
                "anode_capacity_mAh_g");
        refusal(
                new DonorInputs(Designs.ncoSn().estimates(), 0, new NpRatio(1.1, true), 3000),
                "anode_capacity_mAh_g");
    }

    @Test
    void aGivenDoseIsHeldToTheSameLimits() throws DesignRefusedException {
        DonorDesign design = DonorDesign.of(Designs.ncoSn().withNpRatio(new NpRatio(1.25, false)));

        assertThat(design.checkedAt("dose", 2).wtPercentOnTop()).isEqualTo(2);
        for (double dose : new double[] {-0.1, 10.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(DesignRefusedException.class)
                    .isThrownBy(() -> design.checkedAt("dose", dose))
                    .withMessageContaining("residue");
        }
        // (120.38 + 4/50 * 511.7)/120.38 = 1.34 is more than 1.25.
        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> design.checkedAt("dose", 4))
                .withMessageContaining("plates");
    }

    @ParameterizedTest
    @CsvSource({
        // Faraday's constant over 3.6 and the molar mass: 3 or 2 sodium.
        "Na3N, 969, N2, 147, gas",
        "Na2O, 865, O2, 197, gas",
        "Na2O2, 687, O2, 314, gas",
        "Na3P, 804.5, '', 0, window",
        "Na2S, 686.9, '', 0, composite"
    })
    void theCandidatesOfFigure2aHaveTheirVerdicts(
            String formula, double capacity, String gas, double millilitres, String why) {
        DonorCandidate candidate =
                Objects.requireNonNull(DonorCheck.candidate(formula.toLowerCase(Locale.ROOT)));

        assertThat(candidate.theoreticalCapacity()).isCloseTo(capacity, within(0.5));
        assertThat(candidate.gas()).isEqualTo(gas);
        assertThat(candidate.gasMillilitresPerGram()).isCloseTo(millilitres, within(0.7));
        DonorCandidate.Verdict verdict = candidate.verdict(DonorCandidate.ELECTROLYTE_WINDOW_VOLTS);
        switch (why) {
            case "gas" -> assertThat(verdict.reason()).contains(gas).contains("contacts");
            case "window" -> assertThat(verdict.reason()).contains("insulating products");
            default -> assertThat(verdict.reason()).contains("no gas").contains("511.7");
        }
        assertThat(verdict.fate())
                .isEqualTo(
                        why.equals("composite")
                                ? DonorCandidate.Fate.USABLE_IN_COMPOSITE
                                : DonorCandidate.Fate.REFUSED);
    }

    @Test
    void anElectrolyteThatBearsOneVoltWouldBearPhosphide() {
        DonorCandidate phosphide = Objects.requireNonNull(DonorCheck.candidate("Na3P"));

        assertThat(phosphide.verdict(0.5).fate())
                .isEqualTo(DonorCandidate.Fate.USABLE_IN_COMPOSITE);
        assertThat(phosphide.verdict(0.5).reason()).contains("did not try it");
        assertThat(DonorCheck.candidate("NaCl")).isNull();
    }

    @Test
    void aDonorOfOnesOwnIsHeldToGasAndWindow() {
        DonorCheck check = new DonorCheck(1.0, 3.68);

        assertThatNoException().isThrownBy(() -> check.check("mine", "", 2.2));
        assertThatNoException().isThrownBy(() -> check.check("mine", "", Double.NaN));
        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> check.check("mine", "CO2", 2.2))
                .withMessageContaining("CO2");
        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> check.check("mine", "", 0.9))
                .withMessageContaining("window");
        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> check.check("mine", "", 3.7))
                .withMessageContaining("dead weight");
    }
}
