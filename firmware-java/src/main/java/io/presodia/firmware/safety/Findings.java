package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one scan; reused from scan to scan. */
final class Findings {
    private final int allChannels;
    private final List<Finding> active = new ArrayList<>();
    private final List<Finding> raised = new ArrayList<>();
    private final List<Finding> gone = new ArrayList<>();
    private long nanos;
    private long scanIndex;
    private int openMask;
    private boolean boardTrip;
    private boolean dropRelaySupply;

    Findings(int channelCount) {
        allChannels = (1 << channelCount) - 1;
    }

    void begin(long atNanos, long index) {
        nanos = atNanos;
        scanIndex = index;
        if (!active.isEmpty() || !gone.isEmpty()) {
            active.clear();
            raised.clear();
            gone.clear();
            openMask = 0;
            boardTrip = false;
            dropRelaySupply = false;
        }
    }

    long nanos() {
        return nanos;
    }

    long scanIndex() {
        return scanIndex;
    }

    void active(Finding finding, FaultRow row, boolean isRaised) {
        active.add(finding);
        if (isRaised) {
            raised.add(finding);
        }
        if (finding.tier() == Tier.TRIP) {
            switch (row.reaction()) {
                case REPORT -> {}
                case OPEN_CHANNEL -> open(finding.channel());
                case OPEN_DEPENDENTS -> open(finding.channel());
                case OPEN_BOARD -> open(Finding.BOARD);
                case DROP_RELAY_SUPPLY -> {
                    open(finding.channel());
                    dropRelaySupply = true;
                }
            }
        }
    }

    void gone(Finding finding) {
        gone.add(finding);
    }

    Verdict verdict() {
        if (active.isEmpty() && gone.isEmpty()) {
            return Verdict.ALL_WELL;
        }
        return new Verdict(active, raised, gone, openMask, boardTrip, dropRelaySupply);
    }

    private void open(int channel) {
        if (channel == Finding.BOARD) {
            openMask = allChannels;
            boardTrip = true;
        } else {
            openMask |= 1 << (channel - 1);
        }
    }
}
