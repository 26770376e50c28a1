package io.presodia.firmware.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.Watched;
import io.presodia.hal.limit.Tier;
import org.junit.jupiter.api.Test;

class FindingTextTest {
    private static String text(
            Fault fault, Watched watched, double value, double limit, String unit, String detail) {
        return FindingText.of(
                new Finding(fault, Tier.WARN, 1, watched, value, limit, 0, 0, 0, detail), unit);
    }

    @Test
    void numbersArePlainAndAZeroLimitIsLeftOut() {
        assertThat(text(Fault.JOURNAL_STALLED, Watched.JOURNAL, 10, 2, "s", ""))
                .isEqualTo("journal-stalled: journal 10 s, limit 2 s");
        assertThat(text(Fault.JOURNAL_FULL, Watched.JOURNAL, 1.0004, 0, "s", ""))
                .isEqualTo("journal-full: journal 1 s");
        assertThat(text(Fault.READING_LOST, Watched.JOURNAL, 2, 1, "", "main"))
                .isEqualTo("reading-lost: journal 2, limit 1 (main)");
        assertThat(text(Fault.EMERGENCY_STOP, Watched.JOURNAL, Double.NaN, Double.NaN, "", ""))
                .isEqualTo("emergency-stop: journal");
    }
}
