package io.presodia.firmware.app;

import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.remote.RemoteBench;
import io.presodia.hal.channel.Board;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A board on a bench that lives in another process: what {@link VirtualRig} is in this one, without
 * any way to the truth. Closing the board leaves the bench.
 *
 * @param timebase the bench's clock
 * @param board the board as the firmware sees it, not yet configured
 * @param faultsAllowed whether things may be broken on the bench
 */
public record AttachedRig(Timebase timebase, Board board, boolean faultsAllowed) {
    /**
     * Takes the firmware's place at a bench.
     *
     * @param spec the board that the bench was built from, with the scan period in use
     * @param calibration of the copy that the bench is
     * @param socket where the bench listens
     * @param real the clock of this machine
     * @throws IOException when there is no bench, or another firmware is attached to it
     * @throws BusFault when the bench has not what the board file names
     */
    public static AttachedRig attach(
            BoardSpec spec, Calibration calibration, Path socket, Timebase real)
            throws IOException, BusFault {
        RemoteBench bench = RemoteBench.attach(socket, real);
        Board board =
                BoardAssembler.assemble(spec, calibration, bench.ports(), bench.timebase(), true);
        return new AttachedRig(bench.timebase(), board, bench.faultsAllowed());
    }
}
