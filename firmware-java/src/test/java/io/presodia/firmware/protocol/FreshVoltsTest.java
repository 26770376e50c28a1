package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hal.sim.cell.UsedCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a fresh cell lies by its design, against virtual cells that know nothing of it. */
class FreshVoltsTest {
    private static CellDesign design(String name) throws ConfigException {
        return new Catalogue().cell(name).value();
    }

    private static FreshVolts of(CellDesign design) {
        return CellContext.of(design).inside().fresh();
    }

    private static double rested(SodiumCell cell, double celsius) {
        cell.setAmbientCelsius(celsius);
        cell.step(0, 3600);
        return cell.terminalVolts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nco-sn-1wt",
                "nco-sn-3wt",
                "nco-sb-5wt",
                "nco-na9sn4-3wt",
                "nfm-sb-5wt",
                "nfm-sn-3wt",
                "nvpf-sn-3wt"
            })
    void cellsOfAFileRestWhereItSays(String name) throws ConfigException {
        CellDesign design = design(name);
        FreshVolts fresh = of(design);
        assertThat(rested(SodiumCell.of(design), 25)).isCloseTo(fresh.rest(), within(0.01));
        for (int seed = 1; seed <= 10; seed++) {
            SodiumCell cell = SodiumCell.of(design, CellScatter.draw(seed, 2));
            assertThat(rested(cell, 15)).as("seed %d", seed).isBetween(fresh.least(), fresh.most());
        }
    }

    @Test
    void anEarlierChargeAndAnotherAnodeLieOutside() throws ConfigException {
        CellDesign tin = design("nco-sn-3wt");
        CellDesign antimony = design("nco-sb-5wt");
        assertThat(rested(UsedCell.charged(tin, CellScatter.NONE, 0.02), 25))
                .isGreaterThan(of(tin).most());
        assertThat(rested(SodiumCell.of(antimony), 25)).isLessThan(of(tin).least());
        assertThat(rested(SodiumCell.of(tin), 25)).isGreaterThan(of(antimony).most());
    }

    @Test
    void nothingIsSaidOfAUsedCellNorOfASignThatIsOpen() throws ConfigException {
        assertThat(of(design("nco-hc-2wt")).least()).isNaN();
        assertThat(CellInside.UNKNOWN.fresh()).isEqualTo(FreshVolts.UNKNOWN);
    }
}
