package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTest {
    private static final Timebase CLOCK = new VirtualTimebase();

    @TempDir private Path folder;

    /** Holds a lock until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (OwnerLock _ =
                    OwnerLock.take(Path.of(args[0]), "board", "child", new SystemTimebase())) {
                System.out.println("held");
                int ended = System.in.read();
                if (ended >= 0) {
                    throw new IOException("nobody writes to a holder");
                }
            }
        }
    }

    @Test
    void aSecondSessionIsRefusedAndToldTheOwner() throws IOException {
        Path file = OwnerLock.ofRunFolder(folder);
        try (OwnerLock _ = OwnerLock.take(file, "run folder x", "presodia run", CLOCK)) {
            assertThatThrownBy(() -> OwnerLock.take(file, "run folder x", "presodia demo", CLOCK))
                    .isInstanceOf(OwnedException.class)
                    .hasMessageContaining(
                            "run folder x is in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("user " + System.getProperty("user.name"))
                    .hasMessageContaining("'presodia run', since 2026-01-01T00:00:00Z");
        }
        assertThat(file).doesNotExist();
        OwnerLock.take(file, "run folder x", "presodia demo", CLOCK).close();
    }

    @Test
    void aSecondProcessIsRefusedAndADeadOneLetsGo() throws IOException, InterruptedException {
        Path file = OwnerLock.ofBoard(folder, "B4/0001");
        assertThat(file.getFileName()).hasToString("presodia-B4_0001.lock");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> OwnerLock.take(file, "board B4", "presodia run", CLOCK))
                    .isInstanceOf(OwnedException.class)
                    .hasMessageContaining("board B4 is in use by process " + child.pid());
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        assertThat(Files.exists(file)).isTrue();
        OwnerLock.take(file, "board B4", "presodia run", CLOCK).close();
    }
}
