package io.presodia.host.design;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorMaterial;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks a design by the virtual cell: without donor, at the dose needed, and half a percent to
 * either side of it.
 */
public final class Simulation {
    private static final double BESIDE_WT_PERCENT = 0.5;

    /**
     * Beyond this the prediction is wrong and not just short of polarisation: twice the 2.5 % that
     * a prediction may miss the paper by, %.
     */
    public static final double GROSS_PERCENT = 5;

    private Simulation() {}

    /**
     * One dose.
     *
     * @param predicted by the design
     * @param charge of the virtual cell, mAh per gram of active cathode
     * @param discharge the same
     * @param meanVolts of its discharge with polarisation, V
     * @param region what ended its discharge
     */
    public record Run(
            DosePoint predicted, double charge, double discharge, double meanVolts, Region region) {
        /** Energy over active cathode, anode host and donor, Wh/kg. */
        public double perElectrodes() {
            return discharge * meanVolts / predicted.electrodeGrams();
        }

        /** Discharge simulated over predicted, less one, %. */
        public double deviationPercent() {
            return (discharge / predicted.discharge() - 1) * 100;
        }

        /** Whether the virtual cell confirms the prediction. */
        public boolean agrees() {
            return Math.abs(deviationPercent()) <= GROSS_PERCENT;
        }
    }

    /**
     * Runs the first cycle at 0.1C for each dose.
     *
     * @param cell the cell the design began with, with a cathode
     * @throws DesignRefusedException when the cell cannot be built or run
     */
    public static List<Run> run(
            CellDesign cell,
            CellDesign.CathodePart cathode,
            DonorMaterial donor,
            DonorDesign design)
            throws DesignRefusedException {
        DesignedCell designed = new DesignedCell(cell, cathode, donor, design.inputs());
        double needed = design.needed().value();
        TreeSet<Double> doses = new TreeSet<>();
        doses.add(0.0);
        doses.add(Math.max(0, needed - BESIDE_WT_PERCENT));
        doses.add(needed);
        doses.add(Math.min(CellDesign.MAX_DONOR_WT_PERCENT, needed + BESIDE_WT_PERCENT));
        List<Run> runs = new ArrayList<>();
        for (double dose : doses) {
            DosePoint point = design.at(dose);
            if (point.npWithDonor() < 1 && dose > needed) {
                // An anode sized on the cathode alone may be full half a percent further on.
                continue;
            }
            try {
                FirstCycle cycle = FirstCycle.run(designed.at(point));
                runs.add(
                        new Run(
                                point,
                                cycle.charge(),
                                cycle.discharge(),
                                cycle.meanVolts(),
                                cycle.region()));
            } catch (IllegalArgumentException e) {
                throw new DesignRefusedException(
                        "simulate", cell.name(), "no such cell can be built: " + e.getMessage());
            }
        }
        return runs;
    }
}
