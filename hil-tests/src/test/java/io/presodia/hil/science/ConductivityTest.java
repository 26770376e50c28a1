package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hil.support.Sessions;
import io.presodia.host.analysis.Arrhenius;
import io.presodia.host.analysis.DcPolarisation;
import io.presodia.host.analysis.PelletCell;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures 2e, 2f and S6: the conductivities of the donor, measured as the paper did. */
class ConductivityTest {
    /** 50 µV of offset and noise, 0.3 mV of what the board's calibration leaves. */
    private static final double VOLT_SIGMA = 3e-4;

    /** Current offset that auto-zero leaves, A. */
    private static final double AMPERE_SIGMA = 5e-9;

    @TempDir private Path folder;

    private List<DcPolarisation> polarisations(String protocol, String cell) throws Exception {
        RunResult run = Sessions.run(folder, protocol, cell, 1000, 1);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        return DcPolarisation.of(RunData.read(run.folder().journal(), run.status().runId()));
    }

    private static Uncertain conductivity(String cell, DcPolarisation polarisation)
            throws Exception {
        CellDesign design = new Catalogue().cell(cell).value();
        DcPolarisation.Geometry geometry = PelletCell.geometry(design, polarisation.celsius());
        if (geometry == null) {
            throw new AssertionError(cell + " is no pellet");
        }
        DcPolarisation.Result result =
                polarisation.conductivity(geometry, VOLT_SIGMA, AMPERE_SIGMA);
        if (result instanceof DcPolarisation.Result.Conductivity found) {
            return found.siemensPerCentimetre();
        }
        throw new AssertionError(cell + ": " + result);
    }

    /**
     * Under 0.1 V for 300 s. The layers of Na3PS4 that keep electrons out are known to 5 %: that is
     * 1.7 to 4 % of the result, the pellet's thickness is 2 %.
     */
    @ParameterizedTest
    @CsvSource({"sigma-ions-1-1, 3.9e-5", "sigma-ions-1-2, 1.8e-5", "sigma-ions-1-3, 1.2e-5"})
    void ionsComeBackWithinWhatTheLayersAllow(String cell, double paper) throws Exception {
        for (DcPolarisation polarisation : polarisations("dc-ionic", cell)) {
            Uncertain found = conductivity(cell, polarisation);
            Sessions.figure(
                    "%s: %.3e ± %.1e S/cm, paper %.2e", cell, found.value(), found.sigma(), paper);
            assertThat(found.value()).isCloseTo(paper, within(2 * found.sigma()));
            assertThat(found.sigma() / found.value()).isBetween(0.02, 0.06);
        }
    }

    /** Under 10 mV: the paper's 1 V would draw 0.25 A and more, the board has 0.1 A. */
    @ParameterizedTest
    @CsvSource({
        "sigma-electrons-1-1, 1.3e-2",
        "sigma-electrons-1-2, 1.8e-2",
        "sigma-electrons-1-3, 2.8e-2"
    })
    void electronsComeBackUnderTenMillivolts(String cell, double paper) throws Exception {
        for (DcPolarisation polarisation : polarisations("dc-electronic", cell)) {
            Uncertain found = conductivity(cell, polarisation);
            Sessions.figure(
                    "%s: %.3e ± %.1e S/cm, paper %.2e", cell, found.value(), found.sigma(), paper);
            assertThat(found.value()).isCloseTo(paper, within(2 * found.sigma()));
            assertThat(found.sigma() / found.value()).isBetween(0.02, 0.06);
        }
    }

    /** Figure 2f: 0.35 eV where milled, 0.44 eV where mixed by hand; 25 to 65 °C. */
    @ParameterizedTest
    @CsvSource({"sigma-ions-1-2, 0.35", "sigma-ions-1-2-hand, 0.44"})
    void theActivationEnergyComesBackFromFiveTemperatures(String cell, double electronvolts)
            throws Exception {
        List<Arrhenius.Point> points = new ArrayList<>();
        for (DcPolarisation polarisation : polarisations("arrhenius", cell)) {
            points.add(
                    new Arrhenius.Point(polarisation.celsius(), conductivity(cell, polarisation)));
        }
        assertThat(points).hasSize(5);
        assertThat(points.getFirst().celsius()).isCloseTo(25, within(0.5));
        assertThat(points.getLast().celsius()).isCloseTo(65, within(0.5));
        Arrhenius line = Arrhenius.fit(points);
        Sessions.figure(
                "%s: %.4f ± %.4f eV, at 25 °C %.3e S/cm",
                cell,
                line.activationElectronVolts().value(),
                line.activationElectronVolts().sigma(),
                line.at(25).value());
        assertThat(line.activationElectronVolts().value()).isCloseTo(electronvolts, within(0.02));
    }
}
