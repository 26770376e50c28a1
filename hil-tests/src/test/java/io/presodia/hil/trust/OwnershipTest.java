package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.OwnedException;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session owns a board and its folder. */
class OwnershipTest {
    private static final String REST =
            "schema: presodia/protocol/v1\nname: rest\nsteps: [{rest: 5 s}]\n";

    @TempDir private Path folder = Path.of("");

    @Test
    void aSecondSessionOnTheSameFolderIsRefusedAndToldWhoOwnsIt() throws Exception {
        String protocol = Sessions.write(folder, "rest.yaml", REST);
        Path out = folder.resolve("run");
        Second second = new Second(protocol, out);
        RunResult first = Sessions.run(out, protocol, "nco-sn-3wt", 50, 1, second);

        assertThat(second.refusal)
                .isNotNull()
                .hasMessageContaining(out.toString())
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("acceptance test");
        assertThat(first.completed()).as("the first goes on").isTrue();
    }

    /** Tries to run in the same folder while the first session runs. */
    private static final class Second implements BenchAttendant {
        private final String protocol;
        private final Path out;
        private boolean tried;
        private @Nullable OwnedException refusal;

        Second(String protocol, Path out) {
            this.protocol = protocol;
            this.out = out;
        }

        @Override
        public void scanned() {
            if (!tried) {
                tried = true;
                refusal =
                        Assertions.catchThrowableOfType(
                                OwnedException.class,
                                () -> Sessions.run(out, protocol, "nco-sn-0wt", 50, 2));
            }
        }
    }
}
