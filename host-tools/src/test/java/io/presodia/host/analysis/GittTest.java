package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the exact solution for a layer that takes in a constant flux at one side and lets none
 * out at the other (Crank, The Mathematics of Diffusion, 2nd ed., eq. 4.55): in units of what the
 * pulse brings on average, the surface stands at x + 1/3 − 2/π² Σ exp(−n²π²x)/n², x = D t/L².
 */
class GittTest {
    /** The charged Sn layer of the paper's figure 1, 16.1 µm, cm. */
    private static final double LENGTH = 16.1e-4;

    private static final double PULSE = 1800;
    private static final double STEP = 0.02;
    private static final double IR = 0.03;
    private static final double NOISE = 20e-6;
    private static final long SEED = Long.getLong("seed", 11);
    private static final Gitt METHOD = new Gitt(new Uncertain(LENGTH, 0), NOISE, 0);
    private static final Gitt QUIET = new Gitt(new Uncertain(LENGTH, 0), 1e-9, 0);

    /** As gitt records: every second of the first minute, then every 30 s. */
    private static double[] times() {
        double[] times = new double[60 + 58];
        for (int i = 0; i < 60; i++) {
            times[i] = i + 1;
        }
        for (int i = 0; i < 58; i++) {
            times[60 + i] = 90 + 30 * i;
        }
        return times;
    }

    private static double surface(double x) {
        double sum = 0;
        for (int n = 1; n <= 4000; n++) {
            double square = (double) n * n;
            double exponent = square * Math.PI * Math.PI * x;
            if (exponent > 40) {
                break;
            }
            sum += StrictMath.exp(-exponent) / square;
        }
        return x + 1.0 / 3 - 2 / (Math.PI * Math.PI) * sum;
    }

    private static double[] transientOf(double coefficient, double step, double noise) {
        Random random = new Random(SEED);
        double perSecond = coefficient / (LENGTH * LENGTH);
        return Arrays.stream(times())
                .map(t ->
                        IR
                                + step * surface(perSecond * t) / (perSecond * PULSE)
                                + noise * random.nextGaussian())
                .toArray();
    }

    private static Diffusion of(double coefficient, double noise) {
        Gitt method = noise == 0 ? QUIET : METHOD;
        return method.coefficient(times(), transientOf(coefficient, STEP, noise), PULSE, STEP);
    }

    /** L²/D from 259 000 s down to 26 s; the window shrinks with it. */
    @ParameterizedTest
    @CsvSource({"1e-11, 1800", "1e-10, 1800", "1e-9, 650", "1e-8, 65", "1e-7, 6.5"})
    void coefficientsInsideItsValidityComeBack(double coefficient, double mostSeconds) {
        assertThat(of(coefficient, 0))
                .isInstanceOfSatisfying(
                        Diffusion.Valid.class,
                        valid -> {
                            assertThat(valid.coefficient().value())
                                    .isCloseTo(coefficient, within(0.02 * coefficient));
                            assertThat(valid.windowSeconds())
                                    .isBetween(0.75 * mostSeconds, 1.01 * mostSeconds);
                            assertThat(valid.diffusionTimes())
                                    .isLessThanOrEqualTo(Gitt.MOST_DIFFUSION_TIMES);
                        });
    }

    /** 1e-9 and 1e-10 are the slow phases of the paper. */
    @ParameterizedTest
    @CsvSource({"1e-11", "1e-10", "1e-9", "1e-8"})
    void theyComeBackThroughTheBoardsNoise(double coefficient) {
        assertThat(of(coefficient, NOISE))
                .as("-Dseed=%d", SEED)
                .isInstanceOfSatisfying(
                        Diffusion.Valid.class,
                        valid -> {
                            double error = Math.abs(valid.coefficient().value() - coefficient);
                            assertThat(error)
                                    .isLessThan(
                                            0.02 * coefficient + 4 * valid.coefficient().sigma());
                            assertThat(valid.coefficient().sigma()).isLessThan(0.2 * coefficient);
                        });
    }

    /** L²/D is 1.3 s; the first six points end at 6 s: D is at least 0.25 · L²/6 s = 1.08e-7. */
    @Test
    void aCoefficientBeyondItsValidityIsNoNumberButABound() {
        assertThat(of(2e-6, 0))
                .isInstanceOfSatisfying(
                        Diffusion.TooFast.class,
                        fast -> {
                            assertThat(fast.atLeast())
                                    .isCloseTo(0.25 * LENGTH * LENGTH / 6, within(1e-12));
                            assertThat(fast.why()).contains("outside the method's validity");
                        });
        // In noise the pulse, which moves by 11 µV a second, is followed a little later.
        assertThat(of(2e-6, NOISE))
                .isInstanceOfSatisfying(
                        Diffusion.TooFast.class,
                        fast -> assertThat(fast.atLeast()).isBetween(2e-8, 1.1e-7));
    }

    /** Any D: a value is right to 5 %, or there is none; a bound is below the truth. */
    @Test
    void noValueIsEverWrong() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            double coefficient = StrictMath.pow(10, -12 + 7 * random.nextDouble());
            switch (of(coefficient, 0)) {
                case Diffusion.Valid valid ->
                        assertThat(valid.coefficient().value())
                                .as("-Dseed=%d D=%s", SEED, coefficient)
                                .isCloseTo(coefficient, within(0.05 * coefficient));
                case Diffusion.TooFast fast ->
                        assertThat(fast.atLeast())
                                .as("-Dseed=%d D=%s", SEED, coefficient)
                                .isLessThan(coefficient);
                case Diffusion.Undetermined none ->
                        assertThat(none.why()).as("-Dseed=%d", SEED).isEmpty();
            }
        }
    }

    @Test
    void lengthCountsTwiceInTheUncertainty() {
        Gitt method = new Gitt(new Uncertain(LENGTH, 0.1 * LENGTH), NOISE, 0);

        assertThat(method.coefficient(times(), transientOf(1e-10, STEP, 0), PULSE, STEP))
                .isInstanceOfSatisfying(
                        Diffusion.Valid.class,
                        valid ->
                                assertThat(
                                                valid.coefficient().sigma()
                                                        / valid.coefficient().value())
                                        .isBetween(0.2, 0.205));
    }

    @Test
    void aPlateauSaysNothing() {
        assertThat(METHOD.coefficient(times(), transientOf(1e-10, STEP, 0), PULSE, 1e-4))
                .isInstanceOfSatisfying(
                        Diffusion.Undetermined.class,
                        none -> assertThat(none.why()).contains("plateau"));
    }

    @Test
    void aTransientThatIsNotStraightSaysNothing() {
        double[] exponential =
                Arrays.stream(times()).map(t -> 0.5 * (1 - StrictMath.exp(-t / 4))).toArray();

        assertThat(METHOD.coefficient(times(), exponential, PULSE, STEP))
                .isInstanceOf(Diffusion.Undetermined.class);
        assertThat(METHOD.coefficient(times(), new double[times().length], PULSE, STEP))
                .isInstanceOfSatisfying(
                        Diffusion.Undetermined.class,
                        none -> assertThat(none.why()).contains("noise"));
        assertThat(METHOD.coefficient(new double[] {1}, new double[] {0.1}, PULSE, STEP))
                .isInstanceOfSatisfying(
                        Diffusion.Undetermined.class,
                        none -> assertThat(none.why()).contains("fewer than 6"));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Gitt(new Uncertain(0, 0), NOISE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RunData run(boolean paused) {
        Rows rows = new Rows().step("r", "rest").row(600, 2, 0).step("g", "gitt");
        double[] times = times();
        double[] volts = transientOf(1e-10, STEP, 0);
        double begin = 0;
        for (int pulse = 0; pulse < 3; pulse++) {
            for (int i = 0; i < times.length; i++) {
                boolean off = paused && pulse == 1 && i == 80;
                boolean bad = i == 40;
                rows.row(
                        begin + times[i],
                        off ? 2 + pulse * STEP : 2 + pulse * STEP + volts[i],
                        off ? 0 : bad ? Double.NaN : 5e-5);
            }
            rows.row(begin + 1830, 2 + (pulse + 1.1) * STEP, 0);
            rows.row(begin + 9000, 2 + (pulse + 1) * STEP, 0);
            begin += 9000;
        }
        return rows.row(begin + 1, 2.1, 5e-5).run();
    }

    @Test
    void thePulsesOfARunAreFoundInItsRows() {
        List<GittPulse> pulses = GittPulse.of(run(false));

        assertThat(pulses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            GittPulse pulse = pulses.get(i);
            assertThat(pulse.pulse()).isEqualTo(i + 1);
            assertThat(pulse.baseVolts()).isCloseTo(2 + i * STEP, within(1e-12));
            assertThat(pulse.stepVolts()).isCloseTo(STEP, within(1e-12));
            assertThat(pulse.pulseSeconds()).isEqualTo(1800);
            assertThat(pulse.restSeconds()).isEqualTo(7200);
            assertThat(pulse.amperes()).isCloseTo(5e-5, within(1e-12));
            assertThat(pulse.seconds().getFirst()).isEqualTo(1);
            assertThat(pulse.diffusion(METHOD))
                    .isInstanceOfSatisfying(
                            Diffusion.Valid.class,
                            valid ->
                                    assertThat(valid.coefficient().value())
                                            .isCloseTo(1e-10, within(1e-12)));
        }
    }

    @Test
    void aPulseInTwoPartsGivesNoCoefficient() {
        List<GittPulse> pulses = GittPulse.of(run(true));

        assertThat(pulses).hasSize(4);
        assertThat(pulses).extracting(GittPulse::whole).containsExactly(true, false, false, true);
        assertThat(pulses.get(1).diffusion(METHOD))
                .isInstanceOfSatisfying(
                        Diffusion.Undetermined.class,
                        none -> assertThat(none.why()).contains("cut short"));
    }
}
