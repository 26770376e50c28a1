package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Codes;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import java.util.function.ToIntFunction;

/** Numbers of enumerations on the wire: those of the journal's code table. They never change. */
public final class WireCodes {
    private WireCodes() {}

    /** Number of a quality. */
    public static int of(Quality quality) {
        return Codes.of(quality);
    }

    /** Number of a reason. */
    public static int of(RecordReason reason) {
        return Codes.of(reason);
    }

    /** Number of a clock quality. */
    public static int of(ClockQuality quality) {
        return Codes.of(quality);
    }

    /** Number of a tier. */
    public static int of(Tier tier) {
        return switch (tier) {
            case INFORM -> 0;
            case WARN -> 1;
            case TRIP -> 2;
        };
    }

    /** The quality with this number. */
    static Quality quality(String place, long code) throws MalformedException {
        return find(place, Quality.values(), WireCodes::of, code);
    }

    /** The reason with this number. */
    static RecordReason reason(String place, long code) throws MalformedException {
        return find(place, RecordReason.values(), WireCodes::of, code);
    }

    /**
     * The tier with this number.
     *
     * @param place where it was read, for the message
     * @throws MalformedException if there is no such tier
     */
    public static Tier tier(String place, long code) throws MalformedException {
        return find(place, Tier.values(), WireCodes::of, code);
    }

    /** The clock quality with this number. */
    static ClockQuality clockQuality(String place, long code) throws MalformedException {
        return find(place, ClockQuality.values(), WireCodes::of, code);
    }

    private static <T> T find(String place, T[] values, ToIntFunction<T> codeOf, long code)
            throws MalformedException {
        for (T value : values) {
            if (codeOf.applyAsInt(value) == code) {
                return value;
            }
        }
        throw new MalformedException(place, "unknown code " + code);
    }
}
