package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.CellWear;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.unit.Current;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One scenario and one near miss for every row of the fault table, at scans of 50 ms. */
class FaultScenariosTest {
    /** Changes the rig's inputs before the scan with this number, from 0 since the injection. */
    @FunctionalInterface
    interface Inputs {
        void before(Rig rig, int scan);
    }

    /**
     * @param within scans from the injection to the finding at its highest tier, at most
     * @param nearScans how long the near miss lasts; then all is well again
     */
    record Scenario(
            Fault fault,
            Tier tier,
            String injected,
            Inputs inputs,
            int within,
            String nearMiss,
            Inputs nearInputs,
            int nearScans) {
        @Override
        public String toString() {
            return fault.id() + ": " + injected + " / " + nearMiss;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(cell(), slopes(), measurement(), output(), machine()).flatMap(s -> s);
    }

    /** Scan 12,000 is ten minutes after the rig began to charge, and then some. */
    private static Stream<Scenario> slopes() {
        return Stream.of(
                row(Fault.REVERSED_CELL, "-0.11 V", (r, n) -> r.one().volts = -0.11, 1)
                        .near("-0.09 V", (r, n) -> r.one().volts = -0.09, 200),
                row(Fault.SOFT_SHORT, "-5.5 mV/min", (r, n) -> fall(r, n, 5.5e-3), 16_900)
                        .near("-4.5 mV/min", (r, n) -> fall(r, n, 4.5e-3), 18_000),
                row(Fault.GAS_EVOLUTION, "0.55 %/min", (r, n) -> rise(r, n, 0.0055), 13_000)
                        .near("0.45 %/min", (r, n) -> rise(r, n, 0.0045), 14_000));
    }

    private static Stream<Scenario> cell() {
        return Stream.of(
                row(Fault.OVER_VOLTAGE, "3.701 V", (r, n) -> r.one().volts = 3.701, 1)
                        .near("3.699 V", (r, n) -> r.one().volts = 3.699, 200),
                row(Fault.UNDER_VOLTAGE, "1.499 V", (r, n) -> discharged(r, 1.499), 1)
                        .near("1.501 V", (r, n) -> discharged(r, 1.501), 200),
                row(Fault.OVER_CURRENT, "0.801 mA", (r, n) -> r.one().amperes = 8.01e-4, 1)
                        .near("0.799 mA", (r, n) -> r.one().amperes = 7.99e-4, 200),
                row(Fault.CHARGE_BUDGET_EXCEEDED, "100.1 %", (r, n) -> charged(r, 1.5015e-3), 1)
                        .near("99.9 %", (r, n) -> charged(r, 1.4985e-3), 200),
                row(Fault.OVER_TEMPERATURE, "45.1 °C", (r, n) -> r.one().celsius = 45.1, 11)
                        .near("44.9 °C", (r, n) -> r.one().celsius = 44.9, 200),
                row(Fault.UNDER_TEMPERATURE, "14.9 °C", (r, n) -> r.one().celsius = 14.9, 11)
                        .near("for 10 scans", (r, n) -> r.one().celsius = 14.9, 10),
                row(
                                Fault.TEMPERATURE_RATE,
                                "2.2 K/min",
                                (r, n) -> r.one().celsius = 25 + 2.2 * n / 1200,
                                1400)
                        .near("1.8 K/min", (r, n) -> r.one().celsius = 25 + 1.8 * n / 1200, 1400),
                row(Fault.PRESSURE_LOW, "59.9 MPa", (r, n) -> r.one().pascals = 59.9e6, 11)
                        .near("60.1 MPa", (r, n) -> r.one().pascals = 60.1e6, 200),
                row(Fault.PRESSURE_HIGH, "90.1 MPa", (r, n) -> r.one().pascals = 90.1e6, 11)
                        .near("89.9 MPa", (r, n) -> r.one().pascals = 89.9e6, 200),
                row(
                                Fault.PRESSURE_RATE,
                                "-5.5 %/min",
                                (r, n) -> r.one().pascals = 75e6 * (1 - 0.055 * n / 1200),
                                1400)
                        .near(
                                "-4.5 %/min",
                                (r, n) -> r.one().pascals = 75e6 * (1 - 0.045 * n / 1200), 1300));
    }

    private static Stream<Scenario> measurement() {
        return Stream.of(
                row(
                                Fault.VOLTAGE_DISAGREEMENT,
                                "26 mV",
                                (r, n) -> r.one().checkVoltsError = 0.026,
                                3)
                        .near("24 mV", (r, n) -> r.one().checkVoltsError = 0.024, 200),
                row(
                                Fault.CURRENT_DISAGREEMENT,
                                "21 µA in 1 mA",
                                (r, n) -> r.one().checkAmperesError = -21e-6,
                                3)
                        .near("19 µA", (r, n) -> r.one().checkAmperesError = -19e-6, 200),
                row(
                                Fault.STALE_READING,
                                "no pressure for 2 s",
                                (r, n) -> r.one().pascalsQuality = Quality.STALE,
                                41)
                        .near("39 scans", (r, n) -> r.one().pascalsQuality = Quality.STALE, 39),
                row(Fault.FROZEN_READING, "one code", (r, n) -> r.one().voltsNoise = 0, 41)
                        .near("40 conversions", (r, n) -> r.one().voltsNoise = 0, 40),
                row(
                                Fault.FROZEN_SENSOR,
                                "one code for 120 s",
                                (r, n) -> r.one().pascalsNoise = 0,
                                2402)
                        .near("119 s", (r, n) -> r.one().pascalsNoise = 0, 2380),
                row(
                                Fault.SATURATED_READING,
                                "voltage at the end",
                                (r, n) -> r.one().voltsQuality = Quality.SATURATED,
                                11)
                        .near("10 scans", (r, n) -> r.one().voltsQuality = Quality.SATURATED, 10),
                row(Fault.VOLTAGE_JUMP, "0.12 V", (r, n) -> r.one().volts = 2.62, 3)
                        .near("two outliers", (r, n) -> r.one().volts = 2.62, 2),
                row(Fault.TEMPERATURE_JUMP, "2.2 K", (r, n) -> r.one().celsius = 27.2, 3)
                        .near("1.9 K", (r, n) -> r.one().celsius = 26.9, 200),
                row(Fault.PRESSURE_JUMP, "-3.3 MPa", (r, n) -> r.one().pascals = 71.7e6, 3)
                        .near("-2.9 MPa", (r, n) -> r.one().pascals = 72.1e6, 200),
                row(Fault.OPEN_FORCE_LEAD, "9 % flows", (r, n) -> r.one().amperes = 4.5e-5, 3)
                        .near("11 % flows", (r, n) -> r.one().amperes = 5.5e-5, 200),
                row(Fault.OPEN_SENSE_LEAD, "to 49 mV", (r, n) -> r.one().volts = 0.049, 2)
                        .near("to 51 mV", (r, n) -> r.one().volts = 0.051, 200));
    }

    private static Stream<Scenario> output() {
        return Stream.of(
                row(Fault.RELAY_WELDED, "stays closed", FaultScenariosTest::welded, 3)
                        .near("opens after 2 scans", FaultScenariosTest::welded, 2),
                row(Fault.RELAY_NOT_CLOSED, "reads open", (r, n) -> r.one().closed = false, 3)
                        .near("bounces for 2 scans", (r, n) -> r.one().closed = false, 2),
                row(
                                Fault.CURRENT_WITH_RELAY_OPEN,
                                "31 µA in 1 mA",
                                (r, n) -> restingWith(r, 31e-6),
                                11)
                        .near("29 µA", (r, n) -> restingWith(r, 29e-6), 200),
                row(
                                Fault.SETPOINT_NOT_FOLLOWED,
                                "0.5123 mA for 0.5 mA",
                                (r, n) -> r.one().amperes = 5.123e-4,
                                21)
                        .near("0.5117 mA", (r, n) -> r.one().amperes = 5.117e-4, 200),
                row(Fault.SETPOINT_REFUSED, "0.81 mA wanted", (r, n) -> want(r, 8.1e-4), 1)
                        .near("0.79 mA wanted", (r, n) -> want(r, 7.9e-4), 200),
                row(Fault.ACTUATION_FAILED, "NACK on drive", (r, n) -> unreachable(r, 1), 1)
                        .near(
                                "NACK on an idle channel",
                                (r, n) -> r.board.failing.add("2 drive"),
                                9));
    }

    private static Stream<Scenario> machine() {
        return Stream.of(
                row(
                                Fault.READING_LOST,
                                "3 scans",
                                (r, n) -> r.one().amperesQuality = Quality.BUS_FAULT,
                                3)
                        .near("2 scans", (r, n) -> r.one().amperesQuality = Quality.BUS_FAULT, 2),
                row(
                                Fault.BUS_FAULT,
                                "5 NACKs",
                                (r, n) -> r.busFaults = planted(BusFault.Kind.NACK),
                                5)
                        .near("4 NACKs", (r, n) -> r.busFaults = planted(BusFault.Kind.NACK), 4),
                row(
                                Fault.CHIP_RESET,
                                "reset",
                                (r, n) ->
                                        r.health =
                                                Health.ofFaults(
                                                        planted(BusFault.Kind.DEVICE_RESET)),
                                1)
                        .near(
                                "NACK",
                                (r, n) -> r.health = Health.ofFaults(planted(BusFault.Kind.NACK)),
                                1),
                row(
                                Fault.WRONG_CHIP,
                                "another identity",
                                (r, n) -> r.busFaults = planted(BusFault.Kind.PROTOCOL),
                                1)
                        .near("CRC", (r, n) -> r.busFaults = planted(BusFault.Kind.CRC), 2),
                row(Fault.WATCHDOG_TRIPPED, "trip line", (r, n) -> r.watchdogTripped = true, 2)
                        .near("one scan", (r, n) -> r.watchdogTripped = true, 1),
                row(Fault.EMERGENCY_STOP, "pressed", (r, n) -> r.emergencyStop = true, 2)
                        .near("one scan", (r, n) -> r.emergencyStop = true, 1),
                row(Fault.ENCLOSURE_OPEN, "open", (r, n) -> r.enclosureOpen = true, 2)
                        .near("one scan", (r, n) -> r.enclosureOpen = true, 1),
                row(
                                Fault.CALIBRATION_EXPIRED,
                                Tier.WARN,
                                "a day after",
                                (r, n) -> jumpWall(r, n, 366 * 86_400.0),
                                21)
                        .near("a day before", (r, n) -> jumpWall(r, n, 364 * 86_400.0), 200),
                row(Fault.SCAN_OVERRUN, "10.2 periods", (r, n) -> r.stepNanos = 510_000_000L, 1)
                        .near("9.8 periods", (r, n) -> r.stepNanos = 490_000_000L, 1),
                row(Fault.CLOCK_JUMP, Tier.WARN, "5.1 s back", (r, n) -> jumpWall(r, n, -5.1), 21)
                        .near("4.9 s back", (r, n) -> jumpWall(r, n, -4.9), 200),
                row(
                                Fault.JOURNAL_STALLED,
                                "60.1 s",
                                (r, n) -> r.health = new Health(60.1, false, List.of()),
                                1)
                        .near(
                                "59.9 s",
                                (r, n) -> r.health = new Health(59.9, false, List.of()),
                                200),
                row(
                                Fault.JOURNAL_FULL,
                                "30 s",
                                (r, n) -> r.health = new Health(0, true, List.of()),
                                601)
                        .near("29.9 s", (r, n) -> r.health = new Health(0, true, List.of()), 598),
                row(Fault.HOST_LOST, "60.1 s", (r, n) -> r.health = hostGone(60.1), 1)
                        .near("59.9 s", (r, n) -> r.health = hostGone(59.9), 200),
                row(Fault.CAPACITY_LOST, Tier.WARN, "11 %", worn(new CellWear(0.11, 0, 0, 0)), 1)
                        .near("9 %", worn(new CellWear(0.09, 0, 0, 0)), 200),
                row(Fault.SODIUM_LIMITED, Tier.WARN, "98 %", worn(new CellWear(0, 0.98, 0, 0)), 1)
                        .near("97 %", worn(new CellWear(0, 0.97, 0, 0)), 200),
                row(
                                Fault.EFFICIENCY_FALLING,
                                Tier.WARN,
                                "0.009 % a cycle",
                                worn(new CellWear(0, 0, 0, 9e-5)),
                                1)
                        .near("0.007 %", worn(new CellWear(0, 0, 0, 7e-5)), 200),
                row(Fault.RESISTANCE_GROWN, Tier.WARN, "2.1", worn(new CellWear(0, 0, 2.1, 0)), 1)
                        .near("1.9", worn(new CellWear(0, 0, 1.9, 0)), 200));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theScenarioIsFoundInTimeAndReactedTo(Scenario scenario) {
        Rig rig = Rig.charging();
        assertThat(rig.seen).as("quiet before the injection").isEmpty();
        int scan = 0;
        while (!rig.saw(scenario.fault(), scenario.tier()) && scan < scenario.within()) {
            scenario.inputs().before(rig, scan);
            rig.step();
            scan++;
        }
        assertThat(rig.saw(scenario.fault(), scenario.tier()))
                .as("found after %d scans: %s", scan, rig.seenFaults())
                .isTrue();
        FaultRow row = rig.table.row(scenario.fault());
        int where = row.scope() == Scope.BOARD || row.scope() == Scope.BUS ? Finding.BOARD : 1;
        assertThat(rig.latch.trips(where).stream().anyMatch(t -> t.fault() == scenario.fault()))
                .as("latched")
                .isEqualTo(row.latches());
        assertThat(rig.latch.blocks(1)).as("channel 1 open").isEqualTo(row.latches());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theNearMissIsNotATrip(Scenario scenario) {
        Rig rig = Rig.charging();
        for (int scan = 0; scan < scenario.nearScans(); scan++) {
            scenario.nearInputs().before(rig, scan);
            rig.step();
            rig.stepNanos = Rig.PERIOD;
        }
        wellAgain(rig);
        rig.run(20);
        assertThat(rig.saw(scenario.fault(), scenario.tier())).as("%s", rig.seenFaults()).isFalse();
    }

    @Test
    void everyRowHasItsScenario() {
        Set<Fault> covered = EnumSet.noneOf(Fault.class);
        scenarios().forEach(s -> covered.add(s.fault()));
        // These two cannot be injected between scans: see SupervisorTest.
        covered.add(Fault.CALIBRATION_MISSING);
        covered.add(Fault.SCAN_FAILED);
        // And these take hours, or steps of current: see LeakageCheckTest and ContactCheckTest.
        covered.add(Fault.LEAKAGE_AT_REST);
        covered.add(Fault.CONTACT_LOSS);
        FaultTable.standard().rows().stream()
                .filter(row -> !row.built())
                .forEach(row -> covered.add(row.fault()));
        assertThat(covered).isEqualTo(EnumSet.allOf(Fault.class));
    }

    private static void wellAgain(Rig rig) {
        Rig.Channel fresh = new Rig.Channel();
        fresh.charge(5e-4);
        fresh.volts = Math.abs(rig.one().volts - 2.5) < 0.2 ? 2.5 : rig.one().volts;
        // Slow quantities stay where a ramp took them: to snap back would be a jump of its own.
        fresh.pascals = rig.one().pascals;
        fresh.celsius = Math.abs(rig.one().celsius - 25) < 3 ? rig.one().celsius : 25;
        if (rig.one().drive instanceof Drive.Open) {
            fresh.rest();
        }
        rig.channels[0] = fresh;
        rig.busFaults = List.of();
        rig.health = Health.WELL;
        rig.enclosureOpen = false;
        rig.emergencyStop = false;
        rig.watchdogTripped = false;
    }

    private static Health hostGone(double seconds) {
        return new Health(0, false, List.of(seconds, 0.0, 0.0, 0.0), List.of(), List.of());
    }

    private static Inputs worn(CellWear wear) {
        List<CellWear> all = List.of(wear, CellWear.NONE, CellWear.NONE, CellWear.NONE);
        return (rig, scan) -> rig.health = new Health(0, false, List.of(), all, List.of());
    }

    private static List<BusFault> planted(BusFault.Kind kind) {
        return List.of(new BusFault(kind, "i2c-1:adc-2", "planted"));
    }

    private static void discharged(Rig rig, double volts) {
        rig.one().charge(-5e-5);
        rig.one().volts = volts;
    }

    private static void charged(Rig rig, double ampereHours) {
        rig.one().total = new Counters(ampereHours + 1e-4, 1e-4, 0, 0);
    }

    private static void fall(Rig rig, int scan, double voltsPerMinute) {
        rig.one().volts = 2.5 - voltsPerMinute / 1200 * Math.max(0, scan - 12_000);
    }

    private static void rise(Rig rig, int scan, double ofPressurePerMinute) {
        rig.one().pascals = 75e6 * (1 + ofPressurePerMinute / 1200 * scan);
    }

    private static void welded(Rig rig, int scan) {
        rig.one().rest();
        rig.one().closed = true;
    }

    private static void restingWith(Rig rig, double amperes) {
        rig.one().rest();
        rig.one().amperes = amperes;
    }

    private static void want(Rig rig, double amperes) {
        rig.setpoints.set(0, Setpoint.of(new Drive.Galvanostatic(new Current(amperes))));
    }

    private static void unreachable(Rig rig, int channel) {
        rig.board.failing.add(channel + " drive");
        want(rig, 5e-4);
    }

    private static void jumpWall(Rig rig, int scan, double seconds) {
        if (scan == 0) {
            rig.time.jumpWall(Math.round(seconds * 1e9));
        }
    }

    private static Draft row(Fault fault, String injected, Inputs inputs, int within) {
        return row(fault, Tier.TRIP, injected, inputs, within);
    }

    private static Draft row(Fault fault, Tier tier, String injected, Inputs inputs, int within) {
        return new Draft(fault, tier, injected, inputs, within);
    }

    private record Draft(Fault fault, Tier tier, String injected, Inputs inputs, int within) {
        Scenario near(String nearMiss, Inputs nearInputs, int scans) {
            return new Scenario(fault, tier, injected, inputs, within, nearMiss, nearInputs, scans);
        }
    }
}
