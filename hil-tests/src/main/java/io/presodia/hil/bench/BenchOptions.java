package io.presodia.hil.bench;

import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.board.VirtualBench;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What differs from one bench to another.
 *
 * @param seed noise and residual errors follow from it
 * @param faultsAllowed whether faults may be injected
 * @param table what the supervisor watches
 * @param fitting puts parts of one's own on the bench
 * @param front stands between board and firmware, for parts of one's own
 * @param folder where the journal goes; null for a folder of its own that goes with the bench
 */
public record BenchOptions(
        long seed,
        boolean faultsAllowed,
        FaultTable table,
        Fitting fitting,
        Front front,
        @Nullable Path folder) {
    /** Puts chips of somebody else's on a new bench, or changes what there is. */
    @FunctionalInterface
    public interface Fitting {
        /** The bench as its board file says. */
        Fitting NONE = _ -> {};

        /** Called once for each bench, before any driver. */
        void fit(VirtualBench bench);
    }

    /** Puts something between board and firmware. Called whenever a firmware boots. */
    @FunctionalInterface
    public interface Front {
        /** The board itself. */
        Front NONE = (board, bench) -> board;

        /**
         * The board that the firmware gets.
         *
         * @param board the board, not yet configured
         * @param bench what is behind it
         */
        Board board(Board board, VirtualBench bench);
    }

    /** A bench for faults with the standard fault table. */
    public static BenchOptions withFaults(long seed) {
        return new BenchOptions(seed, true, FaultTable.standard(), Fitting.NONE, Front.NONE, null);
    }

    /** A bench on which nothing may be broken. */
    public static BenchOptions withoutFaults(long seed) {
        return new BenchOptions(seed, false, FaultTable.standard(), Fitting.NONE, Front.NONE, null);
    }

    /** The same with parts of one's own. */
    public BenchOptions with(Fitting fits, Front stands) {
        return new BenchOptions(seed, faultsAllowed, table, fits, stands, folder);
    }

    /** The same with the journal in that folder, which stays. */
    public BenchOptions in(Path other) {
        return new BenchOptions(seed, faultsAllowed, table, fitting, front, other);
    }
}
