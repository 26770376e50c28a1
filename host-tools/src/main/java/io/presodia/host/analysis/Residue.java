package io.presodia.host.analysis;

import io.presodia.firmware.estimate.CycleLedger;
import io.presodia.firmware.estimate.CycleTurn;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.LeakRest;
import io.presodia.firmware.estimate.Meters;
import io.presodia.firmware.estimate.Reservoir;
import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.List;
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
    private static final String AUTO_ZERO = "auto_zero";
    private static final List<String> LEAKS = List.of("leakage-at-rest", "soft-short");

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
        CycleLedger ledger = new CycleLedger(offset(run, measurement), activeGrams);
        double[] unix = run.unixSeconds();
        int before = -1;
        for (CycleRow row : rows) {
            HalfCycle charge = HalfCycle.find(halves, row.cycle(), Direction.CHARGE);
            HalfCycle discharge = HalfCycle.find(halves, row.cycle(), Direction.DISCHARGE);
            Uncertain in = row.chargeMilliampereHoursPerGram();
            Uncertain out = row.dischargeMilliampereHoursPerGram();
            if (charge == null || discharge == null || in == null || out == null) {
                break;
            }
            if (!row.finished() || !row.chargeFirst()) {
                break;
            }
            int end = lastRow(discharge);
            int from = before < 0 ? end : before;
            before = end;
            ledger.take(
                    new CycleTurn(
                            in.value(),
                            out.value(),
                            charge.hours() + discharge.hours(),
                            discharge.hours(),
                            zeroed(run, from, charge.steps().getFirst().from()),
                            run.volts()[end],
                            run.uncountedSeconds()[end],
                            (unix[end] - unix[0]) / 3600));
        }
        Reservoir found = ledger.reservoir(restedWithoutLeak(run));
        Estimated sum = found.surplus();
        return new Residue(
                found.finding(),
                sum.known() ? new Uncertain(sum.value(), sum.sigma()) : null,
                found.cycles(),
                found.leakAmperes());
    }

    private static int lastRow(HalfCycle half) {
        return half.steps().getLast().to() - 1;
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
                TopRest.of(run).stream()
                        .filter(rest -> rest.seconds() >= LeakRest.RESTED_SECONDS)
                        .toList();
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
        Estimated told = sum == null ? Estimated.UNKNOWN : new Estimated(sum.value(), sum.sigma());
        return new Reservoir(finding, told, cycles, leakAmperes).text();
    }
}
