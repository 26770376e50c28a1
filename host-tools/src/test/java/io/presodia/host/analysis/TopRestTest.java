package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The slope of the voltage at rest after a charge. */
class TopRestTest {
    /** A charge, or a discharge, and so many hours of rest that end with a slope. */
    private static List<TopRest> rests(boolean charge, double hours, double millivoltsPerHour) {
        Rows rows =
                new Rows()
                        .step("half", "cc")
                        .counted(charge ? 1e-3 : 0, charge ? 0 : 1e-3)
                        .row(3600, 3.6, charge ? 1e-4 : -1e-4)
                        .step("rest-top", "rest");
        for (int minute = 0; minute <= 60 * hours; minute++) {
            rows.row(60 * minute, 3.5 + 1e-3 * millivoltsPerHour * minute / 60, 0);
        }
        return TopRest.of(rows.run());
    }

    @Test
    void aSlopeIsThatOfTheLastHour() {
        TopRest rest = rests(true, 4, -0.25).getFirst();

        assertThat(rest.stepId()).isEqualTo("rest-top");
        assertThat(rest.seconds()).isEqualTo(4 * 3600);
        assertThat(rest.voltsPerHour() * 1e3).isCloseTo(-0.25, within(1e-6));
        assertThat(rest.leaks()).isFalse();
    }

    @Test
    void aMillivoltAnHourIsTheThreshold() {
        assertThat(rests(true, 4, -1.01).getFirst().leaks()).isTrue();
        assertThat(rests(true, 4, -0.99).getFirst().leaks()).isFalse();
        assertThat(rests(true, 4, 2).getFirst().leaks()).isFalse();
    }

    @Test
    void shortRestsAndThoseAfterADischargeTellNothing() {
        assertThat(rests(true, 2.9, -5)).isEmpty();
        assertThat(rests(true, 3, -5)).hasSize(1);
        assertThat(rests(false, 4, -5)).isEmpty();
    }
}
