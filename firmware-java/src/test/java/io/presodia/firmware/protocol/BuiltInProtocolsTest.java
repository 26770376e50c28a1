package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.hal.cell.CellDesign;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocols that come along, held against the cells they are meant for. */
class BuiltInProtocolsTest {
    /** For symmetric cells, which stand at 0 V; every other protocol is for cells with a window. */
    private static final Set<String> SYMMETRIC = Set.of("dc-ionic", "dc-electronic", "arrhenius");

    /** For tin in a half cell: it ends on a potential of tin. */
    private static final String TIN = "gitt-sn-0.05C";

    private final Catalogue catalogue = new Catalogue();

    private List<Diagnostic> problems(String protocol, CellContext cell) throws ConfigException {
        ProtocolFile file = ProtocolReader.read(catalogue, protocol);
        return ProtocolChecker.check(file, cell, Files.CHANNEL).errors();
    }

    @Test
    void eachFitsTheBuiltInCellsItIsMeantFor() throws ConfigException {
        for (String protocol : catalogue.names(Kind.PROTOCOL)) {
            for (String cell : catalogue.names(Kind.CELL)) {
                CellDesign design = catalogue.cell(cell).value();
                CellContext context = CellContext.of(design);
                boolean symmetric = design.pelletOhms() > 0;
                boolean meant = !protocol.equals(TIN) || design.working() != null;
                if (meant && SYMMETRIC.contains(protocol) == symmetric) {
                    assertThat(problems(protocol, context))
                            .as("%s on %s", protocol, cell)
                            .isEmpty();
                }
            }
            if (SYMMETRIC.contains(protocol) && !protocol.equals("arrhenius")) {
                assertThat(problems(protocol, Files.SYMMETRIC)).as(protocol).isEmpty();
            }
        }
    }

    @Test
    void aPolarisationIsRefusedOnACellThatDoesNotStandAtZero() throws ConfigException {
        assertThat(problems("dc-ionic", Files.CELL))
                .anySatisfy(one -> {
                    assertThat(one.key()).endsWith("dc_polarisation.bias_V");
                    assertThat(one.message()).contains("1.75 to 3.6 V");
                });
    }

    /** The longest of each, by the arithmetic of its steps at 1.32 mAh of budget and 0.94 mA 1C. */
    @ParameterizedTest
    @CsvSource({
        // Rests of 2, 4 and 4 h; 1.32 mAh at 0.047 mA, in pulses that are a fifth of the time.
        "gitt-0.05C, 290.8511",
        // 12 · (25 · (2 · 1.32/0.47 h + 10 min) + 2 · 1.32/0.094 h + 5 h + 242 s)
        // and 2 h + 2 · 1.32/0.094 h + 20 min before.
        "cycle-life-0.5C, 2163.3528",
        // 2 h + 31 s, then 10 · (1 h + 151 s), then 120 s + 1 s + 10 min.
        "eis-hourly, 12.6283"
    })
    void eachLastsAsLongAsItsStepsAllow(String name, double hours) throws ConfigException {
        ProtocolFile file = ProtocolReader.read(catalogue, name);

        Review review = ProtocolChecker.check(file, Files.CELL, Files.CHANNEL);

        assertThat(review.openEnded()).isEmpty();
        assertThat(review.longestSeconds() / 3600).isCloseTo(hours, within(1e-4));
    }

    @Test
    void cycleLifeHas300CyclesAndACheckUpAfterEvery25() throws ConfigException {
        List<Step> steps = ProtocolReader.read(catalogue, "cycle-life-0.5C").protocol().steps();
        Step.Loop block = (Step.Loop) steps.getLast();
        Step.Loop fast = (Step.Loop) block.body().get(0);

        assertThat(block.times() * fast.times()).isEqualTo(300);
        assertThat(fast.times()).isEqualTo(25);
        assertThat(block.body().get(1).head().id()).isEqualTo("check-up");
    }

    /** 0.04 cm of the paper's 1.8e-2 S/cm on a die of ten millimetres. */
    @Test
    void theElectronicBiasIsOneTheBoardCanBear() throws ConfigException {
        double ohms = 0.04 / (1.8e-2 * Math.PI * 0.25);
        for (Step step : ProtocolReader.read(catalogue, "dc-electronic").protocol().steps()) {
            if (step instanceof Step.DcPolarisation polarisation) {
                double amperes = Math.abs(polarisation.biasVolts()) / ohms;
                assertThat(amperes).isLessThan(polarisation.rangeAmperes());
                assertThat(polarisation.rangeAmperes()).isLessThan(Files.CHANNEL.maximumAmperes());
            }
        }
        assertThat(1 / ohms).as("what 1 V would drive").isGreaterThan(3 * 0.1);
    }
}
