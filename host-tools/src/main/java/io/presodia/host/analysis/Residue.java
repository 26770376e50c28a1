package io.presodia.host.analysis;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.Meters;
import io.presodia.firmware.estimate.ReservoirLedger;
import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the donor's residue gave over the cycles of a run, as far as charges can tell.
 *
 * @param finding what can be said
 * @param surplus sodium that must have come from somewhere, or charge that a leak let through,
 *     mAh/g; null where the sum means nothing
 * @param cycles counted, after the one that the loss of capacity is counted from
 * @param leakAmperes a leak inside the cell that would look the same, A; NaN without a surplus
 */
public record Residue(
        Finding finding, @Nullable Uncertain surplus, int cycles, double leakAmperes) {
    /**
     * A discharge that takes so long is one at 0.12C or below: what it gives does not depend on
     * resistances. h.
     */
    private static final double SLOW_HOURS = 8;

    /** Discharges that end so close to each other's voltage are comparable, V. */
    private static final double ALIKE_VOLTS = 0.05;

    /** Beyond so much time without counting, charge is missing: 0.5 mAh/g at 0.5C. s. */
    private static final double MOST_UNCOUNTED_SECONDS = 30;

    /** A charged cell must have rested so long, s: the life protocol's rest, less a scan. */
    private static final double RESTED_SECONDS = 4 * 3600 - 10;

    private static final String AUTO_ZERO = "auto_zero";
    private static final List<String> LEAKS = List.of("leakage-at-rest", "soft-short");

    /** One cycle that counts. */
    private record Turn(
            double charge, double discharge, double hours, boolean slow, boolean zeroed, int end) {}

    /**
     * Sums up a run.
     *
     * @param run the run
     * @param halves its half cycles
     * @param rows its cycle table
     * @param activeGrams mass of cathode active material; above 0
     * @param measurement what the current is worth
     */
    public static Residue of(
            RunData run,
            List<HalfCycle> halves,
            List<CycleRow> rows,
            double activeGrams,
            MeasurementUncertainty measurement) {
        List<Turn> turns = turns(run, halves, rows);
        int first = 0;
        int last = turns.size() - 1;
        if (turns.stream().anyMatch(Turn::slow)) {
            while (!turns.get(first).slow()) {
                first++;
            }
            while (!turns.get(last).slow()) {
                last--;
            }
        }
        if (last <= first) {
            return new Residue(Finding.TOO_FEW, null, 0, Double.NaN);
        }
        ReservoirLedger ledger = new ReservoirLedger(offset(run, measurement), activeGrams);
        ledger.softShortRuledOut(restedWithoutLeak(run));
        for (Turn turn : turns.subList(first, last + 1)) {
            if (turn.slow()) {
                ledger.check(turn.charge(), turn.discharge(), turn.hours(), turn.zeroed());
            } else {
                ledger.cycle(turn.charge(), turn.discharge(), turn.hours(), turn.zeroed());
            }
        }
        Estimated sum = ledger.released();
        if (!sum.known()) {
            return new Residue(ledger.finding(), null, last - first, Double.NaN);
        }
        double[] unix = run.unixSeconds();
        double hours = (unix[turns.get(last).end()] - unix[turns.get(first).end()]) / 3600;
        return new Residue(
                ledger.finding(),
                new Uncertain(sum.value(), sum.sigma()),
                last - first,
                1e-3 * sum.value() * activeGrams / hours);
    }

    /** The cycles from the first on, as long as each ends where the ones before it did. */
    private static List<Turn> turns(RunData run, List<HalfCycle> halves, List<CycleRow> rows) {
        List<Turn> turns = new ArrayList<>();
        for (CycleRow row : rows) {
            HalfCycle charge = HalfCycle.find(halves, row.cycle(), Direction.CHARGE);
            HalfCycle discharge = HalfCycle.find(halves, row.cycle(), Direction.DISCHARGE);
            Uncertain in = row.chargeMilliampereHoursPerGram();
            Uncertain out = row.dischargeMilliampereHoursPerGram();
            if (charge == null || discharge == null || in == null || out == null) {
                break;
            }
            int end = lastRow(discharge);
            int before = turns.isEmpty() ? end : turns.getLast().end();
            if (!row.finished() || !row.chargeFirst() || !comparable(run, before, end)) {
                break;
            }
            turns.add(
                    new Turn(
                            in.value(),
                            out.value(),
                            charge.hours() + discharge.hours(),
                            discharge.hours() >= SLOW_HOURS,
                            zeroed(run, before, charge.steps().getFirst().from()),
                            end));
        }
        return turns;
    }

    private static int lastRow(HalfCycle half) {
        return half.steps().getLast().to() - 1;
    }

    /** Whether a discharge ended at the voltage of another, with all charge between counted. */
    private static boolean comparable(RunData run, int one, int other) {
        double[] uncounted = run.uncountedSeconds();
        return Math.abs(run.volts()[other] - run.volts()[one]) <= ALIKE_VOLTS
                && uncounted[other] - uncounted[one] <= MOST_UNCOUNTED_SECONDS;
    }

    /** Whether auto-zero took an offset between two rows. */
    private static boolean zeroed(RunData run, int from, int to) {
        double[] unix = run.unixSeconds();
        return zeros(run).anyMatch(at -> at >= unix[from] && at <= unix[to]);
    }

    private static DoubleStream zeros(RunData run) {
        return run.events().stream()
                .filter(stored ->
                        stored.entry().kind().equals(AUTO_ZERO)
                                && stored.entry().severity() == Tier.INFORM)
                .mapToDouble(Stored::wallSeconds);
    }

    /** Without auto-zero the offset is the converter's own. */
    private static double offset(RunData run, MeasurementUncertainty measurement) {
        double most = Math.max(Meters.BOARD.offsetAmperes(), measurement.offsetAmperes());
        boolean taken = measurement.offsetAmperes() > 0 && zeros(run).findAny().isPresent();
        return taken ? measurement.offsetAmperes() : most;
    }

    /** Whether a charged cell kept its voltage over a long rest, and no leak was reported. */
    private static boolean restedWithoutLeak(RunData run) {
        List<TopRest> rests =
                TopRest.of(run).stream().filter(rest -> rest.seconds() >= RESTED_SECONDS).toList();
        return !rests.isEmpty()
                && rests.stream().noneMatch(TopRest::leaks)
                && run.events().stream().noneMatch(stored -> LEAKS.contains(stored.entry().kind()));
    }

    /** Sodium that the residue gave, mAh/g; null where anything else may have made it up. */
    public @Nullable Uncertain released() {
        return finding == Finding.DETERMINED ? surplus : null;
    }

    /** One line for people; empty where there is nothing to tell. */
    public String text() {
        Uncertain sum = surplus;
        if (sum == null) {
            return finding == Finding.TOO_FEW
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "What the donor's residue gave over %d cycles cannot be told: the offset of"
                                    + " the current alone may have made up 1 mAh/g.",
                            cycles);
        }
        String leak =
                String.format(
                        Locale.ROOT, "a leak of %.0f nA in the cell", Math.abs(leakAmperes) * 1e9);
        return finding == Finding.DETERMINED
                ? String.format(
                        Locale.ROOT,
                        "The donor's residue gave %.2f ± %.2f mAh/g over %d cycles; %s would look the"
                                + " same, but the cell kept its voltage at rest after a charge.",
                        sum.value(),
                        sum.sigma(),
                        cycles,
                        leak)
                : String.format(
                        Locale.ROOT,
                        "Over %d cycles %.2f ± %.2f mAh/g came from the donor's residue or from %s:"
                                + " which, only a rest of 4 h at the top of charge tells.",
                        cycles,
                        sum.value(),
                        sum.sigma(),
                        leak);
    }
}
