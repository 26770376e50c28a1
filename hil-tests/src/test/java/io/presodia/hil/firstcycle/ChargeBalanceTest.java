package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.Loaded;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.ChannelCalibration.RangeCalibration;
import io.presodia.hal.board.Correction;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import io.presodia.host.run.RunData;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sodium and charge over random cells and protocols through the whole firmware. {@code -Dseed=}
 * replays one case.
 */
class ChargeBalanceTest {
    private static final int CASES = 20;
    private static final double SCAN_SECONDS = 1;

    @TempDir private Path folder = Path.of("");

    /** Looks at the true cell in every scan. */
    private static final class Account implements BenchAttendant {
        private @Nullable VirtualChannel channel;
        private double sodiumAtStart;
        private double largestDrift;
        private double lastAmperes;
        private double amperesChanged;

        @Override
        public void begins(VirtualRig rig, Firmware firmware) {
            VirtualChannel fitted = rig.bench().channel(1);
            channel = fitted;
            sodiumAtStart = sodium(fitted);
        }

        @Override
        public void scanned() {
            VirtualChannel now = Objects.requireNonNull(channel);
            double drift = Math.abs(sodium(now) - sodiumAtStart);
            largestDrift = Math.max(largestDrift, drift);
            double amperes = now.amperes();
            // A held voltage lets the current decay: that is followed, not a step.
            if (Math.abs(amperes - lastAmperes) > 0.02 * Math.abs(lastAmperes)) {
                amperesChanged += Math.abs(amperes - lastAmperes);
            }
            lastAmperes = amperes;
        }

        private static double sodium(VirtualChannel channel) {
            CellPlant cell = Objects.requireNonNull(channel.cell());
            return cell.sodiumMilliampereHours();
        }
    }

    @Test
    void sodiumIsConservedAndTheFirmwareCountsWhatThePlantTook() throws Exception {
        Long only = Long.getLong("seed");
        double worstDrift = 0;
        double worstCount = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            if (only == null || only == seed) {
                double[] worst = oneCase(seed);
                worstDrift = Math.max(worstDrift, worst[0]);
                worstCount = Math.max(worstCount, worst[1]);
            }
        }
        Sessions.figure(
                "charge balance of random cells: sodium drifts by %.2e of its total at most, charge"
                        + " counted is off by %.2f of what is stated at most",
                worstDrift, worstCount);
    }

    private double[] oneCase(long seed) throws Exception {
        Random random = new Random(seed);
        CellFile cell = cell(random);
        String cellFile = Sessions.write(folder, "cell-" + seed + ".yaml", cell.yaml());
        String text = protocol(random);
        String what = "seed " + seed + "\n" + cell + "\n" + text;
        String protocol = Sessions.write(folder, "protocol-" + seed + ".yaml", text);
        Account account = new Account();
        RunResult run =
                Sessions.run(
                        folder.resolve("run-" + seed),
                        protocol,
                        cellFile,
                        SCAN_SECONDS * 1e3,
                        seed,
                        account);

        assertThat(run.completed()).as(what + run.status().text()).isTrue();
        double drift = account.largestDrift / account.sodiumAtStart;
        assertThat(account.sodiumAtStart).as(what).isPositive();
        assertThat(drift).as(what).isLessThanOrEqualTo(1e-9);
        assertAnodeHoldsWhatPassed(account, what);
        return new double[] {drift, count(run, account, what)};
    }

    /** All sodium that came to the anode came as charge through the terminals. */
    private static void assertAnodeHoldsWhatPassed(Account account, String what) {
        VirtualChannel channel = Objects.requireNonNull(account.channel);
        CellTruth truth = Objects.requireNonNull(channel.cell()).truth();
        double anode =
                truth.anodeMobileMilliampereHours()
                        + truth.anodeTrappedMilliampereHours()
                        + truth.interphaseMilliampereHours();
        double passed = (channel.chargeAmpereHours() - channel.dischargeAmpereHours()) * 1e3;
        assertThat(channel.chargeAmpereHours()).as(what).isPositive();
        assertThat(anode).as(what).isCloseTo(passed, within(1e-9 * account.sodiumAtStart));
    }

    /** How far the counters are off, as a part of what is stated. */
    private static double count(RunResult run, Account account, String what) throws Exception {
        RunData data = RunData.read(run.folder().journal(), run.status().runId());
        int last = data.size() - 1;
        VirtualChannel channel = Objects.requireNonNull(account.channel);
        double hours = data.testSeconds()[last] / 3600;
        Correction range = range(run, data);
        double worst = 0;
        double[] counted = {
            data.total().chargeAmpereHours()[last], data.total().dischargeAmpereHours()[last]
        };
        double[] real = {channel.chargeAmpereHours(), channel.dischargeAmpereHours()};
        for (int i = 0; i < 2; i++) {
            double stated = stated(range, real[i], hours, account.amperesChanged);
            double off = Math.abs(counted[i] - real[i]) / stated;
            assertThat(off)
                    .as(
                            "%s%s counted %s, true %s A h",
                            what, i == 0 ? "charge" : "discharge", counted[i], real[i])
                    .isLessThanOrEqualTo(1);
            worst = Math.max(worst, off);
        }
        return worst;
    }

    /**
     * Calibration with k = 3 (gain in ppm, offset times hours), and the sampling interval: across a
     * change of output the charge is known to the step of the current times one scan.
     */
    private static double stated(
            Correction range, double ampereHours, double hours, double amperesChanged) {
        return 3 * (range.residualGainPpm() * 1e-6 * ampereHours + range.residualOffset() * hours)
                + amperesChanged * SCAN_SECONDS / 3600;
    }

    /** The calibration of the smallest range that holds every current of the run. */
    private static Correction range(RunResult run, RunData data) throws Exception {
        double largest = 0;
        for (double amperes : data.amperes()) {
            largest = Double.isNaN(amperes) ? largest : Math.max(largest, Math.abs(amperes));
        }
        Catalogue catalogue = new Catalogue();
        Loaded<BoardSpec> board = catalogue.board("bench-4");
        for (RangeCalibration range :
                catalogue
                        .calibrationOf(board, board.value().virtualSerial())
                        .value()
                        .channel(run.status().channel())
                        .ranges()) {
            if (range.fullScaleAmperes() >= largest) {
                return range.current();
            }
        }
        throw new AssertionError("no range holds " + largest + " A");
    }

    private static CellFile cell(Random random) {
        double milligrams = round(2.5 + 9.5 * random.nextDouble(), 2);
        double donor = round(5 * random.nextDouble(), 1);
        double np = round(1.05 + 0.45 * random.nextDouble(), 2);
        return random.nextInt(3) == 0
                ? new CellFile("half", milligrams, donor, Double.NaN, 2.0, 3.5)
                : new CellFile("full", milligrams, donor, np, 1.75, 3.6);
    }

    /** A charge to begin with, for fresh cells rest below their window; then anything. */
    private static String protocol(Random random) {
        StringBuilder text =
                new StringBuilder(
                        "schema: presodia/protocol/v1\nname: random\nrecord: {every: 60 s}\nsteps:\n");
        text.append("  - rest: 5 min\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "  - cc: {rate_C: %s, until: {time: 90 min}}\n",
                        rate(random)));
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            text.append(step(random));
        }
        return text.toString();
    }

    private static String step(Random random) {
        int minutes = 5 + random.nextInt(55);
        double rate = rate(random);
        return switch (random.nextInt(7)) {
            case 0 -> "  - rest: " + minutes + " min\n";
            case 1 ->
                    "  - cc: {rate_C: %s, until: [{voltage: window_upper}, {time: %d min}]}\n"
                            .formatted(rate, minutes);
            case 2 ->
                    "  - cc: {rate_C: -%s, until: [{voltage: window_lower}, {time: %d min}]}\n"
                            .formatted(rate, minutes);
            case 3 ->
                    ("  - cccv: {rate_C: %s, voltage: window_upper, until:"
                                    + " [{current_below_rate_C: 0.02}, {time: %d min}]}\n")
                            .formatted(rate, minutes);
            case 4 ->
                    "  - rest: 1 min\n  - pulse: {rate_C: %s, duration: 1 s, at: [100 ms, 1 s]}\n  - rest: 1 min\n"
                            .formatted(random.nextBoolean() ? rate : -rate);
            case 5 ->
                    "  - cp: {power_mW: -0.1, until: [{voltage: window_lower}, {time: %d min}]}\n"
                            .formatted(minutes);
            default ->
                    ("  - loop: {times: 2, cycle: true, steps: [{cc: {rate_C: %s, until: [{voltage:"
                                    + " window_upper}, {time: %d min}]}}, {rest: 5 min}, {cc: {rate_C:"
                                    + " -%s, until: [{voltage: window_lower}, {time: %d min}]}}]}\n")
                            .formatted(rate, minutes, rate, minutes);
        };
    }

    private static double rate(Random random) {
        return round(0.05 + 0.45 * random.nextDouble(), 2);
    }

    private static double round(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }
}
