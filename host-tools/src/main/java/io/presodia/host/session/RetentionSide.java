package io.presodia.host.session;

import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.service.Retention;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.util.function.Consumer;

/** Looks every few minutes what a daemon's journal may drop, on a thread of its own. */
final class RetentionSide implements AutoCloseable {
    private static final long EVERY_NANOS = 600_000_000_000L;

    private final Retention retention;
    private final FirmwareView view;
    private final Timebase real;
    private final Consumer<String> notes;
    private final Thread thread;

    /**
     * Begins to look.
     *
     * @param retention closed with this
     * @param view has the board's clock
     * @param real paces it
     * @param notes lines for people
     */
    RetentionSide(Retention retention, FirmwareView view, Timebase real, Consumer<String> notes) {
        this.retention = retention;
        this.view = view;
        this.real = real;
        this.notes = notes;
        thread = Thread.ofPlatform().name("retention").daemon().start(this::work);
    }

    private void work() {
        try (retention) {
            while (true) {
                real.sleep(EVERY_NANOS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        BoardSnapshot now = view.latest();
        if (now == null) {
            return;
        }
        try {
            retention.look(now.wall(), now.clockQuality());
        } catch (IOException e) {
            notes.accept("cannot look for old rows: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
