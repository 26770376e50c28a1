package io.presodia.hal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CellLawsTest {
    private final DonorMaterial donor = (DonorMaterial) Catalogue.material("na2s-nps-c-1-2");
    private final DonorLaws laws = DonorLaws.of(donor);

    @Test
    void chargeTransferOfSixMilligramsGrowsFrom61To182Ohms() {
        // Paper, section 2.4: R2 61.4 ohm at 0 %, 181.9 ohm at 70 %.
        double fresh = donor.kinetics().chargeTransferResistance().value() / 6e-3;
        assertThat(fresh * laws.chargeTransferRatio(0)).isCloseTo(61.4, within(0.01));
        assertThat(fresh * laws.chargeTransferRatio(0.7)).isCloseTo(181.9, within(0.2));
        assertThat(laws.chargeTransferRatio(0.95)).isEqualTo(laws.chargeTransferRatio(0.85));
    }

    @Test
    void diffusionGrowsTenfoldFromItsOnsetToTheEnd() {
        // exp(0.3 / 0.11) = 15.3
        assertThat(laws.diffusionRatio(0.7)).isCloseTo(1, within(1e-6));
        assertThat(laws.diffusionRatio(1.0)).isCloseTo(15.29, within(0.01));
    }

    @Test
    void thePlateauTableAgreesWithTheLogarithm() {
        for (double s = 0.0012; s < 0.9988; s += 0.00017) {
            double exact = StrictMath.log(s / (1 - s));
            assertThat(laws.plateauVolts(s, 1)).as("at %s", s).isCloseTo(exact, within(1e-3));
            assertThat(laws.plateauSlope(s, 1))
                    .as("slope at %s", s)
                    .isCloseTo(1 / (s * (1 - s)), within(0.02 / (s * (1 - s))));
        }
        assertThat(laws.plateauVolts(0.5, 1)).isCloseTo(0, within(1e-12));
    }

    @Test
    void anUntouchedStageHasAFinitePotentialAndAnEmptyOneAWall() {
        assertThat(laws.plateauVolts(0, 0.01)).isCloseTo(-0.01 * (6.907 + 1.0), within(2e-4));
        double rise = laws.plateauVolts(1.001, 0.01) - laws.plateauVolts(1.0, 0.01);
        assertThat(rise).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void resistanceFallsByFivePercentPerKelvin() {
        // 0.35 eV between 25 and 35 C: exp(4061.6 K * -1.0884e-4 / K) = 0.6427.
        assertThat(ResistanceLaws.arrhenius(0.35, 308.15)).isCloseTo(0.6427, within(1e-4));
        assertThat(ResistanceLaws.arrhenius(0.35, 298.15)).isEqualTo(1);
    }

    @Test
    void losingFifteenMegapascalsCostsFortyOhms() {
        double ohms = 480 * ResistanceLaws.pressure(60.0 / 75.0, 0.35) - 480;
        assertThat(ohms).isCloseTo(39, within(1.0));
    }

    @Test
    void aConstantInAnotherUnitOrOutOfRangeIsRefused() {
        Source source = new Source(Source.Kind.ASSUMED, "for the test");
        Constant volts = new Constant(0.08, "V", source);
        Constant ohms = new Constant(31, "ohm cm2", source);
        Constant energy = new Constant(0.35, "eV", source);
        Constant breathing = new Constant(0, "um cm2/mAh", source);
        Constant time = AnodeMaterial.assumedInterfaceTime();
        Constant layer = CounterElectrode.assumedDoubleLayer();
        assertThatThrownBy(
                        () -> new CounterElectrode("x", ohms, ohms, energy, breathing, time, layer))
                .hasMessage("potential must be in V, was in ohm cm2");
        assertThatThrownBy(() ->
                        new CounterElectrode(
                                "x", volts.withValue(9), ohms, energy, breathing, time, layer))
                .hasMessageContaining("potential must lie in -1.0 to 3.0 V, was 9.0");
        assertThatThrownBy(() -> new Source(Source.Kind.PAPER, " ")).hasMessageContaining("ref");
        assertThatThrownBy(() -> new Constant(Double.NaN, "V", source))
                .hasMessageContaining("finite");
    }
}
