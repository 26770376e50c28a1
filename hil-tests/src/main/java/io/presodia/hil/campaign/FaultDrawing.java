package io.presodia.hil.campaign;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws one fault of any level as an entry of a scenario. */
final class FaultDrawing {
    private static final double LATEST_SECONDS = 3000;
    private static final List<String> ON_I2C =
            List.of("outputs", "contacts", "ambient", "check_voltage", "check_current");
    private static final List<String> CONVERTERS =
            List.of("adc_voltage", "adc_current", "check_voltage", "check_current");
    private static final List<String> LEVELS = List.of("low", "high");

    private final Random random;
    private final int channel;
    private final boolean donor;

    /**
     * @param cells of the channels from the first on
     */
    FaultDrawing(Random random, List<String> cells) {
        this.random = random;
        this.channel = 1 + random.nextInt(cells.size());
        this.donor = !cells.get(channel - 1).endsWith("-0wt");
    }

    /** At a random time, for a random while or for good. */
    String fault() {
        String kind =
                switch (random.nextInt(4)) {
                    case 0 -> chipOrBus();
                    case 1 -> analog();
                    case 2 -> cell();
                    default -> machine();
                };
        String lasts =
                random.nextBoolean() ? "" : text(", for: %.2f s", StrictMath.exp(between(-1, 6)));
        return text("{at: %.3f s%s, %s}", between(0.5, LATEST_SECONDS), lasts, kind);
    }

    private String chipOrBus() {
        String stack = "stack_" + channel;
        return switch (random.nextInt(10)) {
            case 0 ->
                    random.nextBoolean()
                            ? "nack: {device: " + device() + "}"
                            : text(
                                    "nack: {device: %s, transactions: %d}",
                                    device(), 1 + random.nextInt(5));
            case 1 ->
                    text(
                            "stuck_line: {device: %s, level: %s}",
                            pick(List.of("i2c-1", "spi0", "heartbeat", "watchdog_trip", stack)),
                            pick(LEVELS));
            case 2 ->
                    text(
                            "bit_flips: {device: %s, probability: %.6f}",
                            pick(List.of("adc_voltage", "adc_current", stack, "check_voltage")),
                            StrictMath.exp(between(-9, -4)));
            case 3 ->
                    text(
                            "slow_transfers: {device: %s, by: %.2f ms}",
                            pick(List.of("i2c-1", stack)), between(0.1, 20));
            case 4 ->
                    text(
                            "brown_out: {chip: %s}",
                            pick(
                                    List.of(
                                            "adc_voltage",
                                            "adc_current",
                                            "dac",
                                            "outputs",
                                            "contacts",
                                            stack,
                                            "ambient",
                                            "check_voltage")));
            case 5 -> "stopped_conversion: {chip: " + converter(stack) + "}";
            case 6 -> "frozen_result: {chip: " + converter(stack) + "}";
            case 7 ->
                    text(
                            "stuck_code: {chip: %s, code: %d}",
                            converter(stack), random.nextInt(-30_000, 30_000));
            case 8 ->
                    text(
                            "wrong_identity: {chip: %s, id: %d}",
                            pick(List.of("adc_voltage", "adc_current", "ambient")),
                            random.nextInt(4, 16));
            default -> "corrupt_checksum: {chip: " + stack + "}";
        };
    }

    private String analog() {
        return switch (random.nextInt(10)) {
            case 0 -> onChannel("open_sense_lead", "");
            case 1 -> onChannel("open_force_lead", "");
            case 2 -> onChannel("reversed_cell", "");
            case 3 -> onChannel("relay_welded", "");
            case 4 -> onChannel("relay_dead", "");
            case 5 -> onChannel("offset_step", ", " + path(1));
            case 6 -> onChannel("drift", ", " + path(0.5));
            case 7 -> onChannel("noise_burst", ", " + path(0.5));
            case 8 ->
                    onChannel(
                            "saturated", ", path: " + pick(List.of("voltage", "current")) + rail());
            default -> onChannel("setpoint_error", text(", percent: %.2f", between(-20, 20)));
        };
    }

    private String rail() {
        return ", rail: " + pick(LEVELS);
    }

    private String path(double size) {
        double sign = random.nextBoolean() ? size : -size;
        double amount = Math.abs(sign) < 1 ? Math.abs(sign) : sign;
        return switch (random.nextInt(6)) {
            case 0 -> text("voltage_mV: %.2f", amount * between(5, 200));
            case 1 -> text("current_uA: %.2f", amount * between(1, 100));
            case 2 -> text("check_voltage_mV: %.2f", amount * between(5, 200));
            case 3 -> text("check_current_uA: %.2f", amount * between(1, 100));
            case 4 -> text("pressure_MPa: %.3f", amount * between(0.5, 20));
            default -> text("temperature_K: %.2f", amount * between(0.5, 20));
        };
    }

    private String cell() {
        String over = random.nextBoolean() ? "" : text(", over: %.0f s", between(5, 600));
        return switch (random.nextInt(donor ? 7 : 6)) {
            case 0 -> onChannel("soft_short", text(", ohm: %.0f", StrictMath.exp(between(3, 10))));
            case 1 ->
                    onChannel(
                            "growing_leak",
                            text(
                                    ", to_ohm: %.0f, over: %.0f s",
                                    StrictMath.exp(between(4, 9)), between(30, 1200)));
            case 2 ->
                    onChannel(
                            "contact_loss",
                            text(", factor: %.2f%s", StrictMath.exp(between(0, 4)), over));
            case 3 -> onChannel("pressure_loss", text(", share: %.3f%s", between(0.1, 1), over));
            case 4 -> onChannel("gas", text(", pressure_MPa: %.2f%s", between(0.5, 40), over));
            case 5 -> onChannel("heat", text(", watts: %.1f", between(1, 60)));
            default -> onChannel("donor_exhausted", "");
        };
    }

    private String machine() {
        return switch (random.nextInt(11)) {
            case 0 -> "emergency_stop: {}";
            case 1 -> "enclosure_open: {}";
            case 2 ->
                    text(
                            "ambient: {celsius: %.1f, over: %.0f s}",
                            between(0, 60), between(5, 1200));
            case 3 ->
                    text(
                            "scan_overrun: {by: %.3f s, scans: %d}",
                            between(0.2, 4), 1 + random.nextInt(3));
            case 4 -> text("hang: {duration: %.3f s}", between(0.2, 8));
            case 5 ->
                    text(
                            "wall_clock_jump: {by: %.1f s, direction: %s}",
                            between(0.5, 7200), pick(List.of("forwards", "backwards")));
            case 6 -> random.nextInt(4) == 0 ? "scan_failure: {}" : "disk_full: {}";
            case 7 -> "frozen_readings: {}";
            case 8 -> "stale_readings: {}";
            case 9 -> "host_lost: {}";
            default -> text("disk_stall: {duration: %.1f s}", between(1, 90));
        };
    }

    private String device() {
        return random.nextBoolean() ? "stack_" + channel : pick(ON_I2C);
    }

    private String converter(String stack) {
        return random.nextInt(3) == 0 ? stack : pick(CONVERTERS);
    }

    private String onChannel(String kind, String parameters) {
        return kind + ": {channel: " + channel + parameters + "}";
    }

    private String pick(List<String> all) {
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
