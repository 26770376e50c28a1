package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.scan.RunClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final RunStatus RUN =
            new RunStatus(
                    "r",
                    1,
                    new RunClock(3600, 2, 5, "charge", "cc", 60),
                    3.25,
                    94e-6,
                    false,
                    false,
                    "",
                    null,
                    null,
                    "");

    private final StringWriter text = new StringWriter();
    private final PrintWriter err = new PrintWriter(text);

    @Test
    void aPlainLineComesOnlyNowAndThen() {
        ProgressDisplay display = new ProgressDisplay(err, false, 10);

        for (int i = 1; i <= 110; i++) {
            display.progress(720.0 * i, 0.1 * i, List.of(RUN));
        }
        display.close();

        // 11 s with a line every 5 s.
        assertThat(text.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo(
                        "10 h 0 min simulated | step 5 charge, cycle 2, 3.2500 V, +94.00 µA | 7,200 times real time");
    }

    @Test
    void aTerminalHasABarThatIsDrawnOverAndErased() {
        ProgressDisplay display = new ProgressDisplay(err, true, 10);

        display.progress(60, 1, List.of(RUN));
        display.progress(120, 2, List.of());
        display.note("something happened");

        assertThat(text.toString())
                .contains("\r\u001b[K[##########..........] 1 min 0 s simulated")
                .endsWith("\r\u001b[Ksomething happened\n")
                .doesNotContain("real time\n");
    }

    @Test
    void severalChannelsAreNamedAndOneMayWait() {
        ProgressDisplay display = new ProgressDisplay(err, false, 10);
        RunStatus waiting =
                new RunStatus(
                        "s", 3, null, Double.NaN, Double.NaN, false, false, "", null, null, "");

        display.progress(60, 6, List.of(RUN, waiting));

        assertThat(text.toString())
                .contains("ch 1: step 5 charge")
                .contains("ch 3: waits to start");
    }

    @Test
    void durationsAndCurrentsReadWell() {
        assertThat(Texts.duration(59.96)).isEqualTo("60.0 s");
        assertThat(Texts.duration(90_000)).isEqualTo("25 h 0 min");
        assertThat(Texts.duration(400_000)).isEqualTo("4 d 15 h");
        assertThat(Texts.amperes(-0.0125)).isEqualTo("-12.5000 mA");
        assertThat(Texts.amperes(Double.NaN)).isEqualTo("-");
        assertThat(Texts.value(null, 2, "V")).isEqualTo("-");
    }
}
