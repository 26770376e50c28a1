package io.presodia.hal.sim.remote;

import io.presodia.hal.bus.remote.Wire;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands beside a bench in another process: sees the truth, holds the clock, breaks things. */
public final class BenchControl implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;

    private BenchControl(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /**
     * Steps beside the bench.
     *
     * @param socket where it listens
     * @throws IOException when there is no bench
     */
    public static BenchControl open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            write(channel, ByteBuffer.wrap(new byte[] {Wire.CONTROL, Wire.VERSION}));
        } catch (IOException e) {
            channel.close();
            throw new IOException("no bench at " + socket + ": " + e.getMessage(), e);
        }
        return new BenchControl(channel);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Asks one thing in words, as a developer would.
     *
     * @return what the bench says, without its {@code ok}
     * @throws IOException when the bench refuses, with its reason, or is gone
     */
    public List<String> ask(String words) throws IOException {
        write(channel, ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("the bench is gone");
            }
            if (line.equals("ok")) {
                return lines;
            }
            if (line.startsWith("error")) {
                throw new IOException("the bench refused '" + words + "': " + line);
            }
            lines.add(line);
        }
    }

    /** What is really there now. */
    public BenchState state() throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line : ask("state")) {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return new BenchState(values);
    }

    /** What has happened, from this number on. */
    public List<BenchEvent> events(long fromNumber) throws IOException {
        List<BenchEvent> events = new ArrayList<>();
        for (String line : ask("log " + fromNumber)) {
            String[] words = line.split(" ", 4);
            events.add(
                    new BenchEvent(
                            Long.parseLong(words[0]),
                            Long.parseLong(words[1]),
                            BenchEvent.Kind.valueOf(words[2]),
                            words[3]));
        }
        return events;
    }

    /** From now on virtual time runs with real time. */
    public void paced(double speed) throws IOException {
        ask("paced " + speed);
    }

    /** From now on virtual time steps when the firmware waits. */
    public void lockstep() throws IOException {
        ask("lockstep");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
