package io.presodia.hal.bus.remote;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The clock of a bench in another process. */
final class RemoteTimebase implements Timebase {
    private final BenchConnection connection;
    private final Timebase real;

    RemoteTimebase(BenchConnection connection, Timebase real) {
        this.connection = connection;
        this.real = real;
    }

    @Override
    public long nanos() {
        try {
            return connection.nanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant wall() {
        try {
            return VirtualTimebase.EPOCH.plusNanos(
                    connection.nanos() + connection.wallAheadNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ClockQuality clockQuality() {
        return ClockQuality.VIRTUAL;
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        try {
            if (connection.paced()) {
                await(deadlineNanos);
            } else {
                connection.post(Op.SLEEP_UNTIL, deadlineNanos);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        try {
            if (connection.paced()) {
                await(connection.nanos() + nanos);
            } else {
                connection.post(Op.SLEEP_FOR, nanos);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits here, where an interrupt can be heard, until the bench says that it is time. */
    private void await(long deadlineNanos) throws InterruptedException, IOException {
        long leftNanos = left(deadlineNanos);
        while (leftNanos > 0) {
            real.sleep(leftNanos);
            leftNanos = left(deadlineNanos);
        }
    }

    private long left(long deadlineNanos) throws IOException {
        try {
            return connection.ask(Op.WAIT, deadlineNanos);
        } catch (BusFault fault) {
            throw new IOException("a bus failed before a wait: " + fault.getMessage(), fault);
        }
    }
}
