package io.presodia.hal.sim.remote;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.sim.board.BenchObserver;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.chip.WindowWatchdogModel;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A virtual bench with its clock and its memory of what really happened. All methods may be called
 * from any thread; one at a time gets at the bench.
 */
public final class HostedBench {
    /** Real time between two looks of somebody who waits, so that a change of mode is heard. */
    private static final long LOOK_NANOS = 20_000_000;

    /** So many events are kept, the last ones. */
    private static final int EVENTS_KEPT = 20_000;

    private final VirtualBench bench;
    private final VirtualTimebase timebase;
    private final Timebase real;
    private final Outages outages;
    private final List<BenchEvent> events = new ArrayList<>();
    private long eventCount;
    private ClockMode mode = new ClockMode.Lockstep();
    private long pacedFromNanos;
    private long pacedFromRealNanos;
    private long wallAheadNanos;
    private @Nullable FirmwareSession firmware;
    private long attachments;
    private long losses;
    private long lastBeatNanos = -1;
    private boolean supplyOn;
    private long freezeNanos = Long.MAX_VALUE;
    private long operationsToFreeze;
    private boolean frozen;

    /**
     * @param bench with its cells
     * @param timebase the bench's clock, from now on this object's alone
     * @param real the clock of this machine
     * @param outages how long the bench is left alone when its firmware is lost
     */
    public HostedBench(
            VirtualBench bench, VirtualTimebase timebase, Timebase real, Outages outages) {
        this.bench = bench;
        this.timebase = timebase;
        this.real = real;
        this.outages = outages;
        bench.observe(new Memory());
    }

    private final class Memory implements BenchObserver {
        @Override
        public void relayMoved(int channel, boolean closed, long nanos) {
            note(
                    nanos,
                    closed ? BenchEvent.Kind.RELAY_CLOSED : BenchEvent.Kind.RELAY_OPENED,
                    Integer.toString(channel));
        }

        @Override
        public void relaySupply(boolean on, long nanos) {
            supplyOn = on;
            note(nanos, on ? BenchEvent.Kind.SUPPLY_ON : BenchEvent.Kind.SUPPLY_OFF, "");
        }

        @Override
        public void watchdogTripped(WindowWatchdogModel.Cause cause, long nanos) {
            note(nanos, BenchEvent.Kind.WATCHDOG_TRIPPED, cause.name());
        }

        @Override
        public void heartbeat(long nanos) {
            lastBeatNanos = nanos;
        }
    }

    /** One operation of a firmware. */
    @FunctionalInterface
    interface BusWork {
        void at(Ports ports) throws BusFault, IOException;
    }

    /** One operation with the clock at the present. */
    synchronized void onBus(BusWork work) throws BusFault, IOException, InterruptedException {
        catchUp();
        if (timebase.nanos() >= freezeNanos) {
            standStill();
        }
        work.at(bench.ports());
    }

    private void standStill() throws InterruptedException {
        operationsToFreeze--;
        if (operationsToFreeze >= 0) {
            return;
        }
        frozen = true;
        notifyAll();
        while (freezeNanos != Long.MAX_VALUE) {
            wait(LOOK_NANOS / 1_000_000);
        }
        frozen = false;
    }

    /**
     * Leaves the firmware without an answer, in the middle of a transfer, once virtual time has
     * come so far and it has asked so often after that: the moment to kill it.
     *
     * @param atNanos virtual time; {@link Long#MAX_VALUE} lets it go on
     */
    public synchronized void freeze(long atNanos, long operations) {
        freezeNanos = atNanos;
        operationsToFreeze = operations;
        notifyAll();
    }

    /** Something done beside the firmware, with the clock at the present. */
    synchronized void beside(BiConsumer<VirtualBench, VirtualTimebase> work) {
        catchUp();
        work.accept(bench, timebase);
    }

    /** Brings the clock to the present where it runs by itself. */
    private void catchUp() {
        if (mode instanceof ClockMode.Paced(double speed)) {
            long realPassed = real.nanos() - pacedFromRealNanos;
            step(pacedFromNanos + Math.round(realPassed * speed));
        }
    }

    private void step(long targetNanos) {
        long left = targetNanos - timebase.nanos();
        if (left > 0) {
            timebase.elapse(left);
        }
    }

    private synchronized void note(long nanos, BenchEvent.Kind kind, String detail) {
        if (events.size() == EVENTS_KEPT) {
            events.subList(0, EVENTS_KEPT / 2).clear();
        }
        events.add(new BenchEvent(eventCount, nanos, kind, detail));
        eventCount++;
    }

    /** Virtual time now. */
    public synchronized long nanos() {
        catchUp();
        return timebase.nanos();
    }

    synchronized long wallAheadNanos() {
        return wallAheadNanos;
    }

    /** Whether things may be broken on this bench. */
    boolean faultsAllowed() {
        return bench.faults().allowed();
    }

    synchronized boolean paced() {
        return mode instanceof ClockMode.Paced;
    }

    /** Virtual time goes on in this way from now on. */
    public synchronized void clock(ClockMode wanted) {
        catchUp();
        mode = wanted;
        pacedFromNanos = timebase.nanos();
        pacedFromRealNanos = real.nanos();
        note(timebase.nanos(), BenchEvent.Kind.CLOCK, wanted.toString());
        notifyAll();
    }

    /** How much real time is left until {@code deadlineNanos}; steps there where time stands. */
    synchronized long waitFor(long deadlineNanos) {
        return switch (mode) {
            case ClockMode.Lockstep _ -> {
                step(deadlineNanos);
                yield 0;
            }
            case ClockMode.Paced(double speed) -> {
                catchUp();
                long left = deadlineNanos - timebase.nanos();
                yield left <= 0 ? 0 : (long) Math.ceil(left / speed);
            }
        };
    }

    /** Waits until virtual time is {@code deadlineNanos}. */
    void sleepUntil(long deadlineNanos) throws InterruptedException {
        long left = waitFor(deadlineNanos);
        while (left > 0) {
            real.sleep(Math.min(left, LOOK_NANOS));
            left = waitFor(deadlineNanos);
        }
    }

    /** Lets virtual time pass, whoever is attached, and has everything on the bench look. */
    public synchronized void elapse(long nanos) {
        catchUp();
        step(timebase.nanos() + nanos);
        settle();
    }

    /** Lets the wall clock jump; virtual time is untouched. */
    synchronized void jumpWall(long nanos) {
        timebase.jumpWall(nanos);
        wallAheadNanos += nanos;
    }

    private void settle() {
        for (int number = 1; number <= bench.channelCount(); number++) {
            bench.channel(number).amperes();
        }
    }

    /**
     * Gives the firmware's place to somebody; one who has just died is given a moment to be missed.
     *
     * @return whether the place was free
     */
    synchronized boolean attach(FirmwareSession who, long patienceNanos)
            throws InterruptedException {
        long until = real.nanos() + patienceNanos;
        while (firmware != null && real.nanos() < until) {
            wait(LOOK_NANOS / 1_000_000);
        }
        if (firmware != null) {
            return false;
        }
        catchUp();
        firmware = who;
        attachments++;
        note(timebase.nanos(), BenchEvent.Kind.ATTACHED, "");
        return true;
    }

    /** The firmware has said good-bye. */
    synchronized void left(FirmwareSession who) {
        if (firmware == who) {
            catchUp();
            settle();
            firmware = null;
            note(timebase.nanos(), BenchEvent.Kind.LEFT, "");
            notifyAll();
        }
    }

    /** The firmware is gone without a word: the bench is alone for an outage. */
    synchronized void lost(FirmwareSession who) {
        if (firmware != who) {
            return;
        }
        catchUp();
        firmware = null;
        losses++;
        String outage = "";
        long lostNanos = timebase.nanos();
        if (mode instanceof ClockMode.Lockstep) {
            long outageNanos = outages.nextNanos();
            outage = Double.toString(outageNanos * 1e-9);
            note(lostNanos, BenchEvent.Kind.LOST, outage);
            step(lostNanos + outageNanos);
        } else {
            note(lostNanos, BenchEvent.Kind.LOST, outage);
        }
        settle();
        notifyAll();
    }

    /** Outages are drawn between these from now on, s. */
    public synchronized void outages(double shortestSeconds, double longestSeconds) {
        outages.between(shortestSeconds, longestSeconds);
    }

    synchronized void broken(String what) {
        note(timebase.nanos(), BenchEvent.Kind.FAULT, what);
    }

    /** The events from this number on, as far as they are kept. */
    public synchronized List<BenchEvent> events(long fromNumber) {
        catchUp();
        settle();
        return events.stream().filter(event -> event.number() >= fromNumber).toList();
    }

    /** What is really there, by names. */
    public synchronized Map<String, String> state() {
        catchUp();
        settle();
        Map<String, String> state = new TreeMap<>();
        state.put("virtual_ns", Long.toString(timebase.nanos()));
        state.put("clock", mode.toString());
        state.put("firmware", firmware == null ? "absent" : "attached");
        state.put("attachments", Long.toString(attachments));
        state.put("losses", Long.toString(losses));
        state.put("last_beat_ns", Long.toString(lastBeatNanos));
        state.put("supply", supplyOn ? "on" : "off");
        state.put("frozen", Boolean.toString(frozen));
        state.put("violations", Long.toString(bench.violations().count()));
        state.put("events", Long.toString(eventCount));
        for (int number = 1; number <= bench.channelCount(); number++) {
            describe(number, state);
        }
        return state;
    }

    private void describe(int number, Map<String, String> state) {
        VirtualChannel channel = bench.channel(number);
        String prefix = "channel." + number + ".";
        state.put(prefix + "relay", channel.relayClosed() ? "closed" : "open");
        state.put(prefix + "amperes", Double.toString(channel.amperes()));
        state.put(prefix + "volts", Double.toString(channel.volts()));
        state.put(prefix + "charge_ampere_hours", Double.toString(channel.chargeAmpereHours()));
        state.put(
                prefix + "discharge_ampere_hours", Double.toString(channel.dischargeAmpereHours()));
        state.put(prefix + "cell", channel.cell() == null ? "none" : "fitted");
    }

    /**
     * What is really inside the cell of a channel, from 1.
     *
     * @throws IllegalArgumentException when there is no cell in it
     */
    synchronized CellTruth truth(int number) {
        CellPlant cell =
                number < 1 || number > bench.channelCount() ? null : bench.channel(number).cell();
        if (cell == null) {
            throw new IllegalArgumentException("there is no cell in channel " + number);
        }
        return cell.truth();
    }
}
