package io.presodia.host.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@link AtInterrupt} with the JVM's own shutdown. */
final class ShutdownHook implements AtInterrupt {
    /** Exporting months of data takes less. */
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Registration call(Runnable action) {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook =
                Thread.ofPlatform()
                        .name("interrupted")
                        .unstarted(() -> {
                            action.run();
                            await(done);
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The hook runs already: it has just been told that the work is done.
            }
        };
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "presodia: gave up waiting for the run folder; its journal is complete");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
