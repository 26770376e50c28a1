package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which hypotheses a cell is followed with. */
class SocMixtureTest {
    private final CellModel model =
            Objects.requireNonNull(CellModel.of(Samples.cell("nco-sn-3wt")));
    private final SocHypothesis[] three = new SocHypothesis[3];

    /** Three that differ by so many of their deviations of the deficit, 1 mAh/g each. */
    private SocMixture apart(double deviations) {
        SocPrior prior =
                Priors.used(model, SocTuning.STANDARD, Meters.BOARD, new Estimated(0.5, 0.01));
        for (int i = 0; i < three.length; i++) {
            three[i] = new SocHypothesis(model, SocTuning.STANDARD);
            three[i].start(prior, 3 + i * deviations, 1);
        }
        SocMixture mixture = new SocMixture(three);
        mixture.start();
        return mixture;
    }

    @Test
    void whatStaysUnlikelyOverTwoFullCyclesIsGivenUp() {
        SocMixture mixture = apart(5);
        three[1].setLogWeight(-8);
        mixture.weigh();
        mixture.pass(3.9);
        mixture.giveUp();
        assertThat(mixture.kept()).isEqualTo(3);

        mixture.pass(0.2);
        mixture.giveUp();

        assertThat(mixture.kept()).isEqualTo(2);
        assertThat(mixture.at(1)).isSameAs(three[2]);
        assertThat(mixture.weight(1)).isZero();
    }

    @Test
    void whatWasLikelyMeanwhileIsKept() {
        SocMixture mixture = apart(5);
        three[1].setLogWeight(-8);
        mixture.weigh();
        mixture.pass(3.9);
        mixture.giveUp();
        three[1].setLogWeight(-2);
        mixture.weigh();
        mixture.giveUp();
        three[1].setLogWeight(-8);
        mixture.weigh();
        mixture.pass(0.2);
        mixture.giveUp();

        assertThat(mixture.kept()).isEqualTo(3);
    }

    @Test
    void ofTwoThatSayTheSameOneIsKeptWithTheProbabilityOfBoth() {
        SocMixture mixture = apart(0.01);
        three[0].setLogWeight(-1);
        mixture.weigh();
        mixture.pass(1);
        mixture.giveUp();

        assertThat(mixture.kept()).isEqualTo(1);
        assertThat(mixture.weightAt(0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatWasGivenUpStaysSoAfterARestart() {
        SocMixture mixture = apart(5);
        three[0].setLogWeight(-8);
        mixture.weigh();
        mixture.pass(4.1);
        mixture.giveUp();
        double[] state = new double[mixture.size()];
        mixture.copyTo(state, 0);

        SocMixture other = new SocMixture(three);
        other.copyFrom(state, 0);

        assertThat(other.kept()).isEqualTo(2);
        assertThat(other.at(0)).isSameAs(three[1]);
        assertThat(other.weightAt(1)).isCloseTo(0.5, within(1e-12));
    }
}
