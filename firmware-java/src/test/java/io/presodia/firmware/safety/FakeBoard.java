package io.presodia.firmware.safety;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Watchdog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A board whose actuators write down what they are told and fail where a test planted a fault. */
final class FakeBoard implements Board {
    /** Calls in order, such as {@code "2 open"}. */
    final List<String> calls = new ArrayList<>();

    /** Calls that fail, such as {@code "2 open"}. */
    final Set<String> failing = new HashSet<>();

    /** What a failing call throws instead of a bus fault. */
    @Nullable IntFunction<Error> thrown;

    /** What each channel was last told and took. */
    final Drive[] drives;

    final FakeWatchdog dog = new FakeWatchdog();
    private final BoardIdentity identity;

    FakeBoard(BoardIdentity identity) {
        this.identity = identity;
        drives = new Drive[identity.channelCount()];
        Arrays.fill(drives, Drive.Open.OPEN);
    }

    static final class FakeWatchdog implements Watchdog {
        int beats;
        int rearms;
        boolean failing;

        @Override
        public void beat() throws BusFault {
            if (failing) {
                throw new BusFault(BusFault.Kind.NACK, "gpio:heartbeat", "planted");
            }
            beats++;
        }

        @Override
        public long earliestNanos() {
            return 20_000_000L;
        }

        @Override
        public long latestNanos() {
            return 200_000_000L;
        }

        @Override
        public void rearm() {
            rearms++;
        }
    }

    @Override
    public BoardIdentity identity() {
        return identity;
    }

    @Override
    public void fitCell(int number, double stackSquareMetres) {}

    @Override
    public void configure() {}

    @Override
    public BoardSample sample(int activeMask) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void verifyNext() {}

    @Override
    public CyclerChannel channel(int number) {
        return new CyclerChannel() {
            @Override
            public int number() {
                return number;
            }

            @Override
            public void drive(Drive drive) throws BusFault {
                if (!drive.equals(drives[number - 1])) {
                    call(number, "drive");
                    drives[number - 1] = drive;
                }
            }

            @Override
            public void trim(double measuredAmperes) throws BusFault {
                call(number, "trim");
            }

            @Override
            public void open() throws BusFault {
                call(number, "open");
                drives[number - 1] = Drive.Open.OPEN;
            }
        };
    }

    @Override
    public Watchdog watchdog() {
        return dog;
    }

    @Override
    public boolean startBurst(int number, long durationNanos) {
        calls.add(number + " burst " + durationNanos);
        return true;
    }

    @Override
    public void waitUntil(long deadlineNanos) {}

    @Override
    public void close() {}

    private void call(int number, String what) throws BusFault {
        String call = number + " " + what;
        calls.add(call);
        if (failing.contains(call)) {
            if (thrown != null) {
                throw thrown.apply(number);
            }
            throw new BusFault(BusFault.Kind.NACK, "i2c-1:0x20", "planted in " + call);
        }
    }
}
