package io.presodia.bench;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Loaded;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.sim.cell.CellScatter;
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

/** One sample of the whole virtual board: drivers, buses, chip models and the cells behind them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoardBenchmark {
    private static final long SCAN_NANOS = 50_000_000;

    /** Channels with a cell whose converters take their turns in every scan. */
    @Param({"1", "4"})
    public int channels = 1;

    private final ReferenceWork reference = new ReferenceWork();
    private Board board;
    private long nanos;

    /** The board at rest with the cells fitted. */
    @Setup(Level.Trial)
    public void build() throws ConfigException, BusFault {
        Catalogue catalogue = new Catalogue();
        Loaded<BoardSpec> spec = catalogue.board("bench-4");
        VirtualRig rig =
                VirtualRig.build(
                        spec.value(),
                        catalogue.calibrationOf(spec, spec.value().virtualSerial()).value(),
                        VirtualRig.Options.fullSpeed(1));
        CellDesign cell = catalogue.cell("nco-sn-3wt").value();
        for (int channel = 1; channel <= channels; channel++) {
            rig.fit(channel, cell, CellScatter.NONE);
        }
        board = rig.board();
        board.configure();
        nanos = rig.timebase().nanos();
    }

    /** Samples all channels in use, then waits for the next scan in virtual time. */
    @Benchmark
    public BoardSample sample() throws InterruptedException {
        BoardSample sample = board.sample((1 << channels) - 1);
        nanos += SCAN_NANOS;
        board.waitUntil(nanos);
        return sample;
    }

    /** What the samples are compared with: see {@link ReferenceWork}. */
    @Benchmark
    public double reference() {
        return reference.work();
    }
}
