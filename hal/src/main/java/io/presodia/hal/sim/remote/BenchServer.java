package io.presodia.hal.sim.remote;

import io.presodia.hal.bus.remote.Wire;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves a bench on a Unix domain socket: to one firmware after the other, and to any number of
 * developers and tests beside it.
 */
public final class BenchServer implements AutoCloseable {
    private static final int FULL_HOUSE = 16;

    private final Path socket;
    private final HostedBench host;
    private final ServerSocketChannel listener;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Set<SocketChannel> guests = ConcurrentHashMap.newKeySet();

    private BenchServer(Path socket, HostedBench host, ServerSocketChannel listener) {
        this.socket = socket;
        this.host = host;
        this.listener = listener;
    }

    /**
     * Opens the house.
     *
     * @param socket a path that nothing lies at yet; at most some hundred characters long
     * @throws IOException when the socket cannot be made there
     */
    public static BenchServer open(Path socket, HostedBench host) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), FULL_HOUSE);
        } catch (IOException e) {
            listener.close();
            throw new IOException("no socket can be made at " + socket + ": " + e.getMessage(), e);
        }
        BenchServer server = new BenchServer(socket, host, listener);
        Thread.ofPlatform().daemon().name("bench-door").start(server::welcome);
        return server;
    }

    private void welcome() {
        while (listener.isOpen()) {
            try {
                SocketChannel guest = listener.accept();
                guests.add(guest);
                Thread.ofPlatform().daemon().name("bench-guest").start(() -> entertain(guest));
            } catch (IOException e) {
                // The listener was closed, or the guest has gone again; the loop's question tells.
            }
        }
    }

    private void entertain(SocketChannel guest) {
        try (guest) {
            ByteBuffer hello = ByteBuffer.allocate(Wire.HELLO_BYTES);
            while (hello.hasRemaining()) {
                if (guest.read(hello) < 0) {
                    return;
                }
            }
            if (hello.get(0) == Wire.CONTROL) {
                new ControlSession(host, guest, this::askToEnd).serve();
            } else if (hello.get(0) == Wire.FIRMWARE && hello.get(1) == Wire.VERSION) {
                new FirmwareSession(host, guest).serve();
            }
        } catch (IOException e) {
            // A guest that breaks off has left; the session has drawn its conclusion.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            guests.remove(guest);
        }
    }

    /** Asks whoever waits in {@link #awaitEnd} to close the house. */
    public void askToEnd() {
        asked.countDown();
    }

    /**
     * Waits until somebody asks for the end.
     *
     * @param longestSeconds of real time; then the end has come anyway
     * @return whether it was asked for
     */
    public boolean awaitEnd(long longestSeconds) throws InterruptedException {
        return asked.await(longestSeconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel guest : guests) {
            guest.close();
        }
        Files.deleteIfExists(socket);
    }
}
