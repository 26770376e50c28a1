package io.presodia.hil.link;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries datagrams of one client to a server on this machine and back, badly. What it does follows
 * from its seed and the order of the datagrams. It carries a bounded number of them and then none:
 * two parties that answer each other for ever do not fill a machine.
 */
public final class ImpairedLink implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_536;

    private final Impairment impairment;
    private final int server;
    private final long most;
    private final SplittableRandom random;
    private final DatagramSocket inside;
    private final ScheduledExecutorService late =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("link-late").daemon().factory());
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong carried = new AtomicLong();
    private volatile DatagramSocket outside;
    private volatile @Nullable SocketAddress client;
    private volatile boolean silent;
    private volatile boolean closed;

    private ImpairedLink(Impairment impairment, int server, long most, long seed)
            throws IOException {
        this.impairment = impairment;
        this.server = server;
        this.most = most;
        random = new SplittableRandom(seed);
        inside = socket();
        outside = socket();
    }

    /**
     * Opens a link to a port of this machine.
     *
     * @param most so many datagrams are carried, then none
     * @param seed what happens to each follows from it
     * @throws IOException when there is no port
     */
    public static ImpairedLink to(int serverPort, Impairment impairment, long most, long seed)
            throws IOException {
        ImpairedLink link = new ImpairedLink(impairment, serverPort, most, seed);
        Thread.ofPlatform().name("link-out").daemon().start(link::outwards);
        link.inwards(link.outside);
        return link;
    }

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Where the client has to send to. */
    public int port() {
        return inside.getLocalPort();
    }

    /** Datagrams that came in from either side. */
    public long offered() {
        return offered.get();
    }

    /** Datagrams that were handed on, repetitions included. */
    public long carried() {
        return carried.get();
    }

    /** The NAT gives the client another address; what was on its way to the old one is lost. */
    public void rebind() throws IOException {
        DatagramSocket old = outside;
        DatagramSocket fresh = socket();
        inwards(fresh);
        outside = fresh;
        old.close();
    }

    /** Nothing gets through while it is silent. */
    public void silence(boolean on) {
        silent = on;
    }

    private void outwards() {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (!closed) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                inside.receive(packet);
                client = packet.getSocketAddress();
                byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
                carry(() -> send(outside, data, serverAddress()));
            } catch (IOException e) {
                // The link closes, or the other side is not there for now.
            }
        }
    }

    private void inwards(DatagramSocket from) {
        Thread.ofPlatform()
                .name("link-in")
                .daemon()
                .start(() -> {
                    byte[] buffer = new byte[LARGEST_DATAGRAM];
                    while (!from.isClosed()) {
                        try {
                            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                            from.receive(packet);
                            byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
                            SocketAddress to = client;
                            if (to != null) {
                                carry(() -> send(inside, data, to));
                            }
                        } catch (IOException e) {
                            // Rebound or closed.
                        }
                    }
                });
    }

    private InetSocketAddress serverAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server);
    }

    private void carry(Runnable delivery) {
        if (offered.incrementAndGet() > most || silent) {
            return;
        }
        boolean lost;
        boolean twice;
        long delayMillis;
        synchronized (random) {
            lost = random.nextDouble() < impairment.loss();
            twice = random.nextDouble() < impairment.duplicated();
            delayMillis =
                    random.nextDouble() < impairment.delayed()
                            ? random.nextLong(impairment.longestDelayMillis() + 1L)
                            : 0;
        }
        if (lost) {
            return;
        }
        if (twice) {
            delivery.run();
        }
        if (delayMillis == 0) {
            delivery.run();
            return;
        }
        try {
            Future<?> _ = late.schedule(delivery, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The link is closed: lost.
        }
    }

    private void send(DatagramSocket from, byte[] data, SocketAddress to) {
        try {
            from.send(new DatagramPacket(data, data.length, to));
            carried.incrementAndGet();
        } catch (IOException e) {
            // Rebound meanwhile, or nobody listens: lost.
        }
    }

    @Override
    public void close() {
        closed = true;
        late.shutdownNow();
        inside.close();
        outside.close();
    }
}
