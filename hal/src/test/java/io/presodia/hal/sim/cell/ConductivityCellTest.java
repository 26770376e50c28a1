package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dc polarisation of symmetric cells: what the paper did for figures 2e and S6. */
class ConductivityCellTest {
    @ParameterizedTest
    @CsvSource({
        "sigma-ions-1-1, 3.9e-5",
        "sigma-ions-1-2, 1.8e-5",
        "sigma-ions-1-3, 1.2e-5",
        "sigma-ions-1-2-hand, 1.8e-6"
    })
    void aTenthOfAVoltFor300SecondsGivesTheIonicConductivity(String name, double conductivity) {
        CellDesign design = Catalogue.cell(name);
        SodiumCell cell = SodiumCell.of(design);
        assertThat(cell.terminalVolts()).isEqualTo(0);
        for (int i = 0; i < 300; i++) {
            cell.stepAtVoltage(0.1, 1e-2, 1);
        }
        // The layers around the pellet are subtracted: 2 x 480 ohm of NPS (with pressure and
        // drift), 40 ohm of counter electrode, and what the slow polarisation of 60 ohm and 900 s
        // shows after 300 s.
        double slow = 60 * (1 - StrictMath.exp(-300.0 / 900));
        double layers = cell.truth().separatorOhms() + 40 + slow;
        double pellet = 0.1 / cell.amperes() - layers;
        double measured = 0.04 / (pellet * design.areaSquareCentimetres());
        assertThat(measured).isCloseTo(conductivity, within(0.005 * conductivity));
        assertThat(cell.residualMilliampereHours()).isBetween(-1e-9, 1e-9);
        cell.setAmbientCelsius(35);
        for (int i = 0; i < 7200; i++) {
            cell.step(0, 1);
        }
        for (int i = 0; i < 30; i++) {
            cell.stepAtVoltage(0.1, 1e-2, 1);
        }
        double warm = 0.1 / cell.amperes() - cell.truth().separatorOhms();
        // Arrhenius over 10 K: 0.6427 with 0.35 eV, 0.5736 with 0.44 eV, for conductivity times
        // temperature: the resistance has 308.15 K over 298.15 K more.
        double factor = (name.endsWith("hand") ? 0.5736 : 0.6427) * 308.15 / 298.15;
        assertThat(warm / (pellet + 40)).isCloseTo(factor, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({
        "sigma-electrons-1-1, 1.3e-2",
        "sigma-electrons-1-2, 1.8e-2",
        "sigma-electrons-1-3, 2.8e-2"
    })
    void tenMillivoltsGiveTheElectronicConductivity(String name, double conductivity) {
        CellDesign design = Catalogue.cell(name);
        SodiumCell cell = SodiumCell.of(design);
        for (int i = 0; i < 300; i++) {
            cell.stepAtVoltage(0.01, 1e-2, 1);
        }
        double pellet = 0.01 / cell.amperes() - cell.truth().separatorOhms();
        double measured = 0.04 / (pellet * design.areaSquareCentimetres());
        assertThat(measured).isCloseTo(conductivity, within(0.005 * conductivity));
        // At the paper's 1 V: 0.25 A and more, beyond the 0.1 A of the bench.
        assertThat(1 / pellet).isGreaterThan(0.25);
    }
}
