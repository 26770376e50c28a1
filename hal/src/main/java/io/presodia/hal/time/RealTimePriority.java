package io.presodia.hal.time;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Real-time priority of one thread, from when it is asked for until it is closed by the same
 * thread: whatever else the machine does, network and other processes among it, waits for that
 * thread. Threads that it starts meanwhile do not have it (sched(7): {@code SCHED_FIFO}, {@code
 * SCHED_RESET_ON_FORK}).
 */
public final class RealTimePriority implements AutoCloseable {
    /**
     * Below 50, at which Linux serves interrupts in threads: the bus that a scan waits for goes
     * before the scan.
     */
    private static final int PRIORITY = 49;

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int CALLING_THREAD = 0;
    private static final int EPERM = 1;
    private static final String ERRNO = "errno";

    private final String refusal;

    private RealTimePriority(String refusal) {
        this.refusal = refusal;
    }

    /** Asks for it, for the calling thread. */
    public static RealTimePriority ask() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return new RealTimePriority("this is not Linux");
        }
        return new RealTimePriority(refusal(schedule(SCHED_FIFO | SCHED_RESET_ON_FORK, PRIORITY)));
    }

    /** Why there is none, and what would help; empty when there is one. */
    public String refusal() {
        return refusal;
    }

    /** Gives it back. Does nothing where there was none. */
    @Override
    public void close() {
        if (refusal.isEmpty()) {
            schedule(SCHED_OTHER, 0);
        }
    }

    static String refusal(int errno) {
        return switch (errno) {
            case 0 -> "";
            case EPERM ->
                    "this user may not have it; in a systemd unit LimitRTPRIO="
                            + PRIORITY
                            + " allows it, elsewhere 'ulimit -r "
                            + PRIORITY
                            + "' or CAP_SYS_NICE";
            default -> "sched_setscheduler fails with errno " + errno;
        };
    }

    /** 0, or what went wrong as errno. */
    @SuppressWarnings("restricted") // Java itself has no way to ask for this.
    private static int schedule(int policy, int priority) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        MemoryLayout state = Linker.Option.captureStateLayout();
        VarHandle errno = state.varHandle(MemoryLayout.PathElement.groupElement(ERRNO));
        MethodHandle call =
                linker.downcallHandle(
                        library.findOrThrow("sched_setscheduler"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS),
                        Linker.Option.captureCallState(ERRNO));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(state);
            MemorySegment parameters = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
            int result = (int) call.invokeExact(captured, CALLING_THREAD, policy, parameters);
            return result == 0 ? 0 : (int) errno.get(captured, 0L);
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setscheduler cannot be called", e);
        }
    }
}
