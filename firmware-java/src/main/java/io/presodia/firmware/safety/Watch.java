package io.presodia.firmware.safety;

import org.jspecify.annotations.Nullable;

/**
 * The memory of one check: debounce, the tier reached, and since when. A tier once reached stays
 * for a moment after its condition has gone, so that a value on the edge does not flood the log.
 */
final class Watch {
    /**
     * How long a finding outlives its condition. Assumed: longer than noise, shorter than a person.
     */
    static final long HOLD_NANOS = 2_000_000_000L;

    private final FaultRow row;
    private final int channel;
    private final Watched watched;
    private final String detail;
    private final int[] scans = new int[3];
    private final long[] sinceNanos = new long[3];
    private int reported = Severity.NONE;
    private long confirmedNanos;
    private boolean idle = true;
    private @Nullable Finding finding;

    Watch(FaultRow row, int channel, Watched watched) {
        this(row, channel, watched, "");
    }

    Watch(FaultRow row, int channel, Watched watched, String detail) {
        this.row = row;
        this.channel = channel;
        this.watched = watched;
        this.detail = detail;
    }

    FaultRow row() {
        return row;
    }

    /** The condition was judged: its severity now, and the value and limit behind it. */
    void see(int severity, double value, double limit, Findings out) {
        if (severity == Severity.NONE && idle) {
            return;
        }
        judge(severity, value, limit, out);
    }

    /** The condition could not be judged in this scan: what is reported stays, counting halts. */
    void pass(Findings out) {
        if (finding != null) {
            out.active(finding, row, false);
        }
    }

    /** The condition no longer applies. */
    void reset(Findings out) {
        if (idle) {
            return;
        }
        if (finding != null) {
            out.gone(finding);
        }
        finding = null;
        reported = Severity.NONE;
        scans[0] = 0;
        scans[1] = 0;
        scans[2] = 0;
        idle = true;
    }

    private void judge(int severity, double value, double limit, Findings out) {
        long now = out.nanos();
        int confirmed = confirm(severity, now);
        if (confirmed != Severity.NONE && confirmed >= reported) {
            boolean risen = confirmed > reported;
            report(confirmed, value, limit, out);
            confirmedNanos = now;
            out.active(current(), row, risen);
        } else if (reported != Severity.NONE) {
            if (now - confirmedNanos < HOLD_NANOS) {
                out.active(current(), row, false);
            } else {
                out.gone(current());
                reported = Severity.NONE;
                finding = null;
                if (confirmed != Severity.NONE) {
                    report(confirmed, value, limit, out);
                    confirmedNanos = now;
                    out.active(current(), row, true);
                }
            }
        }
        idle = severity == Severity.NONE && reported == Severity.NONE;
    }

    private int confirm(int severity, long now) {
        int confirmed = Severity.NONE;
        for (int tier = 0; tier < 3; tier++) {
            if (severity < tier) {
                scans[tier] = 0;
                continue;
            }
            if (scans[tier] == 0) {
                sinceNanos[tier] = now;
            }
            scans[tier]++;
            if (row.debounce().passed(scans[tier], now - sinceNanos[tier])) {
                confirmed = tier;
            }
        }
        return confirmed;
    }

    private void report(int severity, double value, double limit, Findings out) {
        reported = severity;
        finding =
                new Finding(
                        row.fault(),
                        Severity.tier(severity),
                        channel,
                        watched,
                        value,
                        limit,
                        sinceNanos[severity],
                        out.nanos(),
                        out.scanIndex(),
                        detail);
    }

    private Finding current() {
        if (finding == null) {
            throw new IllegalStateException(row.fault().id() + " reported without a finding");
        }
        return finding;
    }
}
