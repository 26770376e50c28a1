package io.presodia.hal.bus.remote;

import io.presodia.hal.bus.Ports;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A bench in another process, as a firmware sees it: ports and a clock. The firmware may die; the
 * bench goes on.
 */
public final class RemoteBench {
    private final boolean faultsAllowed;
    private final RemotePorts ports;
    private final RemoteTimebase timebase;

    private RemoteBench(BenchConnection connection, Timebase real) {
        this.faultsAllowed = connection.faultsAllowed();
        this.ports = new RemotePorts(connection);
        this.timebase = new RemoteTimebase(connection, real);
    }

    /**
     * Takes the firmware's place at a bench. It ends when the ports are closed.
     *
     * @param socket where the bench listens
     * @param real the clock of this machine, to wait on while the bench's time runs by itself
     * @throws IOException when there is no bench, or another firmware is attached to it
     */
    public static RemoteBench attach(Path socket, Timebase real) throws IOException {
        return new RemoteBench(BenchConnection.open(socket), real);
    }

    /** Whether the bench was started for faults, as it says itself. */
    public boolean faultsAllowed() {
        return faultsAllowed;
    }

    /** The buses and lines of the bench's board, by the names of the board file. */
    public Ports ports() {
        return ports;
    }

    /**
     * The bench's clock. Where its time stands still until somebody waits, waiting costs nothing;
     * where it runs, waiting takes real time. A bench that is gone is an {@link
     * java.io.UncheckedIOException}.
     */
    public Timebase timebase() {
        return timebase;
    }
}
