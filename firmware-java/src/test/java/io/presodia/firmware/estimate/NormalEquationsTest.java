package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalEquationsTest {
    @Test
    void aKnownSystemIsSolved() {
        NormalEquations equations = new NormalEquations(2);
        equations.matrix()[0] = 4;
        equations.matrix()[2] = 2;
        equations.matrix()[3] = 3;
        equations.factorise(0);
        double[] solution = new double[2];

        equations.solve(new double[] {8, 8}, solution);

        // 4 x + 2 y = 8, 2 x + 3 y = 8.
        assertThat(solution).containsExactly(new double[] {1, 2}, within(1e-12));
        // The inverse has 3/8 in its first corner.
        assertThat(equations.variance(new double[] {1, 0}, 0)).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void dampingShortensTheStep() {
        NormalEquations equations = new NormalEquations(1);
        equations.matrix()[0] = 2;
        equations.factorise(1);
        double[] solution = new double[1];
        equations.solve(new double[] {2}, solution);
        assertThat(solution[0]).isCloseTo(0.5, within(1e-12));
    }
}
