package io.presodia.host.spectrum;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.host.session.BenchAttendant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a spectrum of the virtual cell in a channel whenever a run comes to a certain point. The
 * cell is only looked at: the run goes on as it would have.
 */
public final class SpectrumTaker implements BenchAttendant {
    private static final List<String> HOURLY_RESTS = List.of("rest-start", "settle", "full");
    private static final double SETTLED_SECONDS = 90;

    private final int channel;
    private final Predicate<RunClock> when;
    private final List<SpectrumState> states = new ArrayList<>();
    private @Nullable VirtualRig rig;
    private @Nullable Firmware firmware;
    private int takenAtStep;

    /**
     * @param channel of the cell, from 1
     * @param when taken once in each step, in the first scan in which this holds
     */
    public SpectrumTaker(int channel, Predicate<RunClock> when) {
        this.channel = channel;
        this.when = when;
    }

    /**
     * For the protocol {@code eis-hourly}: in the rests before its pulses, 90 s from their begin.
     */
    public static SpectrumTaker hourly(int channel) {
        return new SpectrumTaker(
                channel,
                clock ->
                        HOURLY_RESTS.contains(clock.stepId())
                                && clock.stepSeconds() >= SETTLED_SECONDS);
    }

    @Override
    public void begins(VirtualRig theRig, Firmware theFirmware) {
        rig = theRig;
        firmware = theFirmware;
    }

    @Override
    public void scanned() {
        RunStatus status = Objects.requireNonNull(firmware).status(channel);
        RunClock clock = status == null ? null : status.clock();
        if (clock == null || clock.stepCount() == takenAtStep || !when.test(clock)) {
            return;
        }
        takenAtStep = clock.stepCount();
        if (Objects.requireNonNull(rig).bench().channel(channel).cell()
                instanceof SodiumCell cell) {
            states.add(SpectrumState.of(clock.stepId(), cell));
        }
    }

    /** What has been taken so far, in order. */
    public List<SpectrumState> states() {
        return List.copyOf(states);
    }
}
