package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that was charged before it came to the bench. */
class UsedCellTest {
    @TempDir Path folder;

    private String used() throws IOException {
        return TestFiles.write(folder, "used.yaml", TestFiles.CELL + "used: true\n");
    }

    @Test
    void itRunsFromWhereItRestsAndItsEstimatesBeginWithNothingKnown() throws IOException {
        Path out = folder.resolve("out");
        String protocol = TestFiles.write(folder, "short.yaml", TestFiles.SHORT);
        Cli cli =
                Cli.run(
                        "run",
                        protocol,
                        "--cell",
                        used(),
                        "--board",
                        "bench-4",
                        "--virtual",
                        "--scan",
                        "500",
                        "--out",
                        out.toString());

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        assertThat(cli.out()).contains("used before").doesNotContain("ICE");
        List<String> rows = Files.readAllLines(out.resolve("data.bdf.csv"));
        List<String> names = List.of(rows.getFirst().split(",", -1));
        String[] first = rows.get(1).split(",", -1);
        double volts = Double.parseDouble(first[names.indexOf("voltage_volt")]);
        double sigma = Double.parseDouble(first[names.indexOf("est_soc_sigma")]);
        assertThat(volts).as("a half charged cell rests above any fresh one").isBetween(2.2, 3.5);
        assertThat(sigma).as("one voltage alone says little").isGreaterThan(0.05);
    }

    @Test
    void aFirstChargeOfItIsRefused() throws IOException {
        Cli cli = Cli.run("check", "activation", "--cell", used(), "--board", "bench-4");

        assertThat(cli.code()).isNotEqualTo(Exit.DONE);
        assertThat(cli.out()).contains("activate: is a first charge", "used: true");
    }
}
