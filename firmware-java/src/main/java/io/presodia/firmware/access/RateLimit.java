package io.presodia.firmware.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** So many requests a second for each principal, and a burst at a time. Bounded in memory. */
public final class RateLimit {
    private static final int MOST_PRINCIPALS = 512;

    private final double perSecond;
    private final double burst;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_PRINCIPALS;
                }
            };

    private record Bucket(double tokens, long nanos) {}

    /**
     * @param perSecond how many requests a second go on for ever
     * @param burst how many may come at once
     */
    public RateLimit(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** The limit, for people. */
    public String text() {
        return String.format(
                Locale.ROOT, "at most %.0f a second and %.0f at once", perSecond, burst);
    }

    /** 0 when the request may go on; else after how many whole seconds the next one may. */
    public synchronized long ask(String principal, long nanos) {
        Bucket bucket = buckets.getOrDefault(principal, new Bucket(burst, nanos));
        double tokens =
                Math.min(burst, bucket.tokens() + (nanos - bucket.nanos()) * 1e-9 * perSecond);
        boolean granted = tokens >= 1;
        buckets.put(principal, new Bucket(granted ? tokens - 1 : tokens, nanos));
        return granted ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }
}
