package io.presodia.host.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The design against the virtual cell, which knows nothing of the formula. */
class SimulationTest {
    private final CellDesign cell;
    private final CellDesign.CathodePart cathode;
    private final DonorPart donor;

    SimulationTest() throws ConfigException {
        cell = new Catalogue().cell("nco-sn-3wt").value();
        cathode = Objects.requireNonNull(cell.cathode());
        donor = Objects.requireNonNull(cell.donor());
    }

    private List<Simulation.Run> run(DonorInputs inputs) throws DesignRefusedException {
        return Simulation.run(cell, cathode, donor.material(), DonorDesign.of(inputs));
    }

    private void assertAgrees(List<Simulation.Run> runs) {
        assertThat(runs).hasSize(4);
        for (Simulation.Run run : runs) {
            assertThat(run.deviationPercent()).isCloseTo(0, within(2.0));
            assertThat(run.charge()).isCloseTo(run.predicted().firstCharge(), within(2.5));
        }
        assertThat(runs.get(0).region()).isEqualTo(Region.ANODE_LIMITED);
        assertThat(runs.get(1).region()).isEqualTo(Region.ANODE_LIMITED);
        assertThat(runs.get(3).region()).isEqualTo(Region.CATHODE_LIMITED);
        double rise = runs.get(2).discharge() - runs.get(1).discharge();
        double beyond = runs.get(3).discharge() - runs.get(2).discharge();
        // The full cell charges its cathode to 3.6 V and the anode's 0.1 V, the half cell of the
        // inputs to 3.58 V: the last 1.6 % of the curve (y 0.984 to 1) is all there is to gain.
        assertThat(beyond).isLessThan(0.016 * runs.get(2).discharge());
        assertThat(rise).isGreaterThan(1.5 * beyond);
    }

    @Test
    void theCellOfThePaperFillsItsCathodeAtTheDoseNeeded() throws Exception {
        List<Simulation.Run> runs = run(CellInputs.of(cell, donor));

        assertAgrees(runs);
        assertThat(runs.get(2).discharge()).isCloseTo(117.5, within(1.2));
    }

    @Test
    void soDoesAnAnodeThatKeepsMore() throws Exception {
        assertAgrees(run(Designs.with(CellInputs.of(cell, donor), Input.ICE, 70)));
    }

    @Test
    void soDoesAnotherCathodeInAnotherCompositeWithAnotherDonor() throws Exception {
        DonorInputs other = CellInputs.of(cell, donor).withNpRatio(new NpRatio(1.3, true));
        other = Designs.with(other, Input.CATHODE_FIRST_CHARGE, 135.6);
        other = Designs.with(other, Input.CATHODE_EFFICIENCY, 95);
        other = Designs.with(other, Input.ACTIVE_FRACTION, 70);
        other = Designs.with(other, Input.DONOR_CAPACITY, 450);
        other = Designs.with(other, Input.DONOR_UTILISATION, 90);

        assertAgrees(run(other));
    }

    @Test
    void energiesOfBothRiseAlike() throws Exception {
        DonorInputs inputs = CellInputs.of(cell, donor);
        DonorDesign design = DonorDesign.of(inputs);
        DischargeVoltage voltage =
                DischargeVoltage.ofCurves(cathode.material(), cell.anode().material(), inputs);
        List<Simulation.Run> runs = run(inputs);
        double needed = design.needed().value();

        double predicted =
                Energy.of(design.at(needed), voltage, 0.5).perElectrodes()
                        / Energy.of(design.at(0), voltage, 0.5).perElectrodes();
        double simulated = runs.get(2).perElectrodes() / runs.get(0).perElectrodes();

        assertThat(predicted).isCloseTo(simulated, within(0.015));
        // Polarisation is all that is missing: 0.1C is 94 uA through some 570 ohm.
        assertThat(voltage.meanVolts(design.at(needed)) - runs.get(2).meanVolts())
                .isBetween(0.02, 0.09);
    }

    @Test
    void halfAPercentMoreIsLeftOutWhereTheAnodeWouldPlate() throws Exception {
        DonorInputs tight = CellInputs.of(cell, donor).withNpRatio(new NpRatio(1.25, false));

        assertThat(run(tight)).hasSize(3);
    }

    @Test
    void aWindowThatIsNeverReachedIsSaid() {
        DonorInputs far = Designs.with(Designs.ncoSn(), Input.CATHODE_EFFICIENCY, 40);

        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> run(Designs.with(far, Input.ICE, 30)))
                .satisfies(thrown -> assertThat(thrown.key()).isEqualTo("simulate"));
    }

    @Test
    void cellsWithNothingToDesignForAreTold() throws Exception {
        CellDesign alone = new Catalogue().cell("donor-na9sn4-1-2").value();

        assertThatExceptionOfType(DesignRefusedException.class)
                .isThrownBy(() -> CellInputs.of(alone, donor))
                .withMessageContaining("no cathode");
    }

    @Test
    void aMeasuredBatchIsKnownBetterThanAMaterial() throws Exception {
        DonorPart measured = new DonorPart(donor.material(), donor.dose(), 490);

        assertThat(CellInputs.of(cell, measured).sigma(Input.DONOR_CAPACITY))
                .isCloseTo(0.02 * 490, within(1e-9));
        assertThat(CellInputs.of(cell, donor).sigma(Input.DONOR_CAPACITY))
                .isCloseTo(0.06 * 511.7, within(1e-9));
    }
}
