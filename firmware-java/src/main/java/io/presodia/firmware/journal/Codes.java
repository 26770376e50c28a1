package io.presodia.firmware.journal;

import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The small numbers that stand for words in the file, so that a row stays short. They are part of
 * the format: never renumber, only add. The {@code code} table repeats them for whoever opens the
 * file without us.
 */
public final class Codes {
    /** One row of the {@code code} table. */
    record Code(String kind, int number, String name) {}

    private static final Quality[] QUALITIES = byCode(Quality.values(), Codes::of);
    private static final RecordReason[] REASONS = byCode(RecordReason.values(), Codes::of);
    private static final ClockQuality[] CLOCKS = byCode(ClockQuality.values(), Codes::of);

    private Codes() {}

    /** Number of a quality. */
    public static int of(Quality quality) {
        return switch (quality) {
            case GOOD -> 0;
            case SATURATED -> 1;
            case STALE -> 2;
            case BUS_FAULT -> 3;
            case MISSING -> 4;
        };
    }

    /** Number of a reason of a record. */
    public static int of(RecordReason reason) {
        return switch (reason) {
            case TIME -> 0;
            case VOLTAGE -> 1;
            case CURRENT -> 2;
            case STEP_START -> 3;
            case STEP_END -> 4;
            case TRIP -> 5;
            case REQUEST -> 6;
        };
    }

    /** Number of a clock quality. */
    public static int of(ClockQuality quality) {
        return switch (quality) {
            case SYNCHRONIZED -> 0;
            case UNSYNCHRONIZED -> 1;
            case VIRTUAL -> 2;
        };
    }

    static String of(Tier tier) {
        return switch (tier) {
            case INFORM -> "inform";
            case WARN -> "warn";
            case TRIP -> "trip";
        };
    }

    static String of(RunOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "completed";
            case TRIPPED -> "tripped";
            case STOPPED -> "stopped";
        };
    }

    static Quality quality(int code) {
        return QUALITIES[code];
    }

    static RecordReason reason(int code) {
        return REASONS[code];
    }

    /** The clock quality with this number, which must be one of the format's. */
    public static ClockQuality clockQuality(int code) {
        return CLOCKS[code];
    }

    static Tier tier(String name) {
        return named(Tier.values(), Codes::of, name);
    }

    static RunOutcome outcome(String name) {
        return named(RunOutcome.values(), Codes::of, name);
    }

    /** All numbers of the format. */
    static List<Code> all() {
        var codes = new java.util.ArrayList<Code>();
        for (Quality quality : Quality.values()) {
            codes.add(new Code("quality", of(quality), lower(quality)));
        }
        for (RecordReason reason : RecordReason.values()) {
            codes.add(new Code("reason", of(reason), lower(reason)));
        }
        for (ClockQuality quality : ClockQuality.values()) {
            codes.add(new Code("clock_quality", of(quality), lower(quality)));
        }
        return List.copyOf(codes);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static <T> T[] byCode(T[] values, ToIntFunction<T> code) {
        T[] sorted = values.clone();
        Arrays.sort(sorted, java.util.Comparator.comparingInt(code));
        return sorted;
    }

    private static <T> T named(
            T[] values, java.util.function.Function<T, String> nameOf, String name) {
        for (T value : values) {
            if (nameOf.apply(value).equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException("the journal holds an unknown word '" + name + "'");
    }
}
