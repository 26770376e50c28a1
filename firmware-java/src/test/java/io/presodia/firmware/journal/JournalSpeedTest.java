package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalSpeedTest {
    @TempDir Path folder;

    /**
     * A virtual bench at 5,000 times real time that records once a second makes 5,000 rows a
     * second: 20,000 in four. The limit is five times that, for machines with other work to do.
     */
    @Test
    @Timeout(20)
    void keepsUpWithAVirtualBenchAtFiveThousandTimesRealTime() throws Exception {
        int rows = 20_000;
        try (Journal journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        Entries.IDENTITY,
                        new VirtualTimebase(),
                        JournalOptions.virtualTime())) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i < rows; i++) {
                journal.append(Entries.sample("r1", i));
            }
            journal.flush();
            assertThat(journal.acknowledgedSeq()).isEqualTo(rows);
        }
    }
}
