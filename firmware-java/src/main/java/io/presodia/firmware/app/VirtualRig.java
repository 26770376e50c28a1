package io.presodia.firmware.app;

import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hal.sim.cell.UsedCell;
import io.presodia.hal.time.VirtualTimebase;

/** A virtual bench with its board: everything that a firmware needs to run without hardware. */
public final class VirtualRig {
    private final VirtualTimebase timebase;
    private final VirtualBench bench;
    private final BoardSpec spec;
    private final Calibration calibration;
    private Board board;

    private VirtualRig(
            BoardSpec spec,
            Calibration calibration,
            VirtualTimebase timebase,
            VirtualBench bench,
            Board board) {
        this.spec = spec;
        this.calibration = calibration;
        this.timebase = timebase;
        this.bench = bench;
        this.board = board;
    }

    /**
     * What differs from one virtual rig to another.
     *
     * @param seed noise, residual errors and scatter follow from it
     * @param faultsAllowed whether faults may be injected
     * @param pace holds virtual time back; does nothing for full speed
     */
    public record Options(long seed, boolean faultsAllowed, VirtualTimebase.Pace pace) {
        /** Full speed, no faults. */
        public static Options fullSpeed(long seed) {
            return new Options(seed, false, _ -> {});
        }
    }

    /**
     * A rig with empty channels.
     *
     * @throws BusFault when the board file names devices it does not have
     */
    public static VirtualRig build(BoardSpec spec, Calibration calibration, Options options)
            throws BusFault {
        VirtualTimebase timebase = new VirtualTimebase(options.pace());
        VirtualBench bench =
                VirtualBench.of(
                        spec, calibration, timebase, options.seed(), options.faultsAllowed());
        Board board = BoardAssembler.assemble(spec, calibration, bench.ports(), timebase, true);
        return new VirtualRig(spec, calibration, timebase, bench, board);
    }

    /**
     * Puts a cell into a channel: a new one or, where the design says so, one that was cycled once.
     *
     * @param scatter how it differs from its design
     */
    public void fit(int channel, CellDesign design, CellScatter scatter) {
        CellPlant plant =
                design.used() ? UsedCell.cycled(design, scatter) : SodiumCell.of(design, scatter);
        bench.ambient(design.temperatureCelsius());
        bench.fit(channel, plant, design.areaSquareCentimetres() * 1e-4);
    }

    /** The clock of everything here. */
    public VirtualTimebase timebase() {
        return timebase;
    }

    /** The bench, with its truth and its faults. */
    public VirtualBench bench() {
        return bench;
    }

    /**
     * The controller dies and comes up: cells, chips, relays, watchdog and clock are what they
     * were, the drivers are new.
     *
     * @return the board as the next firmware sees it
     * @throws BusFault when the board file names devices it does not have
     */
    public Board reboot() throws BusFault {
        board = BoardAssembler.assemble(spec, calibration, bench.ports(), timebase, true);
        return board;
    }

    /** The board as the firmware sees it. */
    public Board board() {
        return board;
    }
}
