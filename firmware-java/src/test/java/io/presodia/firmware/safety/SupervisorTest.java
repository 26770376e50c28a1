package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    @Test
    void aQuietHourOfChargeIsAllWell() {
        Rig rig = new Rig();
        rig.one().charge(5e-4);
        rig.run(72_000);
        assertThat(rig.seenFaults()).isEmpty();
        assertThat(rig.verdict).isSameAs(Verdict.ALL_WELL);
        assertThat(rig.board.dog.beats).isEqualTo(72_000);
    }

    @Test
    void aCrossedVoltageLimitOpensTheRelayInTheScanThatSeesIt() {
        Rig rig = Rig.charging();
        rig.setpoints.set(0, Setpoint.of(new Drive.Galvanostatic(new Current(5e-4))));
        rig.step();
        assertThat(rig.board.drives[0]).isInstanceOf(Drive.Galvanostatic.class);
        rig.one().volts = 3.71;
        rig.one().voltsNoise = 0;
        rig.step();
        assertThat(rig.board.drives[0]).isEqualTo(Drive.Open.OPEN);
        assertThat(rig.verdict.opens(1)).isTrue();
        assertThat(rig.verdict.boardTrip()).isFalse();
        Trip cause = rig.latch.trips(1).getFirst();
        assertThat(cause.fault()).isEqualTo(Fault.OVER_VOLTAGE);
        assertThat(cause.value()).isEqualTo(3.71);
        assertThat(cause.limit()).isEqualTo(3.7);
        assertThat(cause.scanIndex()).isEqualTo(rig.index - 1);
        assertThat(cause.wall()).isEqualTo(VirtualTimebase.EPOCH.plusNanos(rig.time.nanos()));
    }

    @Test
    void theThreeTiersOfAVoltageNameTheirOwnLimit() {
        Rig rig = Rig.charging();
        rig.one().volts = 3.63;
        rig.one().voltsNoise = 0;
        rig.step();
        assertThat(rig.verdict.findings())
                .filteredOn(f -> f.watched() == Watched.VOLTS && f.fault() == Fault.OVER_VOLTAGE)
                .singleElement()
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.INFORM))
                .satisfies(f -> assertThat(f.limit()).isEqualTo(3.62));
        rig.one().volts = 3.66;
        rig.step();
        assertThat(rig.verdict.raised())
                .filteredOn(f -> f.watched() == Watched.VOLTS && f.fault() == Fault.OVER_VOLTAGE)
                .singleElement()
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.WARN))
                .satisfies(f -> assertThat(f.limit()).isEqualTo(3.65));
        assertThat(rig.verdict.opens(1)).as("only a trip opens").isFalse();
    }

    @Test
    void theCheckConverterTripsWhereTheMainOneLies() {
        Rig rig = Rig.charging();
        rig.one().checkVoltsError = 1.23;
        rig.step();
        assertThat(rig.verdict.findings())
                .filteredOn(f -> f.fault() == Fault.OVER_VOLTAGE && f.tier() == Tier.TRIP)
                .singleElement()
                .satisfies(f -> assertThat(f.watched()).isEqualTo(Watched.CHECK_VOLTS));
    }

    @Test
    void aSaturatedConverterBeyondTheLimitTripsAtOnce() {
        Rig rig = Rig.charging();
        rig.one().amperes = -1.1e-3;
        rig.one().amperesQuality = Quality.SATURATED;
        rig.step();
        assertThat(rig.saw(Fault.OVER_CURRENT, Tier.TRIP)).isTrue();
    }

    @Test
    void aFindingOnTheEdgeIsReportedOnceAndGoesAfterItsHold() {
        Rig rig = Rig.charging();
        int raised = 0;
        int gone = 0;
        for (int scan = 0; scan < 200; scan++) {
            rig.one().volts = scan < 100 && scan % 2 == 0 ? 3.63 : 3.61;
            Verdict verdict = rig.step();
            raised += count(verdict.raised(), Fault.OVER_VOLTAGE, Watched.VOLTS);
            gone += count(verdict.gone(), Fault.OVER_VOLTAGE, Watched.VOLTS);
        }
        assertThat(raised).isEqualTo(1);
        assertThat(gone).isEqualTo(1);
    }

    @Test
    void readingsThatNeverCameTripTwoSecondsAfterTheStartAndNotBefore() {
        Rig rig = new Rig();
        rig.one().charge(5e-4);
        rig.one().voltsQuality = Quality.MISSING;
        rig.run(40);
        assertThat(rig.saw(Fault.STALE_READING, Tier.TRIP)).isFalse();
        rig.run(2);
        assertThat(rig.saw(Fault.STALE_READING, Tier.TRIP)).isTrue();
    }

    @Test
    void stepsOfTheOutputAreNoFaults() {
        Rig rig = new Rig();
        for (int cycle = 0; cycle < 20; cycle++) {
            rig.one().charge(5e-4);
            rig.one().volts = 2.9;
            settle(rig);
            rig.one().charge(-5e-5);
            rig.one().range = 0;
            rig.one().volts = 2.45;
            settle(rig);
            rig.one().drive = new Drive.Potentiostatic(new Voltage(2.6), new Current(1e-3));
            rig.one().range = 1;
            rig.one().volts = 2.6;
            rig.one().amperes = 3e-4;
            settle(rig);
            rig.one().rest();
            rig.one().volts = 2.5;
            settle(rig);
        }
        assertThat(rig.seenFaults()).isEmpty();
    }

    /** The scan after a step: the current mixes both outputs, read in the wrong range. */
    private static void settle(Rig rig) {
        double amperes = rig.one().amperes;
        rig.one().amperes = 9e-4;
        rig.one().settling = true;
        rig.step();
        rig.one().amperes = amperes;
        rig.one().settling = false;
        rig.run(30);
    }

    @Test
    void settlingForEverDoesNotHideAnOverCurrent() {
        Rig rig = Rig.charging();
        rig.one().settling = true;
        rig.one().amperes = 9e-4;
        rig.run(2);
        assertThat(rig.saw(Fault.OVER_CURRENT, Tier.TRIP)).isFalse();
        rig.run(1);
        assertThat(rig.saw(Fault.OVER_CURRENT, Tier.TRIP)).isTrue();
    }

    @Test
    void anIdleChannelIsNotHeldToTheLimitsOfItsCell() {
        Rig rig = new Rig();
        rig.one().volts = 0;
        rig.one().pascals = 0;
        rig.one().celsius = 5;
        rig.run(200);
        assertThat(rig.seenFaults()).isEmpty();
    }

    @Test
    void aChannelWithoutACellIsOnlyHeldToItsRelay() {
        Rig rig = new Rig();
        rig.channels[2].volts = 4.9;
        rig.channels[2].celsius = 200;
        rig.run(100);
        assertThat(rig.seenFaults()).isEmpty();
        rig.channels[2].closed = true;
        rig.run(3);
        assertThat(rig.verdict.openMask()).isEqualTo(0b100);
    }

    @Test
    void whatOneChannelTripsOnLeavesTheOthersAlone() {
        for (int tripped = 1; tripped <= 4; tripped++) {
            Rig rig = new Rig();
            for (int i = 0; i < 4; i++) {
                rig.cells.attach(i + 1, Rig.LIMITS);
                rig.channels[i].charge(5e-4);
                rig.setpoints.set(i, Setpoint.of(new Drive.Galvanostatic(new Current(5e-4))));
            }
            rig.run(40);
            rig.channels[tripped - 1].volts = 3.8;
            rig.run(1);
            assertThat(rig.verdict.openMask()).isEqualTo(1 << (tripped - 1));
            for (int channel = 1; channel <= 4; channel++) {
                assertThat(rig.board.drives[channel - 1] instanceof Drive.Open)
                        .isEqualTo(channel == tripped);
            }
        }
    }

    @Test
    void aBusFaultOpensTheChannelsThatDependOnTheDevice() {
        Rig rig =
                new Rig(
                        VirtualTimebase.EPOCH.plus(Duration.ofDays(365)),
                        device -> device.equals("i2c-1:adc-2") ? 0b0110 : -1);
        rig.busFaults = List.of(new BusFault(BusFault.Kind.CRC, "i2c-1:adc-2", "planted"));
        rig.run(4);
        assertThat(rig.verdict.openMask()).isZero();
        rig.run(1);
        assertThat(rig.verdict.openMask()).isEqualTo(0b0110);
        assertThat(rig.verdict.boardTrip()).isFalse();
        assertThat(rig.latch.trips(2).getFirst().detail()).isEqualTo("i2c-1:adc-2");
    }

    @Test
    void rareBusFaultsDoNotAddUp() {
        Rig rig = new Rig();
        for (int i = 0; i < 10; i++) {
            rig.busFaults = List.of(new BusFault(BusFault.Kind.NACK, "i2c-1:adc-2", "planted"));
            rig.run(1);
            rig.busFaults = List.of();
            rig.run(102);
        }
        assertThat(rig.saw(Fault.BUS_FAULT, Tier.INFORM)).isTrue();
        assertThat(rig.saw(Fault.BUS_FAULT, Tier.WARN)).isFalse();
    }

    @Test
    void oneFailedTransferSeenInManyScansCountsOnce() {
        Rig rig = Rig.charging();
        rig.one().pascalsQuality = Quality.BUS_FAULT;
        rig.run(10);
        assertThat(rig.saw(Fault.READING_LOST, Tier.INFORM)).isTrue();
        assertThat(rig.saw(Fault.READING_LOST, Tier.WARN)).isFalse();
    }

    @Test
    void aMissingCalibrationTripsTheBoard() {
        Rig rig = new Rig(null, DeviceMap.ALL_CHANNELS);
        rig.step();
        assertThat(rig.verdict.boardTrip()).isTrue();
        assertThat(rig.saw(Fault.CALIBRATION_MISSING, Tier.TRIP)).isTrue();
    }

    @Test
    void aWatchdogTrippedSincePowerUpIsNoNewsUntilItWasArmed() {
        Rig rig = new Rig();
        rig.watchdogTripped = true;
        rig.run(10);
        assertThat(rig.seenFaults()).isEmpty();
        rig.watchdogTripped = false;
        rig.run(1);
        rig.watchdogTripped = true;
        rig.run(2);
        assertThat(rig.saw(Fault.WATCHDOG_TRIPPED, Tier.TRIP)).isTrue();
    }

    @Test
    void theHeartbeatKeepsItsWindowAndStopsWhenAChannelDoesNotObey() {
        Rig rig = new Rig();
        rig.stepNanos = 10_000_000L;
        rig.run(40);
        assertThat(rig.board.dog.beats).as("20 ms apart at least").isEqualTo(20);
        rig.board.failing.add("1 open");
        rig.health = new Health(61, false, List.of());
        rig.run(40);
        assertThat(rig.board.dog.beats).isEqualTo(20);
        rig.board.failing.clear();
        rig.run(1);
        assertThat(rig.board.dog.beats).as("it obeys again").isEqualTo(21);
    }

    @Test
    void currentThroughAnOpenRelayStopsTheHeartbeat() {
        Rig rig = Rig.charging();
        rig.one().rest();
        rig.one().amperes = 4e-5;
        rig.run(20);
        int beats = rig.board.dog.beats;
        rig.run(20);
        assertThat(rig.board.dog.beats).isEqualTo(beats);
        assertThat(rig.verdict.dropRelaySupply()).isTrue();
    }

    @Test
    void aHeartbeatThatDoesNotGetThroughIsABusFault() {
        Rig rig = new Rig();
        rig.board.dog.failing = true;
        rig.run(6);
        assertThat(rig.board.dog.beats).isZero();
        assertThat(rig.saw(Fault.BUS_FAULT, Tier.TRIP)).isTrue();
    }

    @Test
    void nothingIsAllocatedWhileAllIsWell() {
        Rig rig = Rig.charging();
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rig.time.elapse(Rig.PERIOD);
            scans.add(rig.sample());
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Scan scan : scans.subList(0, 10_000)) {
            rig.supervisor.supervise(scan);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean well = true;
        for (int i = 10_000; i < 20_000; i++) {
            well &= rig.supervisor.supervise(scans.get(i)).equals(Verdict.ALL_WELL);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(well).isTrue();
        // The wall clock's instant once a second, in 500 of 10,000 scans, and the counter itself.
        assertThat(bytes / 10_000.0).as("bytes a scan").isLessThan(16);
    }

    private static int count(List<Finding> findings, Fault fault, Watched watched) {
        return (int)
                findings.stream().filter(f -> f.fault() == fault && f.watched() == watched).count();
    }
}
