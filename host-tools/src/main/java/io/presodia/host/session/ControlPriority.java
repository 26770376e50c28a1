package io.presodia.host.session;

import io.presodia.hal.time.RealTimePriority;
import org.jspecify.annotations.Nullable;

/** Real-time priority for the control thread while it scans, on a board whose time is real. */
final class ControlPriority implements AutoCloseable {
    private final @Nullable RealTimePriority asked;

    private ControlPriority(@Nullable RealTimePriority asked) {
        this.asked = asked;
    }

    /**
     * Asks for it, for the calling thread; says so where it is refused, and then goes on without.
     */
    static ControlPriority ask(BoardAccess access, SessionListener listener) {
        if (!access.inStep()) {
            return new ControlPriority(null);
        }
        RealTimePriority asked = RealTimePriority.ask();
        if (!asked.refusal().isEmpty()) {
            listener.note(
                    "the control thread has no real-time priority, and is late when the machine is busy: "
                            + asked.refusal());
        }
        return new ControlPriority(asked);
    }

    @Override
    public void close() {
        if (asked != null) {
            asked.close();
        }
    }
}
