package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One seed gives one set of bytes; another seed gives other noise and the same result. */
class RepeatabilityTest {
    private static final String PROTOCOL = "first-cycle-activation";
    private static final String CELL = "nco-sn-3wt";

    @TempDir private Path folder = Path.of("");

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherTheSameCapacity() throws Exception {
        RunResult first = run("a", 7);
        RunResult again = run("b", 7);
        RunResult other = run("c", 8);

        byte[] bytes = Files.readAllBytes(first.folder().bdfCsv());
        assertThat(Files.readAllBytes(again.folder().bdfCsv())).isEqualTo(bytes);
        assertThat(again.folder().bdfParquet()).hasSameBinaryContentAs(first.folder().bdfParquet());
        assertThat(again.folder().eventsCsv()).hasSameBinaryContentAs(first.folder().eventsCsv());
        assertThat(Files.readAllBytes(other.folder().bdfCsv())).isNotEqualTo(bytes);
        for (String name :
                new String[] {"first_charge_capacity_mAh_g", "first_discharge_capacity_mAh_g"}) {
            double one = value(first, name);
            double two = value(other, name);
            Sessions.figure(
                    "%s: seed 7 %.4f, seed 8 %.4f mAh/g: %+.4f %%",
                    name, one, two, (two / one - 1) * 100);
            assertThat(two).as(name).isCloseTo(one, Percentage.withPercentage(0.3));
        }
    }

    private RunResult run(String name, long seed) throws Exception {
        return Sessions.run(folder.resolve(name), PROTOCOL, CELL, 2000, seed);
    }

    private static double value(RunResult run, String name) throws Exception {
        JsonNode summary = Sessions.summary(run);
        return summary.path(name).asDouble();
    }
}
