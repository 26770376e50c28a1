package io.presodia.hal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RealTimePriorityTest {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadThatAsksHasItUntilItGivesItBackAndThoseItStartsDoNot() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        List<String> refusals = new CopyOnWriteArrayList<>();
        Thread asking =
                Thread.ofPlatform()
                        .start(() -> {
                            try (RealTimePriority asked = RealTimePriority.ask()) {
                                refusals.add(asked.refusal());
                                seen.add(policy());
                                join(Thread.ofPlatform().start(() -> seen.add(policy())));
                            }
                            seen.add(policy());
                        });
        asking.join();
        boolean granted = refusals.equals(List.of(""));
        assertThat(seen)
                .as("refusal: %s", refusals)
                .containsExactly(granted ? SCHED_FIFO : SCHED_OTHER, SCHED_OTHER, SCHED_OTHER);
    }

    @Test
    void aRefusalSaysWhatWouldHelp() {
        assertThat(RealTimePriority.refusal(0)).isEmpty();
        assertThat(RealTimePriority.refusal(1)).contains("LimitRTPRIO=49", "ulimit -r 49");
        assertThat(RealTimePriority.refusal(38)).contains("errno 38");
    }

    /** Field 41 of proc(5)'s stat; the name before it may hold blanks. */
    private static int policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fromField3 = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Integer.parseInt(fromField3[41 - 3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
