package io.presodia.bench;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.SodiumCell;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of the virtual cell while it is cycled between its voltage limits, so that plateaus,
 * steps, the donor and both ends of the window all have their share.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlantBenchmark {
    /** A cell of the catalogue. */
    @Param({"nco-sn-3wt", "nco-na9sn4-0wt", "nco-sb-5wt"})
    public String cell = "nco-sn-3wt";

    /** Length of a step, s: the scan period of the board, and a coarse one. */
    @Param({"0.05", "1"})
    public double seconds = 0.05;

    private final ReferenceWork reference = new ReferenceWork();
    private CellPlant plant;
    private double amperes;
    private double floorVolts;
    private double ceilingVolts;

    /** A fresh cell in front of its first charge. */
    @Setup(Level.Trial)
    public void fit() throws ConfigException {
        CellDesign design = new Catalogue().cell(cell).value();
        plant = SodiumCell.of(design);
        // A rate that passes the whole window several times in a measurement of some seconds.
        amperes = 0.5 * design.oneCAmperes();
        floorVolts = design.voltageWindowVolts().low();
        ceilingVolts = design.voltageWindowVolts().high();
    }

    /** Steps with a constant current, turned around at the limits. */
    @Benchmark
    public double step() {
        plant.step(amperes, seconds);
        double volts = plant.terminalVolts();
        if (volts > ceilingVolts && amperes > 0 || volts < floorVolts && amperes < 0) {
            amperes = -amperes;
        }
        return volts;
    }

    /** What the steps are compared with: see {@link ReferenceWork}. */
    @Benchmark
    public double reference() {
        return reference.work();
    }
}
