package io.presodia.hil.crash;

import io.presodia.firmware.app.AttachedRig;
import io.presodia.firmware.journal.FaultyMedium;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardSample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Code on the control thread that misbehaves when it is asked to. It stands behind the sampling of
 * a scan, where an estimator's fault would strike: before the heartbeat.
 */
final class Guest {
    private static final int LEAK_BYTES = 1 << 20;

    private final AttachedRig rig;
    private final FaultyMedium disk;
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final List<byte[]> leak = new ArrayList<>();
    private long spins;

    Guest(AttachedRig rig, FaultyMedium disk) {
        this.rig = rig;
        this.disk = disk;
    }

    void ask(String what) {
        asked.set(what);
    }

    /** Called in each scan, on the control thread. */
    BoardSample sampled(BoardSample sample) {
        String what = asked.getAndSet("");
        if (!what.isEmpty()) {
            FirmwareProcess.say(what + " " + rig.timebase().nanos());
            misbehave(what);
        }
        return sample;
    }

    private void misbehave(String what) {
        switch (what) {
            case "block" -> block();
            case "spin" -> spin();
            case "leak" -> leak();
            case "beat" -> beatTwice();
            case "throw" -> throw new IllegalStateException("the guest throws");
            case "disk" -> disk.stallUntil(Long.MAX_VALUE);
            case "threads" -> hangOthers();
            default -> FirmwareProcess.say("unknown " + what);
        }
    }

    private static void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spin() {
        while (asked.get().isEmpty()) {
            spins++;
        }
    }

    /** Fills the heap and keeps it full, so that nobody else gets memory either. */
    private void leak() {
        while (leak.size() < Integer.MAX_VALUE) {
            leak.add(new byte[LEAK_BYTES]);
        }
    }

    /** As a stray timer would. */
    private void beatTwice() {
        try {
            rig.board().watchdog().beat();
            rig.board().watchdog().beat();
        } catch (BusFault e) {
            throw new IllegalStateException(e);
        }
    }

    /** Threads of network and web, as it were: one blocked for ever, one that never ends. */
    private void hangOthers() {
        Thread.ofPlatform().daemon().name("network").start(Guest::block);
        Thread.ofPlatform().daemon().name("web").start(this::spin);
    }

    /** So that no compiler takes the loop away. */
    long spins() {
        return spins;
    }
}
