package io.presodia.host.analysis;

import io.presodia.firmware.estimate.CycleLedger;
import io.presodia.firmware.estimate.CycleTurn;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.LeakRest;
import io.presodia.firmware.estimate.Reservoir;
import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.List;
import java.util.Optional;
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
        CycleLedger ledger =
                new CycleLedger(CycleTurns.offsetAmperes(run, measurement), activeGrams);
        for (Optional<CycleTurn> turn : CycleTurns.of(run, halves, rows)) {
            if (turn.isEmpty()) {
                break;
            }
            ledger.take(turn.get());
        }
        Reservoir found = ledger.reservoir(restedWithoutLeak(run));
        Estimated sum = found.surplus();
        return new Residue(
                found.finding(),
                sum.known() ? new Uncertain(sum.value(), sum.sigma()) : null,
                found.cycles(),
                found.leakAmperes());
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
