package io.presodia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is there; how late it is, is no test. */
@Timeout(60)
class ScanTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aDaemonUnderAFloodIsMeasuredAndAnswers() throws Exception {
        ScanTrial.Result result = new ScanTrial(50, 0.5, 0).run(folder, true, true);
        assertThat(result.lateNanos()).hasSizeGreaterThan(2).isSorted();
        assertThat(result.sentASecond()).isPositive();
        assertThat(result.answeredASecond()).isPositive();
    }

    @Test
    void theTableHasALineForEachCase() {
        StringWriter text = new StringWriter();
        int code =
                BenchMain.commandLine(new PrintWriter(text))
                        .execute("scan", "--rounds", "1", "--seconds", "0.2", "--warm-up", "0");
        assertThat(code).isZero();
        assertThat(text.toString().lines()).hasSize(5);
    }
}
