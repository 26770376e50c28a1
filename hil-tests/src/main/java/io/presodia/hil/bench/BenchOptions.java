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
 * @param front stands between board and firmware, for parts of one's own
 * @param folder where the journal goes; null for a folder of its own that goes with the bench
 */
public record BenchOptions(
        long seed, boolean faultsAllowed, FaultTable table, Front front, @Nullable Path folder) {
    /** Puts something between board and firmware. */
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
        return new BenchOptions(seed, true, FaultTable.standard(), Front.NONE, null);
    }

    /** A bench on which nothing may be broken. */
    public static BenchOptions withoutFaults(long seed) {
        return new BenchOptions(seed, false, FaultTable.standard(), Front.NONE, null);
    }

    /** The same with something between board and firmware. */
    public BenchOptions with(Front other) {
        return new BenchOptions(seed, faultsAllowed, table, other, folder);
    }

    /** The same with the journal in that folder, which stays. */
    public BenchOptions in(Path other) {
        return new BenchOptions(seed, faultsAllowed, table, front, other);
    }
}
