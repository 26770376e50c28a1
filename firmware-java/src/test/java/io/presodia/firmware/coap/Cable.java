package io.presodia.firmware.coap;

import io.presodia.firmware.serial.SerialLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A serial cable between two ports, without either: it can be cut, and made to take nothing. */
final class Cable {
    private final BlockingQueue<byte[]> toDevice = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> toHost = new LinkedBlockingQueue<>();
    private volatile boolean cut;
    private volatile boolean hostTakesNothing;

    SerialLine.Opener device() {
        return () -> open(toDevice, toHost, true);
    }

    SerialLine.Opener host() {
        return () -> open(toHost, toDevice, false);
    }

    /** Both ports are gone until {@link #mend()}. */
    void cut() {
        cut = true;
    }

    void mend() {
        toDevice.clear();
        toHost.clear();
        cut = false;
    }

    /** From now on who writes to the host waits until his port is closed. */
    void stallHost() {
        hostTakesNothing = true;
    }

    /** Bytes that nobody sent. */
    void disturb(byte[] bytes) {
        toDevice.add(bytes);
        toHost.add(bytes);
    }

    private SerialLine open(BlockingQueue<byte[]> in, BlockingQueue<byte[]> out, boolean device)
            throws IOException {
        if (cut) {
            throw new IOException("no such port");
        }
        CountDownLatch closed = new CountDownLatch(1);
        return new SerialLine() {
            private byte[] rest = new byte[0];

            @Override
            public int read(byte[] into) {
                try {
                    byte[] next = rest.length > 0 ? rest : in.poll(10, TimeUnit.MILLISECONDS);
                    if (cut || closed.getCount() == 0) {
                        return -1;
                    }
                    if (next == null) {
                        return 0;
                    }
                    // In pieces, as ports do.
                    int count = Math.min(7, Math.min(next.length, into.length));
                    System.arraycopy(next, 0, into, 0, count);
                    rest = Arrays.copyOfRange(next, count, next.length);
                    return count;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return 0;
                }
            }

            @Override
            public boolean write(byte[] bytes) {
                if (device && hostTakesNothing) {
                    boolean done = false;
                    while (!done) {
                        try {
                            closed.await();
                            done = true;
                        } catch (InterruptedException e) {
                            // Native code cannot be interrupted either.
                            done = closed.getCount() == 0;
                        }
                    }
                }
                return !cut && closed.getCount() > 0 && out.add(bytes);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
