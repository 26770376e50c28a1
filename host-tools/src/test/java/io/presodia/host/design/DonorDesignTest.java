package io.presodia.host.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.design.DonorDesign.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DonorDesignTest {
    /** Unless -Dseed says otherwise. */
    private static final long SEED = Long.getLong("seed", 20_250_311L);

    /** 0.8 Na trapped per Sn of 3.75, which tables round to 78.7 %. */
    private static final double TIN = 100 * (1 - 0.8 / 3.75);

    /**
     * x Q (eta/ICE - 1)/q_A worked out by hand, per cathode (NCO, NFM, NVPF) and anode (Sn of three
     * measured efficiencies, Sb, hard carbon).
     */
    @ParameterizedTest
    @CsvSource({
        "120.4, 97.6, 78.7, 2.83",
        "120.4, 97.6, 80.6, 2.48",
        "120.4, 97.6, 82, 2.24",
        "120.4, 97.6, 70, 4.64",
        "120.4, 97.6, 83, 2.07",
        "135.6, 97.61, -1, 3.19",
        "135.6, 97.6, 80.6, 2.80",
        "135.6, 97.6, 82, 2.52",
        "135.6, 97.61, 70, 5.23",
        "135.6, 97.6, 83, 2.33",
        "122, 95, 78.7, 2.47",
        "122, 95, 80.6, 2.13",
        "122, 95, 82, 1.89",
        "122, 95, 70, 4.26",
        "122, 95, 83, 1.72"
    })
    void everyPairNeedsTheDoseOfTheTable(
            double charge, double efficiency, double ice, double expected) throws Exception {
        DonorDesign design =
                DonorDesign.of(Designs.inputs(charge, efficiency, ice < 0 ? TIN : ice));

        assertThat(design.needed().value()).isCloseTo(expected, within(0.0061));
    }

    @Test
    void aPointOfEfficiencyIsAFifthOfAPercentOfDonor() throws Exception {
        assertThat(DonorDesign.of(Designs.ncoSn()).sensitivity(Input.ICE))
                .isCloseTo(-0.19, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 3, MATCHES",
        "70, 5, MATCHES",
        "-1, 2, SHORT",
        "-1, 4, OVERDOSED",
        "70, 3, SHORT"
    })
    void theDosesOfThePaperAreRightWithinTheirUncertainty(double ice, double dose, Verdict verdict)
            throws Exception {
        DonorDesign design = DonorDesign.of(Designs.inputs(120.4, 97.61, ice < 0 ? TIN : ice));

        assertThat(design.judge(dose)).isEqualTo(verdict);
    }

    @Test
    void theDoseFollowsTheFormulaWithEveryInputItsOwnWay() throws Exception {
        double dose = DonorDesign.of(Designs.ncoSn()).needed().value();

        assertThat(dose(Designs.with(Designs.ncoSn(), Input.ACTIVE_FRACTION, 60)))
                .isCloseTo(dose * 60 / 50, within(1e-9));
        assertThat(dose(Designs.with(Designs.ncoSn(), Input.DONOR_UTILISATION, 80)))
                .isCloseTo(dose / 0.8, within(1e-9));
        assertThat(dose(Designs.with(Designs.ncoSn(), Input.DONOR_CAPACITY, 417.5)))
                .isCloseTo(dose * 511.7 / 417.5, within(1e-9));
        // Of eta/ICE = 1.24081, 3 % more: (1.24081 * 1.03 - 1)/(1.24081 - 1) times the dose.
        assertThat(dose(Designs.ncoSn().withSurplus(0.03)))
                .isCloseTo(dose * 0.278034 / 0.240809, within(1e-4));
    }

    private static double dose(DonorInputs inputs) throws DesignRefusedException {
        return DonorDesign.of(inputs).needed().value();
    }

    @Test
    void shareOfTheWholeIsLessThanShareOnTop() {
        // 3 parts on 100 are 3 of 103.
        assertThat(Convention.INSIDE.ofOnTop(3)).isCloseTo(300.0 / 103, within(1e-12));
        assertThat(Convention.INSIDE.toOnTop(300.0 / 103)).isCloseTo(3, within(1e-12));
        double step = 1e-6;
        assertThat(Convention.INSIDE.slope(3))
                .isCloseTo(
                        (Convention.INSIDE.ofOnTop(3 + step) - Convention.INSIDE.ofOnTop(3)) / step,
                        within(1e-6));
        assertThat(Convention.INSIDE.toOnTop(100)).isInfinite();
        assertThat(Convention.ON_TOP.ofOnTop(3)).isEqualTo(3);
    }

    @Test
    void firstOrderUncertaintyAgreesWithDrawnInputs() throws Exception {
        for (DonorInputs inputs :
                List.of(
                        Designs.ncoSn(),
                        Designs.inputs(122, 95, 70),
                        Designs.ncoSn().withSurplus(0.05))) {
            Random random = new Random(SEED);
            int draws = 100_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                double dose = 100 * DonorNeed.share(drawn(inputs, random));
                sum += dose;
                squares += dose * dose;
            }
            double mean = sum / draws;
            double sd = Math.sqrt(squares / draws - mean * mean);
            DonorDesign design = DonorDesign.of(inputs);

            assertThat(sd)
                    .as("seed %d", SEED)
                    .isCloseTo(design.needed().sigma(), within(0.03 * sd));
            assertThat(mean)
                    .as("seed %d", SEED)
                    .isCloseTo(design.needed().value(), within(0.1 * sd));
        }
    }

    private static DonorInputs drawn(DonorInputs inputs, Random random) {
        DonorInputs drawn = inputs;
        for (Input input : Input.values()) {
            double value = inputs.value(input) + inputs.sigma(input) * random.nextGaussian();
            drawn = drawn.with(input, new Estimate(value, 0, "drawn"));
        }
        return drawn;
    }

    @Test
    void theUncertainDischargeAgreesWithDrawnInputsOnBothSidesOfTheKink() throws Exception {
        DonorInputs inputs = Designs.ncoSn();
        DonorDesign design = DonorDesign.of(inputs);
        for (double dose : new double[] {0, 2, 2.83, 3.5, 6}) {
            Random random = new Random(SEED);
            int draws = 100_000;
            int cathodeLimited = 0;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                DosePoint point = new FirstCycleModel(drawn(inputs, random)).at(dose);
                sum += point.discharge();
                squares += point.discharge() * point.discharge();
                cathodeLimited += point.region() == Region.CATHODE_LIMITED ? 1 : 0;
            }
            double mean = sum / draws;
            double sd = Math.sqrt(squares / draws - mean * mean);
            DosePoint point = design.at(dose);

            assertThat(point.dischargeSpread().value())
                    .as("seed %d, %s wt%%", SEED, dose)
                    .isCloseTo(mean, within(0.05));
            assertThat(point.dischargeSpread().sigma())
                    .as("seed %d, %s wt%%", SEED, dose)
                    .isCloseTo(sd, within(0.03 * sd));
            assertThat(point.cathodeLimitedProbability())
                    .as("seed %d, %s wt%%", SEED, dose)
                    .isCloseTo((double) cathodeLimited / draws, within(0.02));
        }
    }

    @Test
    void aSureDoseLeavesTheCathodeAsWhatLimitsThatOften() throws Exception {
        DonorDesign design = DonorDesign.of(Designs.ncoSn());

        double sure = design.withConfidence(0.95).orElseThrow();

        Random random = new Random(SEED);
        int draws = 100_000;
        int enough = 0;
        for (int i = 0; i < draws; i++) {
            DosePoint point = new FirstCycleModel(drawn(Designs.ncoSn(), random)).at(sure);
            enough += point.region() == Region.CATHODE_LIMITED ? 1 : 0;
        }
        assertThat((double) enough / draws).as("seed %d", SEED).isCloseTo(0.95, within(0.005));
        assertThat(design.at(sure).cathodeLimitedProbability()).isCloseTo(0.95, within(1e-6));
        assertThat(design.withConfidence(0.5).orElseThrow())
                .isCloseTo(design.needed().value(), within(1e-8));
        assertThat(
                        DonorDesign.of(Designs.ncoSn().withSurplus(0.03))
                                .withConfidence(0.5)
                                .orElseThrow())
                .isCloseTo(dose(Designs.ncoSn().withSurplus(0.03)), within(1e-8));
    }

    @Test
    void whereNoDoseIsSureNoneIsNamed() throws Exception {
        DonorInputs vague = Designs.ncoSn().with(Input.ICE, new Estimate(0.6, 0.1, "test"));

        assertThat(DonorDesign.of(vague).withConfidence(0.99)).isEmpty();
        assertThat(DonorDesign.of(Designs.inputs(120, 90, 99)).withConfidence(0.95)).hasValue(0);
    }

    @Test
    void contributionsAddUpInSquares() throws Exception {
        DonorDesign design = DonorDesign.of(Designs.ncoSn());
        double sum = 0;
        for (Input input : Input.values()) {
            sum += design.contribution(input) * design.contribution(input);
        }

        assertThat(Math.sqrt(sum)).isCloseTo(design.needed().sigma(), within(1e-12));
    }

    @Test
    void theCurveHasItsKinkWhereTheDoseIsAndSurplusMovesOnlyTheDose() throws Exception {
        DonorDesign design = DonorDesign.of(Designs.ncoSn().withSurplus(0.05));
        double kink = DonorDesign.of(Designs.ncoSn()).needed().value();

        assertThat(design.kinkWtPercent()).isCloseTo(kink, within(1e-12));
        assertThat(design.needed().value()).isGreaterThan(kink + 0.5);
        assertThat(design.curve()).extracting(DosePoint::wtPercentOnTop).contains(kink).isSorted();
        for (DosePoint point : design.curve()) {
            if (point.wtPercentOnTop() < kink - 1e-9) {
                assertThat(point.region()).isEqualTo(Region.ANODE_LIMITED);
                assertThat(point.discharge())
                        .isCloseTo(
                                design.at(0).discharge()
                                        + point.wtPercentOnTop() * design.gainPerWtPercent(),
                                within(1e-9));
            } else {
                // 97.61 % of 120.38 mAh/g, however much donor there is.
                assertThat(point.discharge()).isCloseTo(117.503, within(0.001));
            }
        }
    }

    @Test
    void anEfficiencyOfTheCathodeItselfNeedsNoDonor() throws Exception {
        DonorDesign design = DonorDesign.of(Designs.inputs(120.4, 97.61, 98));

        assertThat(design.needed().value()).isZero();
        assertThat(design.balanceWtPercent()).isNegative();
        assertThat(design.needed().sigma()).isPositive();
        assertThat(design.explanation()).contains("no donor is needed").contains("97.6 %");
        assertThat(design.at(0).region()).isEqualTo(Region.CATHODE_LIMITED);
        assertThat(design.kinkWtPercent()).isZero();
        assertThat(DonorDesign.of(Designs.ncoSn()).explanation()).contains("21.3 %");
    }
}
