package io.presodia.hal.sim.cell.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParticleTest {
    private static final double HOURS = 0.5;

    private static Particle steady(Particle particle) {
        for (int i = 0; i < 4000; i++) {
            particle.take(1e-4, 1e-3);
        }
        return particle;
    }

    @Test
    void theMeanChangesByWhatIsTaken() {
        assertThat(steady(Particle.sphere(HOURS, 0.2)).mean()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void aSphereInASteadyCurrentIsAheadByAFifteenthOfItsTime() {
        Particle particle = steady(Particle.sphere(HOURS, 0));
        // Constant flux into a sphere: surface less mean = rate R2/D / 15; 0.1 a hour here.
        assertThat(particle.surface() - particle.mean())
                .isCloseTo(0.1 * HOURS / 15, within(0.02 * 0.1 * HOURS / 15));
    }

    @Test
    void aLayerInASteadyCurrentIsAheadByAThirdOfItsTime() {
        Particle particle = steady(Particle.layer((content, entering) -> HOURS, 0));
        assertThat(particle.surface() - particle.mean())
                .isCloseTo(0.1 * HOURS / 3, within(0.02 * 0.1 * HOURS / 3));
    }

    @Test
    void withoutCurrentItEvensOut() {
        Particle particle = steady(Particle.sphere(HOURS, 0));
        double mean = particle.mean();
        for (int i = 0; i < 2000; i++) {
            particle.take(0, 1e-3);
        }
        assertThat(particle.surface()).isCloseTo(mean, within(1e-9));
    }
}
