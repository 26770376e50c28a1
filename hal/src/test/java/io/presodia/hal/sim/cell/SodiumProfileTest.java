package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.AnodeDiffusion;
import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.HostAnode;
import org.junit.jupiter.api.Test;

/**
 * Diffusion in tin as GITT sees it: 0.05C of the anode, 0.5 h on, 2 h rest, and Weppner and
 * Huggins: D = 4 L^2 / (pi t) (dE_steady / dE_pulse)^2.
 */
class SodiumProfileTest {
    private static final HostAnode TIN = (HostAnode) Catalogue.material("sn");
    private static final double CAPACITY = 1.0;
    private static final double STEP_HOURS = 1.0 / 3600;
    private static final double PULSE_HOURS = 0.5;
    private static final double RATE = 0.05 * CAPACITY;

    private static Anode tin() {
        return new Anode(TIN, CAPACITY, 0.785, CellScatter.NONE);
    }

    private static void pass(Anode anode, double milliamperes, double hours) {
        for (long i = Math.round(hours / STEP_HOURS); i > 0; i--) {
            anode.prepare(milliamperes, STEP_HOURS);
            anode.take(milliamperes * STEP_HOURS, STEP_HOURS);
        }
    }

    private static double content(Anode anode) {
        return anode.total() * 3.75 / CAPACITY;
    }

    /** One titration step; the coefficient it gives, cm2/s. */
    private static double titrate(Anode anode, double milliamperes) {
        double before = anode.volts();
        pass(anode, milliamperes, PULSE_HOURS);
        double end = anode.volts();
        pass(anode, 0, 2);
        double ratio = (anode.volts() - before) / (end - before);
        double centimetres = 6.8e-4;
        return 4 * centimetres * centimetres / (StrictMath.PI * 1800) * ratio * ratio;
    }

    /**
     * With L^2/D of 462 s a pulse of 1800 s is no short one: the ratio of steady to whole change
     * saturates. The first minute still follows the square root of time.
     */
    @Test
    void theFirstMinuteOfAPulseFindsTheCoefficientOfNaSnOnSodiation() {
        Anode anode = tin();
        pass(anode, RATE, 0.5 / 3.75 / 0.05);
        pass(anode, 0, 2);
        while (content(anode) < 0.75) {
            double before = anode.volts();
            pass(anode, RATE, 4 * STEP_HOURS);
            double early = anode.volts();
            pass(anode, RATE, 60 * STEP_HOURS);
            double perRootSecond = (anode.volts() - early) / (8 - 2);
            pass(anode, RATE, PULSE_HOURS - 64 * STEP_HOURS);
            pass(anode, 0, 2);
            double ratio = (anode.volts() - before) / 1800 / perRootSecond;
            double found = 4 * 6.8e-4 * 6.8e-4 / StrictMath.PI * ratio * ratio;
            assertThat(found).as("at %.2f Na per Sn", content(anode)).isBetween(0.5e-9, 2e-9);
        }
    }

    @Test
    void titrationFindsTheCoefficientAtTheEndOfDesodiation() {
        Anode anode = tin();
        pass(anode, RATE, 20);
        pass(anode, -RATE, (3.75 - 1.10) / 3.75 / 0.05);
        pass(anode, 0, 4);
        assertThat(content(anode)).isCloseTo(1.10, within(1e-3));
        assertThat(titrate(anode, -RATE)).isBetween(0.5e-10, 2e-10);
    }

    @Test
    void pristineTinIsTooFastForTitration() {
        AnodeDiffusion diffusion = TIN.diffusion();
        if (diffusion == null) {
            throw new AssertionError("tin has diffusion");
        }
        // 6.8 um and 2e-6 cm2/s: 0.23 s, against pulses of 1800 s.
        assertThat(diffusion.seconds(diffusion.phases().getFirst().sodiation()))
                .isCloseTo(0.2312, within(1e-4));
        Anode anode = tin();
        pass(anode, RATE, 0.1);
        double end = anode.volts();
        pass(anode, 0, 10 * STEP_HOURS);
        assertThat(anode.volts()).isCloseTo(end, within(1e-5));
    }

    @Test
    void itRelaxesWithTheSquareRootOfTime() {
        Anode anode = tin();
        pass(anode, RATE, 20);
        pass(anode, -RATE, (3.75 - 1.05) / 3.75 / 0.05);
        double start = anode.profile().deviation();
        // The layer of 1.3 h knows its other side only after some 10 min.
        pass(anode, 0, 20 * STEP_HOURS);
        double sooner = anode.profile().deviation() - start;
        pass(anode, 0, 60 * STEP_HOURS);
        double later = anode.profile().deviation() - start;
        assertThat(start).isNegative();
        assertThat(later / sooner).isCloseTo(2, within(0.15));
    }

    @Test
    void aSteadyCurrentHoldsAThirdOfTheDiffusionTime() {
        SodiumProfile profile = new SodiumProfile(TIN.diffusion());
        for (int i = 0; i < 36_000; i++) {
            profile.prepare(0.5, true, STEP_HOURS);
            profile.advance(0.1);
        }
        // 462.4 s / 3 at 0.1 per hour.
        assertThat(profile.deviation()).isCloseTo(0.1 * 462.4 / 3 / 3600, within(1e-6));
    }
}
