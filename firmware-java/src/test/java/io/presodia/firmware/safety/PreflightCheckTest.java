package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.PreflightFinding.Item;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Band;
import io.presodia.hal.time.VirtualTimebase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightCheckTest {
    private static final Band OCV = new Band(2.4, 2.6);
    private static final Instant NOW = VirtualTimebase.EPOCH;

    record Case(Item item, String what, Consumer<Rig> inputs) {}

    private static Preflight check(Consumer<Rig> inputs, Instant wall) {
        Rig rig = new Rig();
        inputs.accept(rig);
        return rig.preflightCheck.check(rig.sample(), 1, OCV, wall);
    }

    @Test
    void aSoundChannelPasses() {
        assertThat(check(rig -> {}, NOW).findings()).isEmpty();
    }

    @Test
    void justInsideEveryLimitPasses() {
        Preflight preflight =
                check(
                        rig -> {
                            rig.one().volts = 2.401;
                            rig.one().checkVoltsError = 0.0148;
                            rig.one().pascals = 65.1e6;
                            rig.one().celsius = 39.9;
                        },
                        NOW.plus(Duration.ofDays(364)));
        assertThat(preflight.passed()).as(preflight.summary()).isTrue();
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Item.CELL, "no cell", rig -> rig.cells.detach(1)),
                new Case(Item.PRESSURE, "low", rig -> rig.one().pascals = 64.9e6),
                new Case(Item.PRESSURE, "high", rig -> rig.one().pascals = 85.1e6),
                new Case(
                        Item.PRESSURE, "not read", rig -> rig.one().pascalsQuality = Quality.STALE),
                new Case(Item.TEMPERATURE, "cold", rig -> rig.one().celsius = 19.9),
                new Case(Item.OPEN_CIRCUIT_VOLTAGE, "low", rig -> rig.one().volts = 2.399),
                new Case(Item.OPEN_CIRCUIT_VOLTAGE, "high", rig -> rig.one().volts = 2.601),
                new Case(Item.CHECK_CONVERTER, "off", rig -> rig.one().checkVoltsError = -0.016),
                new Case(
                        Item.CHECK_CONVERTER,
                        "dead",
                        rig -> rig.one().checkQuality = Quality.BUS_FAULT),
                new Case(Item.RELAY, "welded", rig -> rig.one().closed = true),
                new Case(Item.WATCHDOG, "tripped", rig -> rig.watchdogTripped = true),
                new Case(Item.INTERLOCK, "e-stop", rig -> rig.emergencyStop = true),
                new Case(Item.INTERLOCK, "enclosure", rig -> rig.enclosureOpen = true));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrongIsNamed(Case wrong) {
        Preflight preflight = check(wrong.inputs(), NOW);
        assertThat(preflight.passed()).isFalse();
        assertThat(preflight.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.item()).isEqualTo(wrong.item()));
        assertThat(preflight.summary()).isNotBlank();
    }

    @Test
    void anExpiredCalibrationIsNamedWithItsDate() {
        Preflight preflight = check(rig -> {}, NOW.plus(Duration.ofDays(366)));
        assertThat(preflight.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.item()).isEqualTo(Item.CALIBRATION))
                .satisfies(f -> assertThat(f.value()).isEqualTo(-1.0))
                .satisfies(f -> assertThat(f.text()).contains("2027-01-01"));
    }

    @Test
    void aMissingCalibrationAndAnAbsurdScanPeriodAreNamed() {
        Rig rig = new Rig();
        SupervisedBoard slow =
                new SupervisedBoard(
                        Rig.IDENTITY,
                        BoardFeatures.ALL,
                        DeviceMap.ALL_CHANNELS,
                        200_000_000L,
                        null);
        PreflightCheck check = new PreflightCheck(rig.table, slow, rig.cells, rig.board.dog);
        assertThat(check.check(rig.sample(), 1, OCV, NOW).findings())
                .extracting(PreflightFinding::item)
                .containsExactly(Item.CALIBRATION, Item.WATCHDOG);
    }
}
