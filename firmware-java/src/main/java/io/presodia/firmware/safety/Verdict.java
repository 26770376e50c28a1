package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.List;

/**
 * What the supervisor says of one scan.
 *
 * @param findings all that is wrong now
 * @param raised those of them that are new or have risen to a higher tier in this scan
 * @param gone what was wrong up to the scan before and no longer is, or has fallen to a lower tier
 * @param openMask channels that must be open (bit 0 = channel 1); all of them on a board trip
 * @param boardTrip whether the whole board trips
 * @param dropRelaySupply whether the heartbeat must stop
 */
public record Verdict(
        List<Finding> findings,
        List<Finding> raised,
        List<Finding> gone,
        int openMask,
        boolean boardTrip,
        boolean dropRelaySupply) {
    /** Nothing wrong, nothing new. */
    public static final Verdict ALL_WELL =
            new Verdict(List.of(), List.of(), List.of(), 0, false, false);

    public Verdict {
        findings = List.copyOf(findings);
        raised = List.copyOf(raised);
        gone = List.copyOf(gone);
    }

    /** Whether nothing is wrong. */
    public boolean allWell() {
        return findings.isEmpty();
    }

    /** Whether the channel with this number (from 1) must be open. */
    public boolean opens(int channel) {
        return (openMask & 1 << (channel - 1)) != 0;
    }

    /** Whether this fault is seen at its highest tier; channel 0 is the board. */
    public boolean trips(Fault fault, int channel) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.fault() == fault
                    && finding.channel() == channel
                    && finding.tier() == Tier.TRIP) {
                return true;
            }
        }
        return false;
    }
}
