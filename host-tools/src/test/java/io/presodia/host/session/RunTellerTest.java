package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.scan.RunClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTellerTest {
    private static final RunClock CLOCK = new RunClock(10, 1, 1, "charge", "cc", 5);

    private final List<String> lines = new ArrayList<>();
    private final RunTeller teller =
            new RunTeller(
                    new SessionListener() {
                        @Override
                        public void note(String text) {
                            lines.add(text);
                        }
                    });

    private static RunStatus status(
            @Nullable RunClock clock, boolean holds, String cause, String text) {
        return new RunStatus(
                "r", 1, clock, Double.NaN, Double.NaN, holds, false, cause, null, null, text);
    }

    private static RunStatus waits() {
        return status(null, false, "", "");
    }

    private static RunStatus held(String cause) {
        return status(null, true, cause, "");
    }

    private static RunStatus runs() {
        return status(CLOCK, false, "", "");
    }

    private void look(RunStatus... statuses) {
        for (RunStatus status : statuses) {
            teller.look(status);
            teller.look(status);
        }
    }

    @Test
    void aRunThatIsTakenUpHoldsAndGoesOnIsToldOnceEach() {
        teller.takenUp(waits());
        look(waits(), held("another cell"), waits(), runs());

        assertThat(lines)
                .containsExactly(
                        "run r is taken up; it goes on once the checks after the restart pass",
                        "run r holds for an operator: another cell",
                        "run r goes on");
    }

    @Test
    void aRunThatHoldsAgainAfterAnOperatorLetItGoOnIsToldAgain() {
        teller.takenUp(held("the enclosure is open"));
        look(held("the enclosure is open"), waits(), held("the enclosure is open"));

        assertThat(lines)
                .containsExactly(
                        "run r holds for an operator: the enclosure is open",
                        "run r holds for an operator: the enclosure is open");
    }

    @Test
    void aNewRunSaysNothingUntilItsProtocolHolds() {
        look(waits(), runs(), status(CLOCK, true, "", "Look at the cell."), runs());
        teller.ended(
                new RunStatus(
                        "r",
                        1,
                        CLOCK,
                        3,
                        0,
                        false,
                        false,
                        "",
                        RunOutcome.COMPLETED,
                        null,
                        "completed"));

        assertThat(lines)
                .containsExactly(
                        "run r holds for an operator: Look at the cell.",
                        "run r goes on",
                        "run r completed");
    }
}
