package io.presodia.firmware.serial;

import io.presodia.firmware.journal.Bytes;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams and text over a serial port, for as long as it is wanted. A port that is lost is opened
 * again. As on a network, a datagram may be lost; nothing that happens on the line makes a sender
 * wait: what does not fit into a bounded queue is dropped, which is what retransmission is for.
 */
public final class SerialLink implements AutoCloseable {
    /** A DTLS record of the largest plain text that anybody sends here, with room. */
    static final int LONGEST_MESSAGE = 2048;

    private static final int MOST_WAITING = 64;
    private static final int READ_BYTES = 1024;
    private static final long REOPEN_NANOS = 500_000_000;

    /** The kinds of DTLS records are below the first byte of any CoAP message (RFC 7983). */
    private static final int LEAST_COAP = 0x40;

    private final SerialLine.Opener opener;
    private final Timebase timebase;
    private final Consumer<String> text;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private final Thread reader;
    private long lostNanos;
    private volatile Consumer<Bytes> plain = message -> {};
    private volatile Consumer<Bytes> records = message -> {};
    private volatile @Nullable Session session;
    private volatile SlipmuxCounts counts = new SlipmuxCounts(0, 0, 0, 0, 0);
    private volatile Consumer<String> notes = note -> {};
    private volatile boolean closed;

    private SerialLink(SerialLine.Opener opener, Timebase timebase, Consumer<String> text) {
        this.opener = opener;
        this.timebase = timebase;
        this.text = text;
        reader = Thread.ofPlatform().name("serial-reader").daemon().unstarted(this::read);
    }

    /**
     * Opens the port.
     *
     * @param timebase paces the attempts to open a lost port again
     * @param text hears log text of the other side, line by line
     * @throws IOException when it does not open this first time
     */
    public static SerialLink open(
            SerialLine.Opener opener, Timebase timebase, Consumer<String> text) throws IOException {
        SerialLink link = new SerialLink(opener, timebase, text);
        link.begin(opener.open());
        link.reader.start();
        return link;
    }

    long nanos() {
        return timebase.nanos();
    }

    /** Who gets CoAP messages without security. */
    void onPlain(Consumer<Bytes> receiver) {
        plain = receiver;
    }

    /** Who gets DTLS records. */
    void onRecords(Consumer<Bytes> receiver) {
        records = receiver;
    }

    /** Who hears that the port was lost, and that it is back; on the reader's thread. */
    public void onChange(Consumer<String> listener) {
        notes = listener;
    }

    /** Whether the port is open now. */
    public boolean isOpen() {
        return session != null;
    }

    /** Sends a CoAP message or a DTLS record, or loses it. */
    void send(byte[] message) {
        queue(SlipmuxEncoder.coap(message));
    }

    /** Sends text for people; it may be lost. */
    public void log(String line) {
        queue(SlipmuxEncoder.log(line + "\n"));
    }

    /** How often the port was opened. */
    public long opened() {
        return opened.get();
    }

    /** Frames that found no place in the queue or no port, or at which a receiver threw. */
    public long dropped() {
        return dropped.get();
    }

    /** What came in since the port was opened. */
    public SlipmuxCounts counts() {
        return counts;
    }

    private void queue(byte[] frame) {
        Session now = session;
        if (now == null || !now.waiting.offer(frame)) {
            dropped.incrementAndGet();
        }
    }

    private void begin(SerialLine line) {
        Session fresh = new Session(line);
        opened.incrementAndGet();
        session = fresh;
        fresh.writer.start();
    }

    private void read() {
        try {
            while (!closed) {
                Session now = session;
                if (now == null) {
                    timebase.sleep(REOPEN_NANOS);
                    reopen();
                } else {
                    read(now);
                    session = null;
                    now.end();
                    lost();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Session last = session;
        if (last != null) {
            session = null;
            last.end();
        }
    }

    private void lost() {
        if (!closed) {
            lostNanos = timebase.nanos();
            notes.accept("the serial line is lost; it is tried again twice a second");
        }
    }

    private void reopen() {
        try {
            begin(opener.open());
            long seconds = (timebase.nanos() - lostNanos) / 1_000_000_000;
            notes.accept("the serial line is back after " + seconds + " s");
        } catch (IOException e) {
            // It is away: the next attempt comes after the same pause.
            session = null;
        }
    }

    private void read(Session now) {
        SlipmuxDecoder decoder = new SlipmuxDecoder(LONGEST_MESSAGE, this::take);
        byte[] bytes = new byte[READ_BYTES];
        int count = now.line.read(bytes);
        while (count >= 0 && !closed && !now.broken) {
            decoder.accept(bytes, count);
            counts = decoder.counts();
            count = now.line.read(bytes);
        }
    }

    private void take(SlipmuxFrame frame) {
        switch (frame) {
            case SlipmuxFrame.Log log -> text.accept(log.text().stripTrailing());
            case SlipmuxFrame.Coap coap -> {
                boolean record = (coap.message().toArray()[0] & 0xFF) < LEAST_COAP;
                try {
                    (record ? records : plain).accept(coap.message());
                } catch (RuntimeException e) {
                    // Nothing that comes over the line may end its reader.
                    dropped.incrementAndGet();
                }
            }
        }
    }

    /**
     * One opening of the port. Its writer may be held by a peer that takes nothing; it is then left
     * behind with its port, and ends when that is closed.
     */
    private static final class Session {
        private final SerialLine line;
        private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        private final Thread writer;
        private volatile boolean broken;

        Session(SerialLine line) {
            this.line = line;
            writer = Thread.ofPlatform().name("serial-writer").daemon().unstarted(this::write);
        }

        private void write() {
            try {
                while (!broken) {
                    if (!line.write(waiting.take())) {
                        broken = true;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** By a thread of its own: the library may hold who closes, for as long as one writes. */
        void end() {
            broken = true;
            writer.interrupt();
            Thread.ofPlatform().name("serial-closer").daemon().start(line::close);
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        try {
            reader.join(java.time.Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
