package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figure 6: what is read from the points of spectra. */
class SpectrumRowsTest {
    @TempDir private static Path folder = Path.of("");

    private static Measured measured = new Measured(Map.of());
    private static List<PaperRow> rows = List.of();

    @BeforeAll
    static void run() throws Exception {
        measured =
                Programme.run(
                        new PaperRequest(
                                Bench.programme().stream()
                                        .filter(bench -> bench.name().equals("spectra"))
                                        .toList(),
                                2000,
                                1,
                                folder,
                                new Catalogue(),
                                new SoftwareVersion("1.2.3", "0123456789abcdef", false),
                                new SystemTimebase(),
                                new StopRequest()),
                        PaperListener.NONE);
        rows = new SpectrumRows(measured.spectra()).rows();
        for (PaperRow row : rows) {
            ValidationTable.figure(
                    "paper: %s %.4g %s, simulated %.6g",
                    row.id(), row.paper(), row.unit(), row.simulated());
        }
    }

    private static double simulated(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .simulated();
    }

    @Test
    void everyRowLiesWhereItSaysItShould() {
        assertThat(rows).hasSize(11).allMatch(PaperRow::holds);
    }

    /** 61.4 ohm and the 5 % in series with the reaction; 480 ohm and not the 432 at 7 MHz. */
    @Test
    void resistancesAreReadFromThePoints() {
        assertThat(simulated("spectrum-r2-0")).isCloseTo(61.4 * 1.05, within(1.5));
        assertThat(simulated("spectrum-r-ohm-0")).isCloseTo(480, within(3.0));
        assertThat(simulated("spectrum-peaks")).isEqualTo(6);
    }

    @Test
    void thePaperLeavesTheSpectraAndDrawsThem() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(
                            files.filter(file ->
                                    Objects.requireNonNull(file.getParent()).endsWith("spectra")))
                    .hasSizeGreaterThanOrEqualTo(11);
        }
        assertThat(new SpectrumFigures(measured.spectra()).draw())
                .extracting(Figure::name)
                .containsExactly("figure-6-spectra", "figure-6-drt", "figure-6i");
    }
}
