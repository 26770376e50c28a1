package io.presodia.hil.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws what a seed stands for: cells, protocols, faults, crashes. */
final class Drawing {
    private static final List<String> CELLS =
            List.of(
                    "nco-sn-0wt",
                    "nco-sn-1wt",
                    "nco-sn-2wt",
                    "nco-sn-3wt",
                    "nco-na9sn4-0wt",
                    "nco-na9sn4-3wt",
                    "nco-sb-0wt",
                    "nco-sb-5wt",
                    "nfm-sn-0wt",
                    "nfm-sn-3wt",
                    "nvpf-sn-0wt",
                    "nvpf-sn-3wt");

    /** Runs are over by then, so that an hour holds them. */
    private static final double LONGEST_SECONDS = 3300;

    /** Cells as assembled, which rest below their window; the others have been charged before. */
    private static final double SHARE_FRESH = 0.6;

    /**
     * Below this share of 1C h a cell may lie below its lower limit: to discharge it trips, and so
     * does to leave it there once it has been charged by the share that a fresh cell may take.
     */
    private static final double DISCHARGEABLE = 0.25;

    /**
     * Beyond this share of 1C h cells are not charged, and before it the more slowly the more is in
     * them: by its polarisation a current that begins may lift a cell over its hard limit at once,
     * which trips, and rightly.
     */
    private static final double CHARGEABLE = 0.8;

    private static final double LEAST_RATE = 0.1;
    private static final double MOST_RATE = 0.5;

    private static final double SECONDS_PER_HOUR = 3600;

    private static final int REST = 0;
    private static final double SHARE_WITHOUT_FAULTS = 0.15;
    private static final double SHARE_OF_CRASHES = 0.25;

    private final Random random;

    private Drawing(long seed) {
        // Neighbouring seeds of this generator begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L ^ 0x63616d706169676eL);
    }

    /** What this seed stands for. */
    static Draw of(long seed) {
        return new Drawing(seed).draw(seed);
    }

    private Draw draw(long seed) {
        double charged = charged();
        List<String> steps = steps(charged);
        List<String> cells = new ArrayList<>(List.of(pick(CELLS)));
        List<String> others = new ArrayList<>();
        double share = random.nextDouble();
        int channels = share < 0.65 ? 1 : share < 0.92 ? 2 : 4;
        for (int channel = 2; channel <= channels; channel++) {
            double there = charged();
            cells.add(pick(CELLS));
            others.add(
                    text(
                            "{channel: %d, cell: %s, charged_share: %.2f, steps: [%s]}",
                            channel, cells.getLast(), there, String.join(", ", steps(there))));
        }
        List<String> faults = new ArrayList<>();
        if (random.nextDouble() > SHARE_WITHOUT_FAULTS) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                faults.add(new FaultDrawing(random, cells).fault());
            }
            if (random.nextDouble() < SHARE_OF_CRASHES) {
                crash(faults);
            }
        }
        return new Draw(
                seed, cells.getFirst(), charged, random.nextDouble() < 0.7, steps, others, faults);
    }

    private void crash(List<String> faults) {
        double at = between(5, LONGEST_SECONDS);
        if (random.nextBoolean()) {
            // What the disk does not take in these seconds is lost with the process.
            faults.add(text("{at: %.3f s, disk_stall: {duration: %.1f s}}", at, between(5, 20)));
            at += between(0.5, 5);
        }
        faults.add(text("{at: %.3f s, crash: {down: %.1f s}}", at, between(3, 120)));
    }

    private double charged() {
        return random.nextDouble() < SHARE_FRESH ? 0 : between(DISCHARGEABLE, CHARGEABLE);
    }

    /**
     * @param before what was charged into the cell before, as a share of 1C h
     */
    private List<String> steps(double before) {
        List<String> steps = new ArrayList<>();
        double charged = before;
        double left = between(0, LONGEST_SECONDS);
        steps.add(text("{rest: %.0f s}", between(5, 60)));
        while (left > 60) {
            double seconds = Math.min(left, between(60, 1500));
            left -= seconds;
            double rate = between(LEAST_RATE, Math.max(LEAST_RATE, MOST_RATE * (1 - charged)));
            int kind = random.nextInt(charged > DISCHARGEABLE ? 6 : 5);
            if (charges(kind) && charged > CHARGEABLE) {
                kind = REST;
            }
            steps.add(step(kind, rate, seconds));
            charged += charges(kind) ? rate * seconds / SECONDS_PER_HOUR : 0;
        }
        return steps;
    }

    private static boolean charges(int kind) {
        return kind >= 1 && kind <= 3;
    }

    private String step(int kind, double rate, double seconds) {
        return switch (kind) {
            case REST -> text("{rest: %.0f s}", seconds);
            case 1 ->
                    text(
                            "{cccv: {rate_C: %.3f, voltage: window_upper, until: [{current_below_rate_C: 0.02}, {time: %.0f s}]}}",
                            rate, seconds);
            case 2, 3 ->
                    text(
                            "{cc: {rate_C: %.3f, until: [{voltage: window_upper}, {time: %.0f s}]}}",
                            rate, seconds);
            case 4 ->
                    text(
                            "{pulse: {rate_C: %.3f, duration: 1 s, at: [10 ms, 1 s]}}",
                            between(0.05, 0.2));
            default ->
                    text(
                            "{cc: {rate_C: %.3f, until: [{voltage: window_lower}, {time: %.0f s}]}}",
                            -between(0.05, 0.15), seconds);
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
