package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hil.support.Sessions;
import io.presodia.host.analysis.Diffusion;
import io.presodia.host.analysis.Titration;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figure 1b and c: tin against Na9Sn4, 0.05C for 0.5 h and 2 h of rest. The plant has 2e-6 cm²/s in
 * pristine tin, 1e-9 in NaSn, at least 1e-7 in Na9Sn4 and Na15Sn4, 1e-10 at the end of desodiation.
 */
class TinTitrationTest {
    /** Figure 1g, cm; 1.25 mg of tin hold 846.6 mAh/g. */
    private static final Titration.Electrode TIN =
            new Titration.Electrode(new Uncertain(6.8e-4, 0), 1.25e-3 * 0.8466, 3.75, true);

    private static final double L_SQUARE = 6.8e-4 * 6.8e-4;

    @TempDir private static Path folder;
    private static Titration titration;

    @BeforeAll
    static void titrate() throws Exception {
        RunResult run = Sessions.run(folder, "gitt-sn-0.05C", "sn-na9sn4", 2000, 1);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        titration = Titration.of(RunData.read(run.folder().journal(), run.status().runId()), TIN);
        for (Titration.Step step : titration.steps()) {
            Sessions.figure(
                    "titration %.3f to %.3f Na per Sn: %s",
                    step.fromSodium(), step.toSodium(), step.diffusion());
        }
    }

    private static List<Uncertain> valid(boolean entering, double from, double to) {
        return titration.steps().stream()
                .filter(s -> s.entering() == entering)
                .filter(s -> Math.min(s.fromSodium(), s.toSodium()) >= from)
                .filter(s -> Math.max(s.fromSodium(), s.toSodium()) <= to)
                .map(Titration.Step::diffusion)
                .filter(Diffusion.Valid.class::isInstance)
                .map(d -> ((Diffusion.Valid) d).coefficient())
                .toList();
    }

    private static void withinAFactorOfTwo(List<Uncertain> found, double truth, int atLeast) {
        assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
        double median =
                found.stream().mapToDouble(Uncertain::value).sorted().toArray()[found.size() / 2];
        assertThat(median).isBetween(truth / 2, truth * 2);
        for (Uncertain one : found) {
            assertThat(one.value())
                    .isBetween(truth / 2 - 2 * one.sigma(), truth * 2 + 2 * one.sigma());
        }
    }

    @Test
    void naSnComesBackWithinAFactorOfTwoOnSodiation() {
        withinAFactorOfTwo(valid(true, 0.2, 1.0), 1e-9, 3);
    }

    @Test
    void naSnComesBackWithinAFactorOfTwoOnDesodiation() {
        withinAFactorOfTwo(valid(false, 1.2, 1.6), 1e-9, 3);
    }

    @Test
    void theEndOfDesodiationComesBackWithinAFactorOfTwo() {
        // From 0.96 Na per Sn on the virtual cell's rise follows all mobile sodium, not the
        // surface.
        withinAFactorOfTwo(valid(false, 0.96, 1.15), 1e-10, 6);
    }

    /** L²/D is 0.23 s: six readings take 6 s and more. */
    @Test
    void pristineTinIsOutsideTheMethodsValidity() {
        List<Titration.Step> pristine =
                titration.steps().stream()
                        .filter(s -> s.toSodium() < 0.05 && s.entering())
                        .toList();
        assertThat(pristine).hasSizeGreaterThanOrEqualTo(2);
        for (Titration.Step step : pristine) {
            assertThat(step.diffusion())
                    .isInstanceOfSatisfying(
                            Diffusion.TooFast.class,
                            d -> {
                                assertThat(d.atLeast()).isBetween(1e-9, 2e-6);
                                assertThat(d.why()).contains("outside the method's validity");
                            });
        }
    }

    /** 1e-7 and 2e-7: 4.6 and 2.3 s. A bound is honest, a number would not be. */
    @Test
    void theSodiumRichPhasesGiveBoundsAndNoNumbers() {
        assertThat(valid(true, 1.3, 3.75)).isEmpty();
        assertThat(valid(false, 1.7, 3.85)).isEmpty();
        double best = 0;
        for (Titration.Step step : titration.steps()) {
            if (step.diffusion() instanceof Diffusion.TooFast fast && step.fromSodium() > 1.6) {
                assertThat(fast.atLeast()).isLessThan(1e-7);
                best = Math.max(best, fast.atLeast());
            }
        }
        assertThat(best).isGreaterThan(0.25 * L_SQUARE / 60);
    }

    /** Section 2.1: about 0.8 Na per Sn do not come back; the plant traps 0.8 of 3.75 put in. */
    @Test
    void fourFifthsOfASodiumPerTinStayBehind() {
        Sessions.figure("trapped %.3f Na per Sn", titration.trapped(TIN));
        assertThat(titration.trapped(TIN)).isCloseTo(0.8, within(0.05));
    }

    @Test
    void whatElsePolarisesIsTakenFromThePlateaus() {
        // 60 ohm with 900 s in the separator: 52 ohm after half an hour.
        SlowCheck.assertRise(titration, 1800, 60 * (1 - StrictMath.exp(-2)));
        assertThat(titration.noiseVolts()).isBetween(5e-6, 50e-6);
    }

    /** Keeps the arithmetic of the slow part in one place. */
    private static final class SlowCheck {
        static void assertRise(Titration titration, double seconds, double ohms) {
            var slow = titration.slow();
            assertThat(slow).isNotNull();
            if (slow != null) {
                assertThat(slow.ohmsAt(seconds) - slow.ohmsAt(0)).isCloseTo(ohms, within(5.0));
            }
        }
    }
}
