package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.channel.Board;

/**
 * Stands beside a virtual bench while a session runs on it, as a technician stands beside a real
 * one: sees what is really there and may break things. Called on the session's own thread.
 */
public interface BenchAttendant {
    /** Nobody. */
    BenchAttendant NONE = new BenchAttendant() {};

    /** Whether things may be broken on this bench; every run's record then says so. */
    default boolean mayInjectFaults() {
        return false;
    }

    /**
     * The board that the firmware gets: that of the rig, or something in front of it.
     *
     * @param rig the bench with its cells, not yet configured
     */
    default Board board(VirtualRig rig) {
        return rig.board();
    }

    /**
     * Called once, right before the firmware starts.
     *
     * @param firmware not yet started
     */
    default void begins(VirtualRig rig, Firmware firmware) throws InterruptedException {}

    /** Called after each scan, at the moment at which the next one is due. */
    default void scanned() throws InterruptedException {}
}
