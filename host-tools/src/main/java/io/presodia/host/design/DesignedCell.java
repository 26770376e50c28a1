package io.presodia.host.design;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.HostAnode;

/** A cell as a design would have it, with the design's inputs in place of the material files'. */
final class DesignedCell {
    private final CellDesign cell;
    private final CellDesign.CathodePart cathode;
    private final DonorMaterial donor;
    private final DonorInputs inputs;

    /**
     * @param cell what the design began with
     * @param cathode its cathode
     */
    DesignedCell(
            CellDesign cell,
            CellDesign.CathodePart cathode,
            DonorMaterial donor,
            DonorInputs inputs) {
        this.cell = cell;
        this.cathode = cathode;
        this.donor = donor;
        this.inputs = inputs;
    }

    /** The cell at a dose. */
    CellDesign at(DosePoint point) {
        return new CellDesign(
                cell.name(),
                cell.description(),
                new CellDesign.CathodePart(
                        material(cathode.material()),
                        cathode.activeMassGrams(),
                        inputs.value(Input.ACTIVE_FRACTION)),
                // Rounding may leave a full anode a hair below 1.
                new CellDesign.AnodePart(
                        anode(cell.anode().material()), Math.max(1, point.npWithDonor())),
                new DonorPart(
                        donor,
                        new DonorPart.WeightPercent(point.wtPercentOnTop()),
                        inputs.value(Input.DONOR_UTILISATION) * inputs.value(Input.DONOR_CAPACITY)),
                cell.electrolyte(),
                cell.fixture(),
                cell.dieDiameterMillimetres(),
                cell.stackPressureMegapascals(),
                cell.stackPressureWindowMegapascals(),
                cell.voltageWindowVolts(),
                cell.initialVoltageVolts(),
                cell.temperatureCelsius(),
                cell.limits());
    }

    /**
     * The cathode stretched to the capacity and efficiency of the inputs; itself where equal. What
     * it can take back stretches its curve, so that charging ends at the same composition.
     */
    private CathodeMaterial material(CathodeMaterial file) {
        double charge = inputs.value(Input.CATHODE_FIRST_CHARGE);
        double efficiency = inputs.value(Input.CATHODE_EFFICIENCY);
        double stretch = charge / file.firstChargeCapacity().value();
        double kept =
                efficiency * file.firstChargeCapacity().value() / file.nominalCapacity().value();
        return new CathodeMaterial(
                file.name(),
                file.openCircuit(),
                file.nominalCapacity().withValue(efficiency * charge),
                file.firstChargeCapacity().withValue(charge),
                file.reversibleCapacity()
                        .withValue(file.reversibleCapacity().value() * stretch * kept),
                file.firstEfficiency()
                        .withValue(Math.min(1, file.firstEfficiency().value() * kept)),
                file.chargeTransferResistance(),
                file.doubleLayer(),
                file.activationEnergy());
    }

    private AnodeMaterial anode(AnodeMaterial file) {
        return switch (file) {
            case HostAnode host ->
                    new HostAnode(
                            host.name(),
                            host.openCircuit(),
                            host.halfHysteresis(),
                            host.capacity().withValue(inputs.anodeCapacity()),
                            host.maxSodium(),
                            host.trapFraction().withValue(1 - inputs.value(Input.ICE)),
                            host.hysteresisCharge(),
                            host.wallHeight(),
                            host.wallWidth(),
                            host.interfaceResistance(),
                            host.activationEnergy(),
                            host.breathing(),
                            host.interphaseGrowth(),
                            host.interfaceTime(),
                            host.diffusion());
            case CounterElectrode counter -> counter;
        };
    }
}
