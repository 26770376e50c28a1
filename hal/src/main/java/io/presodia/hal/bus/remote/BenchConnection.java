package io.presodia.hal.bus.remote;

import io.presodia.hal.bus.BusFault;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One firmware's line to a bench. What needs no answer is posted and travels with the next
 * question, as long as virtual time stands still meanwhile; where time runs it travels at once.
 */
final class BenchConnection implements AutoCloseable {
    /** Room for the largest operation, so that a post never splits a frame. */
    private static final int RESERVE_BYTES = Wire.TRANSFER_BYTES + 64;

    private final Path socket;
    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(Wire.FRAME_BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(Wire.FRAME_BYTES);
    private long nanos;
    private long wallAheadNanos;
    private boolean paced;
    private boolean faultsAllowed;
    private boolean posted;
    private @Nullable BusFault late;

    private BenchConnection(Path socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
        out.putInt(0);
    }

    /** A port that the bench has found. */
    record Opened(int number, String label, String bus) {}

    static BenchConnection open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer hello = ByteBuffer.allocate(Wire.HELLO_BYTES);
            hello.put(Wire.FIRMWARE).put(Wire.VERSION).flip();
            while (hello.hasRemaining()) {
                channel.write(hello);
            }
            BenchConnection connection = new BenchConnection(socket, channel);
            connection.faultsAllowed = connection.ask(Op.FAULTS_ALLOWED, 0) != 0;
            return connection;
        } catch (IOException e) {
            channel.close();
            throw new IOException("no bench at " + socket + ": " + e.getMessage(), e);
        } catch (BusFault e) {
            channel.close();
            throw new IOException("the bench at " + socket + " is in no state to be used", e);
        }
    }

    /** Sends an operation whose outcome nobody waits for; a fault of it comes with a later one. */
    synchronized void post(Op op, long argument) throws IOException {
        room();
        out.put(op.code()).putLong(argument);
        postedOne();
    }

    /** As {@link #post}, with bytes. */
    synchronized void postBytes(Op op, int port, byte[] data, int length) throws IOException {
        room();
        bytes(op, port, data, length);
        postedOne();
    }

    private void postedOne() throws IOException {
        posted = true;
        if (paced) {
            settle();
        }
    }

    private void room() throws IOException {
        if (out.remaining() < RESERVE_BYTES) {
            settle();
        }
    }

    private void bytes(Op op, int port, byte[] data, int length) {
        if (length > Wire.TRANSFER_BYTES) {
            throw new IllegalArgumentException(
                    "a transfer has at most " + Wire.TRANSFER_BYTES + " bytes, was " + length);
        }
        out.put(op.code()).putInt(port).putShort((short) length).put(data, 0, length);
    }

    /** Makes sure that the bench has done all that was posted. */
    private void settle() throws IOException {
        out.put(Op.NOW.code()).putLong(0);
        exchange();
        keepFault();
    }

    private void keepFault() throws IOException {
        try {
            judge();
        } catch (BusFault fault) {
            late = late == null ? fault : late;
        }
    }

    /** The bench's virtual time, after all that was posted. */
    synchronized long nanos() throws IOException {
        if (posted || paced) {
            settle();
        }
        return nanos;
    }

    /** How far the wall clock is ahead of the virtual time. */
    synchronized long wallAheadNanos() throws IOException {
        if (posted || paced) {
            settle();
        }
        return wallAheadNanos;
    }

    /** Whether things may be broken on the bench. */
    synchronized boolean faultsAllowed() {
        return faultsAllowed;
    }

    /** Whether the bench's time runs by itself, as far as is known. */
    synchronized boolean paced() {
        return paced;
    }

    /** Asks for a number. */
    synchronized long ask(Op op, long argument) throws IOException, BusFault {
        room();
        out.put(op.code()).putLong(argument);
        exchange();
        judge();
        return in.getLong();
    }

    /** Asks for a port. */
    synchronized Opened find(Wire.PortKind kind, String name) throws IOException, BusFault {
        room();
        out.put(Op.OPEN.code()).put(kind.code());
        Wire.putText(out, name);
        exchange();
        judge();
        return new Opened(in.getInt(), Wire.text(in), Wire.text(in));
    }

    /** Sends bytes and gets bytes; all from index 0. */
    synchronized void transfer(
            Op op, int port, byte[] data, int length, byte[] into, int intoLength)
            throws IOException, BusFault {
        room();
        bytes(op, port, data, length);
        out.putShort((short) intoLength);
        exchange();
        judge();
        in.get(into, 0, intoLength);
    }

    private void exchange() throws IOException {
        // An interrupt would close the channel for good; it is for whoever waits, not for a bus.
        boolean interrupted = Thread.interrupted();
        try {
            send();
            receive();
        } finally {
            out.clear();
            out.putInt(0);
            posted = false;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void send() throws IOException {
        out.putInt(0, out.position());
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    private void receive() throws IOException {
        in.clear();
        int wanted = Wire.ANSWER_HEAD_BYTES;
        while (in.position() < wanted) {
            if (channel.read(in) < 0) {
                throw new EOFException("the bench at " + socket + " is gone");
            }
            if (in.position() >= Integer.BYTES) {
                wanted = in.getInt(0);
            }
        }
        in.flip().position(Integer.BYTES);
    }

    private void judge() throws IOException, BusFault {
        byte status = in.get();
        paced = in.get() == Wire.PACED;
        nanos = in.getLong();
        wallAheadNanos = in.getLong();
        if (status == Wire.REFUSED) {
            throw new IOException("the bench at " + socket + " refused: " + Wire.text(in));
        }
        if (status == Wire.FAULT) {
            throw new BusFault(BusFault.Kind.valueOf(Wire.text(in)), Wire.text(in), Wire.text(in));
        }
        BusFault earlier = late;
        if (earlier != null) {
            late = null;
            throw earlier;
        }
    }

    /** Says good-bye; a bench that hears none takes it that the firmware has died. */
    @Override
    public synchronized void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            out.put(Op.BYE.code()).putLong(0);
            exchange();
        }
    }
}
