package io.presodia.hil.table;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A run in which nothing is broken and that asks for nothing beyond a limit, drawn from a seed:
 * charges, discharges, holds, pulses and rests of a cell as assembled or of a used one.
 */
final class HealthyRun {
    /**
     * Below this share of 1C h a cell may lie below its lower limit: to discharge it would trip,
     * and rightly.
     */
    private static final double DISCHARGEABLE = 0.25;

    /**
     * Beyond this share of 1C h cells are not charged, and before it the more slowly the more is in
     * them: a current that begins lifts the voltage by its polarisation at once, and over the hard
     * limit of a full cell.
     */
    private static final double CHARGEABLE = 0.8;

    private static final double SHARE_FRESH = 0.5;
    private static final int MOST_MINUTES = 50;

    private final long seed;
    private final SplittableRandom random;
    private final List<String> steps = new ArrayList<>();
    private double charged;
    private int minutes = MOST_MINUTES;

    private HealthyRun(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** All shipped full cells: cathodes, anodes and shares of donor. */
    static List<String> cells() {
        return new Catalogue()
                .names(Kind.CELL).stream()
                        .filter(name -> name.matches("(nco|nfm|nvpf)-.*-[0-9]wt"))
                        .toList();
    }

    /** The scenario that this seed stands for. */
    static String scenario(long seed) {
        return new HealthyRun(seed).draw();
    }

    private String draw() {
        List<String> cells = cells();
        String cell = cells.get(random.nextInt(cells.size()));
        boolean fresh = random.nextDouble() < SHARE_FRESH;
        double before = fresh ? 0 : random.nextDouble(DISCHARGEABLE, CHARGEABLE);
        charged = before;
        int scanMillis = List.of(1000, 1000, 1000, 500, 2000).get(random.nextInt(5));
        add("rest: 40 s");
        while (minutes > 5) {
            step(random.nextInt(3, 16));
        }
        return text(
                """
                schema: presodia/scenario/v1
                description: nothing is broken
                given:
                  cell: %s
                  charged_share: %.2f
                  scan_ms: %d
                  scatter: true
                  seed: %d
                  record: {every: 10 min}
                  duration: 2 h
                  steps:
                %s
                expect: {trip: none, outcome: completed}
                """,
                cell, before, scanMillis, seed, String.join("\n", steps));
    }

    private void step(int length) {
        minutes -= length;
        switch (random.nextInt(6)) {
            case 0 -> add(text("rest: %d min", length));
            case 1 -> pulse();
            case 2 -> discharge(length);
            case 3 -> hold(length);
            default -> charge(length);
        }
        if (random.nextBoolean()) {
            add("rest: 2 min");
            minutes -= 2;
        }
    }

    private void charge(int length) {
        if (charged > CHARGEABLE) {
            add(text("rest: %d min", length));
            return;
        }
        double rate = rate();
        add(
                text(
                        "cc: {rate_C: %.3f, until: [{voltage: window_upper}, {time: %d min}]}",
                        rate, length));
        charged += rate * length / 60;
    }

    private void discharge(int length) {
        if (charged < DISCHARGEABLE) {
            charge(length);
            return;
        }
        double rate = random.nextDouble(0.03, 0.3);
        add(
                text(
                        "cc: {rate_C: -%.3f, until: [{voltage: window_lower}, {time: %d min}]}",
                        rate, length));
        charged = Math.max(0, charged - rate * length / 60);
    }

    /**
     * A held voltage is approached with a current, and held on only where it was reached: to jump
     * there would draw what the range can carry.
     */
    private void hold(int length) {
        boolean up = charged < DISCHARGEABLE || random.nextBoolean();
        if (up && charged > CHARGEABLE) {
            add(text("rest: %d min", length));
            return;
        }
        double rate = up ? rate() : -random.nextDouble(0.03, 0.3);
        String level = up ? "window_upper" : "window_lower";
        String after = "after-" + steps.size();
        add(
                text(
                        "cccv: {rate_C: %.3f, voltage: %s, until: [{current_below_rate_C: 0.02},"
                                + " {time: %d min, then: {goto: %s}}]}",
                        rate, level, length, after));
        add(text("cv: {voltage: %s, max_rate_C: 0.5, until: {time: 3 min}}", level));
        minutes -= 3;
        steps.add("    - {id: " + after + ", rest: 1 min}");
        charged = Math.max(0, charged + rate * length / 60);
    }

    private void pulse() {
        double size = random.nextDouble(0.05, 0.2);
        add("rest: 1 min");
        add(
                text(
                        "pulse: {rate_C: %.3f, duration: 1 s, at: [10 ms, 1 s]}",
                        charged > DISCHARGEABLE && random.nextBoolean() ? -size : size));
        add("rest: 1 min");
    }

    private double rate() {
        return random.nextDouble(0.03, Math.max(0.1, 0.5 * (1 - charged)));
    }

    private void add(String step) {
        steps.add("    - " + step);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
