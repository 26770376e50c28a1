package io.presodia.host.analysis;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a polarisation of a pellet between two counter electrodes is worked out with, from the
 * cell's file: the pellet, and in series the layers beside it and the interfaces of the counter
 * electrodes, each at the temperature of the measurement.
 */
public final class PelletCell {
    /** Of a thickness read with a micrometre screw: 8 of 400 µm (assumed). */
    private static final double THICKNESS_SIGMA = 0.02;

    /**
     * Of the layers' resistance, known from cells without the pellet (assumed: from one to the
     * next).
     */
    private static final double LAYER_SIGMA = 0.05;

    /** Of the die's area: a hundredth of a millimetre of 10 (assumed). */
    private static final double AREA_SIGMA = 0.002;

    /** Stands for the thickness of an interface, which has none; only its resistance counts. */
    private static final double INTERFACE_CENTIMETRES = 1e-4;

    private static final double CENTIMETRES_PER_MICROMETRE = 1e-4;

    private PelletCell() {}

    /**
     * Sample and layers.
     *
     * @param celsius temperature of the measurement, °C
     * @return null where the cell is no pellet between counter electrodes
     */
    public static DcPolarisation.@Nullable Geometry geometry(CellDesign design, double celsius) {
        if (design.donor() == null
                || !(design.donor().dose() instanceof DonorPart.Pellet pellet)
                || !(design.anode().material() instanceof CounterElectrode counter)) {
            return null;
        }
        List<DcPolarisation.Layer> layers = new ArrayList<>();
        ElectrolyteMaterial electrolyte = design.electrolyte();
        add(
                layers,
                electrolyte.thickness().value() * CENTIMETRES_PER_MICROMETRE,
                electrolyte.areaResistance().value()
                        * factor(electrolyte.activationEnergy().value(), celsius));
        add(
                layers,
                INTERFACE_CENTIMETRES,
                counter.interfaceResistance().value()
                        * factor(counter.activationEnergy().value(), celsius));
        double area = design.areaSquareCentimetres();
        return new DcPolarisation.Geometry(
                relative(
                        pellet.thicknessMicrometres() * CENTIMETRES_PER_MICROMETRE,
                        THICKNESS_SIGMA),
                relative(area, AREA_SIGMA),
                layers);
    }

    private static void add(List<DcPolarisation.Layer> layers, double centimetres, double ohms) {
        if (ohms > 0) {
            layers.add(
                    new DcPolarisation.Layer(
                            new Uncertain(centimetres, 0),
                            relative(centimetres / ohms, LAYER_SIGMA)));
        }
    }

    /** Resistance at a temperature over that at 25 °C where σT = A exp(−Ea/kT). */
    private static double factor(double electronvolts, double celsius) {
        if (electronvolts == 0) {
            return 1;
        }
        double kelvin = celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN;
        return kelvin
                / PhysicalConstants.REFERENCE_KELVIN
                * ResistanceLaws.arrhenius(electronvolts, kelvin);
    }

    private static Uncertain relative(double value, double share) {
        return new Uncertain(value, share * value);
    }
}
