package io.presodia.host.analysis;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunDataBuilder;
import io.presodia.host.run.RunInfo;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A first cycle written down in closed form. The charge passed at a voltage is a sum of logistic
 * steps and a straight line, so that the differential capacity has a peak of known area, height
 * (area over four widths) and position for each step. Current is constant; the voltage carries
 * Gaussian noise of a known seed. The shapes are those of NaCrO2 || Sn with 3 wt% of agent.
 */
public final class SyntheticRun {
    /** Mass of cathode active material, g. */
    public static final double ACTIVE_GRAMS = 0.008;

    /** 0.1C of that mass, 117.5 mAh/g: 94 µA. */
    public static final double AMPERES = 0.1 * 117.5e-3 * ACTIVE_GRAMS;

    /** Slope of the straight line, mAh/g/V. */
    public static final double LINE = 2;

    static final double LOW_CHARGE_VOLTS = 0.95;
    static final double HIGH_VOLTS = 3.6;
    static final double LOW_VOLTS = 1.75;
    private static final double HIGH_DISCHARGE_VOLTS = 3.48;
    private static final long STARTED_UNIX_SECONDS = 1_767_225_600L;

    /**
     * One logistic step.
     *
     * @param volts its middle
     * @param perGram its charge, mAh/g
     * @param width of the logistic, V
     */
    public record Stage(double volts, double perGram, double width) {
        /** Height of its peak, mAh/g/V. */
        public double height() {
            return perGram / (4 * width);
        }

        double below(double atVolts) {
            return perGram / (1 + StrictMath.exp(-(atVolts - volts) / width));
        }
    }

    /** The two stages of the agent on charge. */
    public static final List<Stage> AGENT =
            List.of(new Stage(1.56, 15.6, 0.050), new Stage(1.90, 12.0, 0.055));

    /** The cathode on charge; the first is the step of the tin anode upon its plateau. */
    public static final List<Stage> CATHODE_IN =
            List.of(
                    new Stage(2.53, 18, 0.012),
                    new Stage(2.88, 45, 0.014),
                    new Stage(3.28, 57, 0.040));

    /** The cathode on discharge. */
    public static final List<Stage> CATHODE_OUT =
            List.of(
                    new Stage(2.33, 14, 0.020),
                    new Stage(2.65, 50, 0.012),
                    new Stage(3.12, 50, 0.045));

    private final List<Stage> in;
    private final Random noise;
    private final double noiseVolts;
    private final RunDataBuilder builder;
    private final RunInfo info;
    private double seconds;
    private double chargeAh;
    private double dischargeAh;
    private double chargeWh;
    private double dischargeWh;
    private int stepCount;
    private long sequence;

    private SyntheticRun(Options options) {
        this.in =
                Stream.concat(AGENT.stream().limit(options.agentStages), CATHODE_IN.stream())
                        .toList();
        this.noise = new Random(options.seed);
        this.noiseVolts = options.noiseVolts;
        this.info = info(options);
        this.builder = new RunDataBuilder(info);
    }

    /**
     * What is to be written.
     *
     * @param agentStages how many stages of the agent the cell has: 0, 1 or 2
     * @param noiseVolts standard deviation of the voltage
     * @param seed of the noise
     * @param virtual whether the data are marked as virtual
     * @param course what happens in the run
     */
    public record Options(
            int agentStages, double noiseVolts, long seed, boolean virtual, Course course) {
        /** With agent, 50 µV of noise, on the virtual board, run to its end. */
        public static final Options USUAL = new Options(2, 50e-6, 1, true, Course.CYCLE);

        /** The same with another course. */
        public Options with(Course other) {
            return new Options(agentStages, noiseVolts, seed, virtual, other);
        }

        /** The same cell without agent. */
        public Options withoutDonor() {
            return new Options(0, noiseVolts, seed, virtual, course);
        }

        /** The same cell with the first stage of the agent alone. */
        public Options withOneStage() {
            return new Options(1, noiseVolts, seed, virtual, course);
        }

        /** The same with more or less noise. */
        public Options withNoise(double volts, long otherSeed) {
            return new Options(agentStages, volts, otherSeed, virtual, course);
        }

        /** The same from a real board. */
        public Options measured() {
            return new Options(agentStages, noiseVolts, seed, false, course);
        }
    }

    /** What happens in a run. */
    public enum Course {
        /** Charge, rest, discharge, with a pulse before each and at the end. */
        CYCLE,
        /** Over-voltage ends the run in its charge, at 3.6 V. */
        TRIPPED_IN_CHARGE,
        /** The discharge comes first. */
        DISCHARGE_FIRST
    }

    /** Charge per gram between two voltages on charge, in closed form. */
    public static double chargeTruth(boolean donor, double low, double high) {
        double sum = LINE * (high - low);
        for (Stage stage : CATHODE_IN) {
            sum += stage.below(high) - stage.below(low);
        }
        for (Stage stage : donor ? AGENT : List.<Stage>of()) {
            sum += stage.below(high) - stage.below(low);
        }
        return sum;
    }

    /** Charge per gram of the whole discharge, in closed form. */
    public static double dischargeTruth() {
        double sum = LINE * (HIGH_DISCHARGE_VOLTS - LOW_VOLTS);
        for (Stage stage : CATHODE_OUT) {
            sum += stage.below(HIGH_DISCHARGE_VOLTS) - stage.below(LOW_VOLTS);
        }
        return sum;
    }

    /** Writes the run. */
    public static RunData of(Options options) {
        SyntheticRun run = new SyntheticRun(options);
        run.rest("rest-start", 7200, LOW_CHARGE_VOLTS);
        switch (options.course) {
            case CYCLE -> {
                run.pulse("pulse-start", 1, LOW_CHARGE_VOLTS, 575);
                run.rest("rest", 120, LOW_CHARGE_VOLTS);
                run.drive("charge", 1, false);
                run.rest("rest-top", 14_400, 3.5);
                run.pulse("pulse-top", -1, 3.5, 568);
                run.drive("discharge", -1, false);
                run.rest("rest-end", 7200, 2.1);
                run.pulse("pulse-end", 1, 2.1, 581);
            }
            case TRIPPED_IN_CHARGE -> {
                run.drive("charge", 1, true);
                run.trip();
            }
            case DISCHARGE_FIRST -> {
                run.drive("discharge", -1, false);
                run.rest("rest-low", 600, 2.1);
                run.drive("charge", 1, false);
            }
        }
        return run.builder.build();
    }

    private static RunInfo info(Options options) {
        return new RunInfo(
                "r1",
                1,
                options.agentStages > 0 ? "nco-sn-3wt" : "nco-sn-0wt",
                "first-cycle-activation",
                "P-17",
                "K. <Lab> & Co",
                options.virtual ? options.seed : null,
                0.05,
                "bench-4-virtual/2026",
                "bench-4",
                "B4-0001",
                options.virtual,
                "0.1.0",
                "abc1234",
                STARTED_UNIX_SECONDS,
                ClockQuality.VIRTUAL,
                options.course == Course.TRIPPED_IN_CHARGE
                        ? RunOutcome.TRIPPED
                        : RunOutcome.COMPLETED,
                options.course == Course.TRIPPED_IN_CHARGE ? "over-voltage" : "",
                options.course == Course.TRIPPED_IN_CHARGE
                        ? "tripped: over-voltage"
                        : "protocol complete",
                Map.of("note", "synthetic"));
    }

    private void rest(String id, double length, double volts) {
        stepCount++;
        Counters start = total();
        for (double t = 0; t <= length; t += 60) {
            row(
                    id,
                    "rest",
                    t,
                    volts,
                    0,
                    start,
                    t == 0 ? RecordReason.STEP_START : RecordReason.TIME);
            seconds += 60;
        }
    }

    private void pulse(String id, int sign, double volts, double ohms) {
        stepCount++;
        Counters start = total();
        row(id, "pulse", 0, volts, 0, start, RecordReason.STEP_START);
        double[] times = {0.001, 0.01, 0.1, 1};
        for (int i = 0; i < times.length; i++) {
            builder.addPulse(
                    stored(
                            new JournalEntry.PulseResistance(
                                    "r1",
                                    1,
                                    (long) (seconds * 1e9),
                                    stepCount,
                                    id,
                                    sign * AMPERES,
                                    times[i],
                                    ohms + 2 * i,
                                    0.8)));
        }
        seconds += 1;
        count(sign, AMPERES / 3600, volts);
        row(id, "pulse", 1, volts, sign * AMPERES, start, RecordReason.STEP_END);
    }

    /** Constant current through the whole window. */
    private void drive(String id, int sign, boolean tripped) {
        stepCount++;
        Counters start = total();
        double from = sign > 0 ? LOW_CHARGE_VOLTS : HIGH_DISCHARGE_VOLTS;
        double to = sign > 0 ? HIGH_VOLTS : LOW_VOLTS;
        double all = Math.abs(passed(sign, to) - passed(sign, from));
        double perSecond = AMPERES / 3600 * 1e3 / ACTIVE_GRAMS;
        double length = all / perSecond;
        double at = 0;
        while (true) {
            double volts = voltsAt(sign, Math.min(at, length) * perSecond, from, to);
            boolean last = at >= length;
            RecordReason reason =
                    last
                            ? tripped ? RecordReason.TRIP : RecordReason.STEP_END
                            : at == 0 ? RecordReason.STEP_START : RecordReason.TIME;
            row(id, "cc", Math.min(at, length), volts, sign * AMPERES, start, reason);
            if (last) {
                return;
            }
            double next = Math.min(30, length - at);
            count(sign, AMPERES * next / 3600, volts);
            seconds += next;
            at += next;
        }
    }

    private void trip() {
        builder.addEvent(
                stored(
                        new JournalEntry.Event(
                                "over-voltage",
                                Tier.TRIP,
                                1,
                                "r1",
                                (long) (seconds * 1e9),
                                "over-voltage: cell voltage 3.6004 V, limit 3.6 V",
                                3.6004,
                                3.6,
                                "V",
                                "")));
    }

    private double passed(int sign, double volts) {
        double sum = LINE * volts;
        for (Stage stage : sign > 0 ? in : CATHODE_OUT) {
            sum += stage.below(volts);
        }
        return sum;
    }

    /** The voltage after so much charge, by bisection. */
    private double voltsAt(int sign, double perGram, double from, double to) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        double target = passed(sign, from) + sign * perGram;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (passed(sign, middle) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private void count(int sign, double ampereHours, double volts) {
        if (sign > 0) {
            chargeAh += ampereHours;
            chargeWh += ampereHours * volts;
        } else {
            dischargeAh += ampereHours;
            dischargeWh += ampereHours * volts;
        }
    }

    private Counters total() {
        return new Counters(chargeAh, dischargeAh, chargeWh, dischargeWh);
    }

    private void row(
            String id,
            String type,
            double stepSeconds,
            double volts,
            double amperes,
            Counters stepStart,
            RecordReason reason) {
        long nanos = (long) (seconds * 1e9);
        double swing = (chargeAh - dischargeAh) * 1e3 / ACTIVE_GRAMS / 150;
        builder.add(
                stored(
                        new JournalEntry.Sample(
                                "r1",
                                1,
                                nanos,
                                new RunClock(seconds, 1, stepCount, id, type, stepSeconds),
                                reason,
                                good(volts + noiseVolts * noise.nextGaussian(), nanos),
                                good(amperes + 3e-9 * noise.nextGaussian(), nanos),
                                good(25.1 + 0.02 * noise.nextGaussian(), nanos),
                                good(75e6 + 5e6 * swing + 2e4 * noise.nextGaussian(), nanos),
                                good(24.6 + 0.02 * noise.nextGaussian(), nanos),
                                total(),
                                Counters.ZERO,
                                stepStart,
                                0.15,
                                2e-9,
                                1)));
    }

    private static Reading good(double value, long nanos) {
        return new Reading(value, nanos, Quality.GOOD);
    }

    private <E extends JournalEntry> Stored<E> stored(E entry) {
        return new Stored<>(
                new Cursor(1, ++sequence),
                STARTED_UNIX_SECONDS * 1_000_000_000L + entry.nanos(),
                ClockQuality.VIRTUAL,
                entry);
    }
}
