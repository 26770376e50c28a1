package io.presodia.hil.bench;

import io.presodia.firmware.journal.FaultyMedium;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.fault.Machine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the computer; the bench asks it at the fitting moments. */
final class BrokenMachine implements Machine {
    private final VirtualTimebase timebase;
    private final FaultyMedium medium;
    private @Nullable BoardSample last;
    private boolean frozen;
    private boolean stampedAnew;
    private long overrunNanos;
    private int overruns;
    private String failure = "";
    private long hangNanos;
    private long downNanos;
    private boolean crashed;
    private boolean hostsGone;

    BrokenMachine(VirtualTimebase timebase, FaultyMedium medium) {
        this.timebase = timebase;
        this.medium = medium;
    }

    @Override
    public void overrun(long nanos, int scans) {
        overrunNanos = nanos;
        overruns = scans;
    }

    @Override
    public void freezeReadings(boolean asNew) {
        frozen = true;
        stampedAnew = asNew;
    }

    @Override
    public void thawReadings() {
        frozen = false;
    }

    /** What the firmware is shown of a sample. */
    BoardSample shown(BoardSample sample) {
        BoardSample before = last;
        if (!frozen || before == null) {
            last = sample;
            return sample;
        }
        List<ChannelSample> channels = new ArrayList<>();
        for (ChannelSample now : sample.channels()) {
            ChannelSample old = before.channel(now.number());
            channels.add(
                    new ChannelSample(
                            now.number(),
                            again(old.volts(), now.volts()),
                            again(old.amperes(), now.amperes()),
                            again(old.checkVolts(), now.checkVolts()),
                            again(old.checkAmperes(), now.checkAmperes()),
                            again(old.stackPascals(), now.stackPascals()),
                            again(old.cellCelsius(), now.cellCelsius()),
                            now.output()));
        }
        return new BoardSample(
                sample.startedNanos(),
                sample.completedNanos(),
                channels,
                again(before.ambientCelsius(), sample.ambientCelsius()),
                sample.emergencyStop(),
                sample.enclosureOpen(),
                sample.watchdogTripped(),
                sample.burst(),
                sample.faults());
    }

    private Reading again(Reading old, Reading now) {
        return stampedAnew ? new Reading(old.value(), now.nanos(), old.quality()) : old;
    }

    @Override
    public void failScan(String message) {
        failure = message;
    }

    @Override
    public void hang(long nanos) {
        hangNanos = nanos;
    }

    @Override
    public void crash(long nanos) {
        crashed = true;
        downNanos = nanos;
    }

    @Override
    public void hostsGone(boolean gone) {
        hostsGone = gone;
    }

    /** Whether a host is at the side of every run that wants one. */
    boolean hostsThere() {
        return !hostsGone;
    }

    @Override
    public void diskFull(boolean full) {
        if (full) {
            medium.fill();
        } else {
            medium.heal();
        }
    }

    @Override
    public void stallDisk(long nanos) {
        medium.stallUntil(timebase.nanos() + nanos);
    }

    /** A scan begins: it may be late, or fail. */
    void scanBegins() {
        if (overruns > 0) {
            overruns--;
            timebase.elapse(overrunNanos);
        }
        if (!failure.isEmpty()) {
            String message = failure;
            failure = "";
            throw new IllegalStateException(message);
        }
    }

    /** How long nothing happens now; asked once. */
    long takeHang() {
        long nanos = hangNanos;
        hangNanos = 0;
        return nanos;
    }

    /** How long the process is down now; negative when it lives; asked once. */
    long takeCrash() {
        if (!crashed) {
            return -1;
        }
        crashed = false;
        return downNanos;
    }
}
