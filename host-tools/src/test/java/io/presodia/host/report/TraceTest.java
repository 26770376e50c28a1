package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void aThinnedTraceKeepsEveryExtremeOfEveryColumn() {
        int size = 100_000;
        double[] x = new double[size];
        double[] y = new double[size];
        Random random = new Random(7);
        for (int i = 0; i < size; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        y[54_321] = 40;
        Trace thin = Trace.thin(x, y, 500);
        assertThat(thin.x().length).isLessThanOrEqualTo(4 * 501);
        assertThat(Trace.range(thin.y())).isEqualTo(Trace.range(y));
        assertThat(thin.x()).isSorted().startsWith(0).endsWith(size - 1);
        assertThat(Arrays.stream(thin.y()).max()).hasValue(40);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        double[] x = {0, 1, 2};
        double[] y = {5, Double.NaN, 6};
        assertThat(Trace.thin(x, y, 100)).isEqualTo(new Trace(x, y));
    }

    @Test
    void whatWasNeverMeasuredIsNotDrawn() {
        double[] x = {0, 1};
        assertThat(new Trace(x, new double[] {Double.NaN, Double.NaN}).drawable()).isFalse();
    }
}
