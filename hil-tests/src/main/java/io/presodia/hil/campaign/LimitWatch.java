package io.presodia.hil.campaign;

import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.fault.SignalPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * One channel's hard limits, held against what is really there: nothing may be beyond one for
 * longer than the fault table says it takes to act, while current can flow; and no current may flow
 * while something is latched.
 */
final class LimitWatch {
    /** What the two converters of a quantity may disagree by before it is a fault. */
    private static final double VOLTS_MARGIN = 0.03;

    private static final double AMPERES_MARGIN = 25e-6;
    private static final double CELSIUS_MARGIN = 0.5;
    private static final double PASCALS_MARGIN = 1e6;

    /** Of its charge budget, after which a cell must lie inside its window: 15 %, and errors. */
    private static final double FRESH_SHARE = 0.16;

    /** Offsets of an open channel's setpoint, on the largest range. */
    private static final double REST_AMPERES = 2e-4;

    private final HilBench bench;
    private final int channel;
    private final Blame blame;
    private final List<Watched> watched = new ArrayList<>();
    private final double latchSeconds;
    private double freshAmpereHours;
    private double latchedSince = Double.NaN;
    private boolean latchTold;

    /** One side of one limit. */
    private static final class Watched {
        private final String name;
        private final DoubleSupplier beyond;
        private final double seconds;
        private double since = Double.NaN;
        private boolean told;

        Watched(String name, DoubleSupplier beyond, double seconds) {
            this.name = name;
            this.beyond = beyond;
            this.seconds = seconds;
        }
    }

    LimitWatch(HilBench bench, ChannelRunRequest request, Blame blame, FaultTable table) {
        this.bench = bench;
        this.channel = request.channel();
        this.blame = blame;
        double period = bench.periodSeconds();
        // An output that does not obey is taken away by the watchdog, at the end of its window.
        this.latchSeconds = 3 * period + watchdogSeconds();
        CellLimits limits = request.cell().value().cellLimits();
        if (!blame.bothConvertersDeceived(channel, SignalPath.VOLTAGE, SignalPath.CHECK_VOLTAGE)) {
            double high = limits.volts().trip().high() + VOLTS_MARGIN;
            add(table, Fault.OVER_VOLTAGE, () -> here().volts() - high);
            double low = limits.volts().trip().low() - VOLTS_MARGIN;
            freshAmpereHours = FRESH_SHARE * limits.chargeBudgetAmpereHours();
            add(table, Fault.UNDER_VOLTAGE, () -> mayBeLow() ? -1 : low - here().volts());
        }
        if (!blame.bothConvertersDeceived(channel, SignalPath.CURRENT, SignalPath.CHECK_CURRENT)) {
            double high = limits.amperes().trip().high() + AMPERES_MARGIN;
            double low = limits.amperes().trip().low() - AMPERES_MARGIN;
            add(
                    table,
                    Fault.OVER_CURRENT,
                    () -> Math.max(here().amperes() - high, low - here().amperes()));
        }
        if (!blame.stackDeceived(channel)) {
            double hot = limits.celsius().trip().high() + CELSIUS_MARGIN;
            double cold = limits.celsius().trip().low() - CELSIUS_MARGIN;
            double high = limits.stackPascals().trip().high() + PASCALS_MARGIN;
            double low = limits.stackPascals().trip().low() - PASCALS_MARGIN;
            add(table, Fault.OVER_TEMPERATURE, () -> plant().celsius() - hot);
            add(table, Fault.UNDER_TEMPERATURE, () -> cold - plant().celsius());
            add(table, Fault.PRESSURE_HIGH, () -> plant().stackPascals() - high);
            add(table, Fault.PRESSURE_LOW, () -> low - plant().stackPascals());
        }
    }

    private double watchdogSeconds() {
        var watchdog = bench.files().inUse().watchdog();
        return watchdog == null ? 0 : watchdog.latestNanos() * 1e-9;
    }

    private void add(FaultTable table, Fault fault, DoubleSupplier beyond) {
        long nanos = table.row(fault).actsWithinNanos(bench.files().inUse().scanPeriodNanos());
        watched.add(new Watched(fault.id(), beyond, nanos * 1e-9 + watchdogSeconds()));
    }

    /** A fresh cell rests and is charged below its window, but is never discharged there. */
    private boolean mayBeLow() {
        double net = here().chargeAmpereHours() - here().dischargeAmpereHours();
        return here().amperes() > -AMPERES_MARGIN && net < freshAmpereHours;
    }

    private VirtualChannel here() {
        return bench.bench().channel(channel);
    }

    private CellPlant plant() {
        CellPlant plant = here().cell();
        if (plant == null) {
            throw new IllegalStateException("no cell in channel " + channel);
        }
        return plant;
    }

    /** After each scan. */
    void scanned(List<String> breaches) {
        double now = bench.seconds();
        boolean flows = mayFlow();
        for (Watched one : watched) {
            double beyond = flows ? one.beyond.getAsDouble() : -1;
            if (!(beyond > 0)) {
                one.since = Double.NaN;
            } else if (Double.isNaN(one.since)) {
                one.since = now;
            } else if (now - one.since > one.seconds && !one.told) {
                one.told = true;
                breaches.add(
                        text(
                                "channel %d: beyond the limit of %s by %.4g for %.1f s with the relay closed, at %.1f s",
                                channel, one.name, beyond, now - one.since, now));
            }
        }
        latch(now, flows, breaches);
    }

    /** A welded contact cannot be opened; then the current has to be taken away. */
    private boolean mayFlow() {
        return here().relayClosed()
                && (!blame.welded(channel) || Math.abs(here().amperes()) > REST_AMPERES);
    }

    private void latch(double now, boolean flows, List<String> breaches) {
        if (!bench.latch().blocks(channel)) {
            latchedSince = Double.NaN;
            return;
        }
        if (Double.isNaN(latchedSince)) {
            latchedSince = now;
        }
        if (flows && now - latchedSince > latchSeconds && !latchTold) {
            latchTold = true;
            breaches.add(
                    text(
                            "channel %d: relay closed with %.4g A, %.1f s after %s was latched, at %.1f s",
                            channel,
                            here().amperes(),
                            now - latchedSince,
                            String.valueOf(bench.latch().cause(channel)),
                            now));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
