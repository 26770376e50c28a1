package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** One cell a row: enough to see that a donor is declared done, and that none is not. */
class ActivationCommandTest {
    private static String lineOf(String row) {
        StringWriter out = new StringWriter();
        int code =
                new CommandLine(new ActivationCommand(new PrintWriter(out)))
                        .execute("--cells", "1", "--first-seed", "7", "--row", row);
        assertThat(code).isZero();
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("| Sn"))
                .findFirst()
                .orElseThrow();
    }

    private static String cell(String line, int column) {
        return line.split("\\|")[column].strip();
    }

    @Test
    void aDonorIsDeclaredDoneAndNoneIsNot() {
        assertThat(cell(lineOf("Sn, 1 to 5 wt%, board"), 2)).isEqualTo("1 of 1");
        assertThat(cell(lineOf("0 wt%"), 2)).isEqualTo("0 of 1");
        // The cell file says there is one: it is probed, and nothing is declared.
        assertThat(cell(lineOf("none in it"), 2)).isEqualTo("0 of 1");
    }
}
