package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command scores the rows it is asked for, the same ones each time. */
class EstimatorsCommandTest {
    @Test
    void aRowIsChosenByPartOfItsName() {
        StringWriter out = new StringWriter();
        EstimatorsCommand command = new EstimatorsCommand(new PrintWriter(out));

        int code =
                new CommandLine(command)
                        .execute("--cells", "1", "--first-seed", "7", "--row", "Low tier");

        assertThat(code).isZero();
        // State of charge, deficit, donor.
        assertThat(out.toString().lines().filter(line -> line.startsWith("| 3 wt%")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("| 3 wt%, low tier |"))
                .allMatch(line -> line.matches(".*[0-9]+(\\.[0-9]+)? \\|"));
    }
}
