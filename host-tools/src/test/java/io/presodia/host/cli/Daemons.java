package io.presodia.host.cli;

import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A verb that goes on until it is told to end, on a thread of its own. */
final class Daemons implements AutoCloseable {
    static final Timebase REAL = new SystemTimebase();
    private static final long LOOK_NANOS = 20_000_000;
    private static final Pattern PORTS = Pattern.compile("coap://[^:]*:(\\d+) and .*:(\\d+)");

    private final AtomicReference<Runnable> interrupt = new AtomicReference<>();
    private final CountDownLatch registered = new CountDownLatch(1);
    private final java.io.StringWriter err = new java.io.StringWriter();
    private final AtomicReference<Integer> code = new AtomicReference<>();
    private final Thread thread;

    Daemons(List<String> args) throws InterruptedException {
        AtInterrupt atInterrupt =
                action -> {
                    interrupt.set(action);
                    registered.countDown();
                    return () -> {};
                };
        thread =
                Thread.ofPlatform()
                        .start(() -> {
                            code.set(Cli.code(atInterrupt, err, args.toArray(String[]::new)));
                            registered.countDown();
                        });
        registered.await();
    }

    /** A virtual bench-4 that listens on two free ports of this machine. */
    static Daemons firmware(java.nio.file.Path state, String... more) throws InterruptedException {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "firmware",
                                "--board",
                                "bench-4",
                                "--state",
                                state.toString(),
                                "--virtual",
                                "--speed",
                                "max",
                                "--scan",
                                "1000",
                                "--coap",
                                "127.0.0.1:0"));
        args.addAll(List.of(more));
        Daemons daemon = new Daemons(args);
        await(() -> daemon.err().contains("listens on") || daemon.code.get() != null);
        return daemon;
    }

    String err() {
        return err.toString();
    }

    String coap() {
        return "coap://127.0.0.1:" + port(1);
    }

    String coaps() {
        return "coaps://127.0.0.1:" + port(2);
    }

    private String port(int group) {
        Matcher ports = PORTS.matcher(err());
        if (!ports.find()) {
            throw new AssertionError(err());
        }
        return ports.group(group);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            REAL.sleep(LOOK_NANOS);
        }
    }

    int end() throws InterruptedException {
        interrupt.get().run();
        thread.join();
        return code.get();
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the daemon ends", e);
        }
    }
}
