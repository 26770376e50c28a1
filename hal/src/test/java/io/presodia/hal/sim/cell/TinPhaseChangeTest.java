package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.HostAnode;
import org.junit.jupiter.api.Test;

/**
 * Where tin leaves NaSn its coefficient of diffusion jumps by 200 times in the whole layer at once:
 * the excess of sodium at the surface vanishes within seconds, and with it 25 mV, at constant
 * current (docs/cell-model.md).
 */
class TinPhaseChangeTest {
    private static CellDesign design(boolean withDiffusion) {
        CellDesign cell = Catalogue.cell("nco-sn-0wt");
        if (withDiffusion || !(cell.anode().material() instanceof HostAnode tin)) {
            return cell;
        }
        HostAnode without =
                new HostAnode(
                        tin.name(),
                        tin.openCircuit(),
                        tin.halfHysteresis(),
                        tin.capacity(),
                        tin.maxSodium(),
                        tin.trapFraction(),
                        tin.hysteresisCharge(),
                        tin.wallHeight(),
                        tin.wallWidth(),
                        tin.interfaceResistance(),
                        tin.activationEnergy(),
                        tin.breathing(),
                        tin.interphaseGrowth(),
                        tin.interfaceTime(),
                        null);
        return new CellDesign(
                cell.name(),
                cell.description(),
                cell.cathode(),
                new CellDesign.AnodePart(without, cell.anode().npRatio()),
                cell.donor(),
                cell.electrolyte(),
                cell.fixture(),
                cell.dieDiameterMillimetres(),
                cell.stackPressureMegapascals(),
                cell.stackPressureWindowMegapascals(),
                cell.voltageWindowVolts(),
                cell.initialVoltageVolts(),
                cell.temperatureCelsius(),
                cell.limits(),
                cell.working(),
                false);
    }

    /** Largest fall below the highest voltage so far, V, and how long it takes from there, s. */
    private static double[] fall(CellDesign design) {
        SodiumCell cell = SodiumCell.of(design);
        double highest = Double.NEGATIVE_INFINITY;
        double highestAt = 0;
        double deepest = 0;
        double seconds = 0;
        for (int i = 0; i < 8 * 3600; i++) {
            cell.step(0.1 * design.oneCAmperes(), 1);
            if (cell.terminalVolts() > highest) {
                highest = cell.terminalVolts();
                highestAt = i;
            }
            if (highest - cell.terminalVolts() > deepest) {
                deepest = highest - cell.terminalVolts();
                seconds = i - highestAt;
            }
        }
        return new double[] {deepest, seconds};
    }

    @Test
    void theJumpOfTheCoefficientIsAllThatMakesTheVoltageOfAChargeFall() {
        double[] with = fall(design(true));
        assertThat(with[0]).isBetween(0.02, 0.03);
        assertThat(with[1]).isLessThan(30);
        assertThat(fall(design(false))[0]).isLessThan(1e-3);
    }
}
