package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A limit that is crossed opens the relay within two scans of virtual time, counted from the begin
 * of the first scan that could see it; where the fault table debounces, that long later. The
 * contact's release time of 10 ms counts.
 */
class LimitTest {
    private static final double TWO_SCANS_SECONDS = 2 * Sessions.BOARD_SCAN_MILLIS * 1e-3;

    /** Of temperature and pressure in the fault table. */
    private static final double SLOW_DEBOUNCE_SECONDS = 0.5;

    /** Load cell and PT100 take turns at one converter of 45 conversions a second. */
    private static final double SENSOR_TURN_SECONDS = 0.1;

    /**
     * 8 mg in a window of 2.25 to 3.5 V, with limits of 1.5 to 3.6 V: inside soon after its start.
     */
    private static final String CELL = "nco-na9sn4-0wt";

    @TempDir private Path folder = Path.of("");

    private RunResult run(String protocol, Witness witness) throws Exception {
        String file = Sessions.write(folder, "limit.yaml", protocol);
        return Sessions.run(
                folder.resolve("run"), file, CELL, Sessions.BOARD_SCAN_MILLIS, 1, witness);
    }

    private JsonNode trip(String protocol, Witness witness, String fault, double withinSeconds)
            throws Exception {
        RunResult run = run(protocol, witness);
        JsonNode summary = Sessions.summary(run);
        JsonNode trip = summary.path("trip");
        Sessions.figure(
                "%s: value %s, limit %s %s; contact open %.0f ms after the begin of the first scan that"
                        + " could see it",
                trip.path("id").asString(),
                trip.path("value"),
                trip.path("limit"),
                trip.path("unit").asString(),
                witness.openingSeconds() * 1e3);
        assertThat(witness.everClosed()).isTrue();
        assertThat(summary.path("outcome").asString()).isEqualTo("tripped");
        assertThat(run.completed()).as("what the exit code is made of").isFalse();
        assertThat(trip.path("id").asString()).isEqualTo(fault);
        assertThat(trip.path("text").asString()).startsWith(fault.replace('-', ' '));
        assertThat(witness.seen()).as("the limit was crossed").isTrue();
        assertThat(witness.openingSeconds()).isLessThanOrEqualTo(withinSeconds);
        assertThat(witness.channel().relayClosed()).isFalse();
        assertThat(witness.channel().amperes()).isZero();
        return trip;
    }

    private static String charge(String safety, String time) {
        return """
        schema: presodia/protocol/v1
        name: limit
        record: {every: 5 s}
        %s
        steps:
          - rest: 5 s
          - cc: {rate_C: 0.2, until: {time: %s}}
        """
                .formatted(safety.isEmpty() ? "" : "safety: " + safety, time);
    }

    private static CellPlant plant(VirtualBench bench) {
        return Objects.requireNonNull(bench.channel(1).cell());
    }

    /** The limit lies inside the 0.2 V by which the voltage steps with the current. */
    @Test
    void overVoltageOpensWithinTwoScans() throws Exception {
        String protocol =
                """
                schema: presodia/protocol/v1
                name: limit
                safety: {voltage_V: [1.5, 2.4]}
                steps:
                  - rest: 5 s
                  - cc: {rate_C: 0.1, until: {time: 2 min}}
                  - cc: {rate_C: 0.5, until: {time: 2 min}}
                """;
        Witness witness = Witness.ofTruth(Witness.Script.NONE, channel -> channel.volts() > 2.4);
        JsonNode trip = trip(protocol, witness, "over-voltage", TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(2.4);
        assertThat(trip.path("value").asDouble()).isBetween(2.4, 2.6);
        assertThat(trip.path("unit").asString()).isEqualTo("V");
    }

    /** Where the voltage creeps over its limit, what the calibration leaves decides: k = 3. */
    @Test
    void aVoltageThatCreepsOverItsLimitOpensWithinTwoScansOfTheStatedAccuracy() throws Exception {
        double statedVolts = 3 * (50e-6 * 2.2 + 50e-6);
        Witness witness =
                Witness.ofTruth(
                        Witness.Script.NONE, channel -> channel.volts() > 2.2 + statedVolts);
        RunResult run = run(charge("{voltage_V: [1.5, 2.2]}", "10 min"), witness);
        JsonNode trip = Sessions.summary(run).path("trip");

        double real = Objects.requireNonNull(witness.channel().cell()).truth().cathodeVolts();
        Sessions.figure("creeping over voltage: %s, cathode at %.5f V", trip.path("text"), real);
        assertThat(trip.path("id").asString()).isEqualTo("over-voltage");
        assertThat(trip.path("limit").asDouble()).isEqualTo(2.2);
        assertThat(trip.path("value").asDouble()).isBetween(2.2, 2.201);
        assertThat(witness.channel().relayClosed()).isFalse();
        if (witness.seen()) {
            assertThat(witness.openingSeconds()).isLessThanOrEqualTo(TWO_SCANS_SECONDS);
        }
    }

    @Test
    void underVoltageOpensWithinTwoScans() throws Exception {
        String protocol =
                """
                schema: presodia/protocol/v1
                name: limit
                safety: {voltage_V: [2.55, 3.6]}
                steps:
                  - rest: 5 s
                  - cc: {rate_C: 0.5, until: {time: 4 min}}
                  - rest: 10 s
                  - cc: {rate_C: -0.5, until: {time: 1 h}}
                """;
        boolean[] wasInside = new boolean[1];
        Witness witness =
                Witness.ofTruth(
                        (seconds, bench) -> wasInside[0] |= bench.channel(1).volts() > 2.6,
                        channel -> wasInside[0] && channel.volts() < 2.55);
        JsonNode trip = trip(protocol, witness, "under-voltage", TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(2.55);
        assertThat(trip.path("value").asDouble()).isBetween(2.3, 2.55);
    }

    /** A potentiostat lets the cell draw what its range can carry: here 1 mA against 0.94 mA. */
    @Test
    void overCurrentOpensWithinTwoScans() throws Exception {
        String protocol =
                """
                schema: presodia/protocol/v1
                name: limit
                safety: {current_mA: [-0.4, 0.4]}
                steps:
                  - rest: 5 s
                  - cv: {voltage_V: 3.2, max_current_mA: 0.4, until: {time: 10 min}}
                """;
        Witness witness =
                Witness.ofTruth(Witness.Script.NONE, channel -> channel.amperes() > 0.4e-3);
        JsonNode trip = trip(protocol, witness, "over-current", TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(0.4e-3, within(1e-12));
        assertThat(trip.path("value").asDouble()).isBetween(0.4e-3, 1.1e-3);
        assertThat(trip.path("unit").asString()).isEqualTo("A");
    }

    @Test
    void moreChargeThanTheBudgetOpensWithinTwoScans() throws Exception {
        // 8 mg of active material.
        double budgetAmpereHours = 1.0e-3 * 8e-3;
        Witness witness =
                Witness.ofTruth(
                        Witness.Script.NONE,
                        channel -> channel.chargeAmpereHours() > budgetAmpereHours);
        // Each step by itself stays inside the budget, or the checker would refuse it.
        String protocol =
                charge("{capacity_mAh_g: 1}", "100 s")
                        + "  - cc: {rate_C: 0.2, until: {time: 100 s}}\n";
        JsonNode trip = trip(protocol, witness, "charge-budget-exceeded", TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(budgetAmpereHours, within(1e-12));
        // Two scans at 0.2C are 2.6e-9 A h.
        assertThat(trip.path("value").asDouble())
                .isBetween(budgetAmpereHours, budgetAmpereHours + 3e-9);
    }

    @Test
    void overTemperatureOpensWithinTwoScansAfterItsDebounce() throws Exception {
        // 1 K/min stays below the limit on the rate.
        Witness witness =
                Witness.ofReadings(
                        (seconds, bench) -> bench.ambient(25 + seconds / 60 * 1.5),
                        sample -> good(sample.channel(1).cellCelsius()) > 26.5);
        JsonNode trip =
                trip(
                        charge("{temperature_C: [15, 26.5]}", "30 min"),
                        witness,
                        "over-temperature",
                        SLOW_DEBOUNCE_SECONDS + TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(26.5);
        assertThat(trip.path("value").asDouble()).isBetween(26.5, 26.7);
        // 0.1 K left by the calibration, k = 3, and what rises during the debounce.
        assertThat(witness.channel().cell()).isNotNull();
        assertThat(Objects.requireNonNull(witness.channel().cell()).celsius())
                .isEqualTo(26.5, within(0.35));
    }

    @Test
    void aCellThatHeatsUpTooFastOpensBeforeItIsTooHot() throws Exception {
        Witness witness =
                Witness.ofReadings(
                        (seconds, bench) ->
                                plant(bench).faults().setHeatWatts(seconds > 60 ? 20 : 0),
                        sample -> good(sample.channel(1).cellCelsius()) > 45);
        RunResult run = run(charge("", "30 min"), witness);
        JsonNode trip = Sessions.summary(run).path("trip");

        Sessions.figure(
                "heated with 20 W: %s at %s s, cell at %.1f degC",
                trip.path("text"),
                trip.path("at_seconds"),
                Objects.requireNonNull(witness.channel().cell()).celsius());
        assertThat(trip.path("id").asString()).isEqualTo("temperature-rate");
        assertThat(witness.seen()).as("45 degC were reached").isFalse();
        assertThat(witness.channel().relayClosed()).isFalse();
    }

    @Test
    void lowPressureOpensWithinTwoScansAfterItsDebounce() throws Exception {
        // 2 %/min stays below the limit on the rate.
        Witness witness =
                Witness.ofReadings(
                        (seconds, bench) ->
                                plant(bench).faults().setForceFactor(1 - 0.02 * seconds / 60),
                        sample -> good(sample.channel(1).stackPascals()) < 72e6);
        JsonNode trip =
                trip(
                        charge("{pressure_MPa: [72, 90]}", "30 min"),
                        witness,
                        "pressure-low",
                        SLOW_DEBOUNCE_SECONDS + SENSOR_TURN_SECONDS + TWO_SCANS_SECONDS);

        assertThat(trip.path("limit").asDouble()).isEqualTo(72e6);
        assertThat(trip.path("value").asDouble()).isBetween(71e6, 72e6);
        assertThat(trip.path("unit").asString()).isEqualTo("Pa");
    }

    @Test
    void theEmergencyStopOpensWithinTwoScans() throws Exception {
        boolean[] pressed = new boolean[1];
        Witness witness =
                Witness.ofTruth(
                        (seconds, bench) -> {
                            pressed[0] = seconds > 12.345;
                            bench.emergencyStop(pressed[0]);
                        },
                        channel -> pressed[0]);
        JsonNode trip = trip(charge("", "20 min"), witness, "emergency-stop", TWO_SCANS_SECONDS);

        assertThat(trip.path("channel").asInt()).as("the whole board").isZero();
    }

    @Test
    void aShortInTheCellOpensTheRelay() throws Exception {
        String protocol =
                """
                schema: presodia/protocol/v1
                name: limit
                steps:
                  - rest: 35 s
                  - cc: {rate_C: 0.5, until: {time: 20 min}}
                """;
        boolean[] shorted = new boolean[1];
        Witness witness =
                Witness.ofTruth(
                        (seconds, bench) -> {
                            if (!shorted[0] && seconds > 90) {
                                shorted[0] = true;
                                plant(bench).faults().setShortOhms(100);
                            }
                        },
                        channel -> shorted[0] && channel.volts() < 1.5);
        RunResult run = run(protocol, witness);
        JsonNode trip = Sessions.summary(run).path("trip");

        Sessions.figure(
                "short of 100 ohm: %s; contact open %.0f ms after the begin of the first scan below 1.5 V",
                trip.path("text"), witness.openingSeconds() * 1e3);
        assertThat(run.completed()).isFalse();
        assertThat(trip.path("id").asString()).isIn("voltage-jump", "under-voltage");
        assertThat(witness.channel().relayClosed()).isFalse();
        assertThat(witness.openingSeconds()).isLessThanOrEqualTo(TWO_SCANS_SECONDS);
    }

    private static double good(Reading reading) {
        return reading.good() ? reading.value() : Double.NaN;
    }
}
