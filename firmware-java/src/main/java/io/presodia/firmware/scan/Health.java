package io.presodia.firmware.scan;

import io.presodia.hal.bus.BusFault;
import java.util.List;

/**
 * What other parts of the firmware tell the supervisor about themselves, as plain values. A value
 * can add a trip; none can delay or clear one.
 *
 * @param journalStalledSeconds how long rows have been waiting without one being committed, s; 0
 *     when the journal keeps up. On the virtual bench only injected delays count
 * @param journalFailing whether the last write was refused, for want of space or by the medium
 * @param hostGoneSeconds for each channel, from the first, since when no host has been at the side
 *     of a run that wants one, s; empty where none is missed
 * @param wear for each channel, from the first, what the estimators are sure of about its cell;
 *     empty where there is nothing to tell of any
 * @param faults bus faults met outside sampling since the last scan, such as on verifying a chip's
 *     configuration; mostly empty
 */
public record Health(
        double journalStalledSeconds,
        boolean journalFailing,
        List<Double> hostGoneSeconds,
        List<CellWear> wear,
        List<BusFault> faults) {
    /** Nothing to report. */
    public static final Health WELL = new Health(0, false, List.of());

    public Health {
        hostGoneSeconds = List.copyOf(hostGoneSeconds);
        wear = List.copyOf(wear);
        faults = List.copyOf(faults);
    }

    /** No host is missed, and nothing is known of any cell. */
    public Health(double journalStalledSeconds, boolean journalFailing, List<BusFault> faults) {
        this(journalStalledSeconds, journalFailing, List.of(), List.of(), faults);
    }

    /** Since when the host of this channel (from 1) has been gone, s; 0 where none is missed. */
    public double hostGoneSeconds(int channel) {
        return hostGoneSeconds.isEmpty() ? 0 : hostGoneSeconds.get(channel - 1);
    }

    /** What is known of the wear of this channel's cell (from 1). */
    public CellWear wear(int channel) {
        return wear.isEmpty() ? CellWear.NONE : wear.get(channel - 1);
    }

    /** Nothing to report but these bus faults. */
    public static Health ofFaults(List<BusFault> faults) {
        return new Health(0, false, faults);
    }
}
