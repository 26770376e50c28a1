package io.presodia.firmware.safety;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.CurrentRange;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The safety core on four channels whose readings a test sets by hand, with a little noise so that
 * converters look alive. Channel 1 charges a cell at 0.5 mA in the 1 mA range; the others rest.
 */
final class Rig {
    static final long PERIOD = 50_000_000L;
    static final BoardIdentity IDENTITY =
            new BoardIdentity(
                    "bench-4",
                    "S1",
                    true,
                    "cal-1",
                    4,
                    List.of(new CurrentRange(1e-4), new CurrentRange(1e-3), new CurrentRange(1e-2)),
                    -1,
                    5,
                    PERIOD);

    /** Limits of the activation protocol: V 1.50 to 3.70, T 15 to 45 °C, P 60 to 90 MPa. */
    static final CellLimits LIMITS =
            new CellLimits(
                    new TieredBand(new Band(1.7, 3.62), new Band(1.6, 3.65), new Band(1.5, 3.7)),
                    new TieredBand(
                            new Band(-7e-4, 7e-4),
                            new Band(-7.5e-4, 7.5e-4),
                            new Band(-8e-4, 8e-4)),
                    new TieredBand(new Band(22, 28), new Band(20, 40), new Band(15, 45)),
                    TieredBand.tripOnly(new Band(-2, 2)),
                    new TieredBand(
                            new Band(70e6, 80e6), new Band(65e6, 85e6), new Band(60e6, 90e6)),
                    1.5e-3);

    final VirtualTimebase time = new VirtualTimebase();
    final FakeBoard board = new FakeBoard(IDENTITY);
    final FaultTable table;
    final AttachedCells cells = new AttachedCells(4);
    final SupervisedBoard supervised;
    final Supervisor supervisor;
    final TripLatch latch;
    final OutputGate gate;
    final PreflightCheck preflightCheck;
    final Channel[] channels = new Channel[4];
    final List<Finding> seen = new ArrayList<>();
    final List<Setpoint> setpoints = new ArrayList<>();
    Health health = Health.WELL;
    List<BusFault> busFaults = List.of();
    boolean emergencyStop;
    boolean enclosureOpen;
    boolean watchdogTripped;
    long index;
    long stepNanos;
    Verdict verdict = Verdict.ALL_WELL;
    GateOutcome outcome = GateOutcome.DONE;
    @Nullable Scan scan;
    private final Random random = new Random(7);

    /** One channel's inputs. */
    static final class Channel {
        double volts = 2.5;
        double amperes;
        double checkVoltsError;
        double checkAmperesError;
        double pascals = 75e6;
        double celsius = 25;
        double voltsNoise = 2e-5;
        double amperesNoise = 2e-8;
        double pascalsNoise = 1e4;
        double celsiusNoise = 0.01;
        Quality voltsQuality = Quality.GOOD;
        Quality amperesQuality = Quality.GOOD;
        Quality checkQuality = Quality.GOOD;
        Quality pascalsQuality = Quality.GOOD;
        Quality celsiusQuality = Quality.GOOD;
        Drive drive = Drive.Open.OPEN;
        int range = 1;
        boolean commanded;
        boolean closed;
        boolean settling;
        boolean running;
        Counters total = Counters.ZERO;
        long pascalsNanos;

        void charge(double set) {
            drive = new Drive.Galvanostatic(new Current(set));
            amperes = set;
            commanded = true;
            closed = true;
            running = true;
        }

        void rest() {
            drive = Drive.Open.OPEN;
            amperes = 0;
            commanded = false;
            closed = false;
        }
    }

    Rig() {
        this(VirtualTimebase.EPOCH.plus(Duration.ofDays(365)), DeviceMap.ALL_CHANNELS);
    }

    Rig(@Nullable Instant calibrationExpiry, DeviceMap devices) {
        this(calibrationExpiry, devices, BoardFeatures.ALL);
    }

    Rig(@Nullable Instant calibrationExpiry, DeviceMap devices, BoardFeatures features) {
        this(calibrationExpiry, devices, features, PERIOD);
    }

    private Rig(
            @Nullable Instant calibrationExpiry,
            DeviceMap devices,
            BoardFeatures features,
            long periodNanos) {
        table = FaultTable.standard();
        stepNanos = periodNanos;
        supervised =
                new SupervisedBoard(IDENTITY, features, devices, periodNanos, calibrationExpiry);
        supervisor = new Supervisor(table, supervised, cells, board.dog, time);
        latch = new TripLatch(table, 4, time);
        gate = new OutputGate(board, supervised, cells, latch);
        preflightCheck = new PreflightCheck(table, supervised, cells, board.dog);
        for (int i = 0; i < 4; i++) {
            channels[i] = new Channel();
            setpoints.add(Setpoint.OPEN);
        }
        cells.attach(1, LIMITS);
    }

    /** A rig with slow scans, for what takes hours. */
    static Rig withScansOf(long periodNanos) {
        return new Rig(
                VirtualTimebase.EPOCH.plus(Duration.ofDays(365)),
                DeviceMap.ALL_CHANNELS,
                BoardFeatures.ALL,
                periodNanos);
    }

    /** The same limits for a cell that may rest below zero. */
    static CellLimits restingAbove(double volts) {
        return new CellLimits(
                LIMITS.volts(),
                LIMITS.amperes(),
                LIMITS.celsius(),
                LIMITS.celsiusPerMinute(),
                LIMITS.stackPascals(),
                LIMITS.chargeBudgetAmpereHours(),
                LIMITS.cellBudgetAmpereHours(),
                volts);
    }

    /** The rig with channel 1 charging quietly for 2 s, after a moment of rest. */
    static Rig charging() {
        Rig rig = new Rig();
        rig.one().running = true;
        rig.run(2);
        rig.one().charge(5e-4);
        rig.run(40);
        return rig;
    }

    Channel one() {
        return channels[0];
    }

    void run(int scans) {
        for (int i = 0; i < scans; i++) {
            step();
        }
    }

    /** One scan: supervise, gate with each channel's present drive as its setpoint, heartbeat. */
    Verdict step() {
        time.elapse(stepNanos);
        Scan now = sample();
        scan = now;
        verdict = supervisor.supervise(now);
        outcome = gate.apply(now, verdict, setpoints);
        supervisor.scanCompleted(verdict, outcome);
        seen.addAll(verdict.findings());
        seen.addAll(outcome.findings());
        return verdict;
    }

    Scan lastScan() {
        if (scan == null) {
            throw new AssertionError("no scan yet");
        }
        return scan;
    }

    boolean saw(Fault fault, Tier tier) {
        return seen.stream().anyMatch(f -> f.fault() == fault && f.tier() == tier);
    }

    Set<String> seenFaults() {
        Set<String> faults = new TreeSet<>();
        seen.forEach(f -> faults.add(f.tier() + " " + f.fault().id() + " " + f.channel()));
        return faults;
    }

    Scan sample() {
        ChannelSample[] samples = new ChannelSample[4];
        ChannelScan[] scans = new ChannelScan[4];
        long now = time.nanos();
        for (int i = 0; i < 4; i++) {
            Channel c = channels[i];
            Reading volts = reading(c.volts, c.voltsNoise, now, c.voltsQuality);
            Reading amperes = reading(c.amperes, c.amperesNoise, now, c.amperesQuality);
            if (c.pascalsQuality == Quality.GOOD) {
                c.pascalsNanos = now;
            }
            samples[i] =
                    new ChannelSample(
                            i + 1,
                            volts,
                            amperes,
                            reading(c.volts + c.checkVoltsError, 0, now, c.checkQuality),
                            reading(c.amperes + c.checkAmperesError, 0, now, c.checkQuality),
                            reading(c.pascals, c.pascalsNoise, c.pascalsNanos, c.pascalsQuality),
                            reading(c.celsius, c.celsiusNoise, now, c.celsiusQuality),
                            new OutputState(c.drive, c.range, c.commanded, c.closed, c.settling));
            scans[i] = new ChannelScan(i + 1, c.running, samples[i], volts, amperes, c.total, 0, 0);
        }
        BoardSample sample =
                new BoardSample(
                        now,
                        now,
                        List.of(samples),
                        new Reading(25, now, Quality.GOOD),
                        emergencyStop,
                        enclosureOpen,
                        watchdogTripped,
                        List.of(),
                        busFaults);
        return new Scan(index++, now, sample, Arrays.asList(scans), health);
    }

    private Reading reading(double value, double noise, long nanos, Quality quality) {
        double noisy = noise == 0 ? value : value + noise * (2 * random.nextDouble() - 1);
        return switch (quality) {
            case GOOD, SATURATED, STALE -> new Reading(noisy, nanos, quality);
            case BUS_FAULT -> Reading.busFault(nanos);
            case MISSING -> Reading.missing(nanos);
        };
    }
}
