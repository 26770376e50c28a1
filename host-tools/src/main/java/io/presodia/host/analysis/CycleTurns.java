package io.presodia.host.analysis;

import io.presodia.firmware.estimate.CycleTurn;
import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.firmware.estimate.EfficiencyTrend;
import io.presodia.firmware.estimate.Meters;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The cycles of a run as the firmware's own ledger and trend take them. */
public final class CycleTurns {
    private static final String AUTO_ZERO = "auto_zero";

    private CycleTurns() {}

    /** For each row of the cycle table its cycle; empty where it was cut short or is none. */
    static List<Optional<CycleTurn>> of(RunData run, List<HalfCycle> halves, List<CycleRow> rows) {
        List<Optional<CycleTurn>> turns = new ArrayList<>();
        double[] unix = run.unixSeconds();
        int before = -1;
        for (CycleRow row : rows) {
            HalfCycle charge = HalfCycle.find(halves, row.cycle(), Direction.CHARGE);
            HalfCycle discharge = HalfCycle.find(halves, row.cycle(), Direction.DISCHARGE);
            Uncertain in = row.chargeMilliampereHoursPerGram();
            Uncertain out = row.dischargeMilliampereHoursPerGram();
            if (charge == null
                    || discharge == null
                    || in == null
                    || out == null
                    || !row.finished()
                    || !row.chargeFirst()) {
                turns.add(Optional.empty());
                continue;
            }
            int end = lastRow(discharge);
            int from = before < 0 ? end : before;
            before = end;
            turns.add(
                    Optional.of(
                            new CycleTurn(
                                    in.value(),
                                    out.value(),
                                    charge.hours() + discharge.hours(),
                                    discharge.hours(),
                                    zeroed(run, from, charge.steps().getFirst().from()),
                                    run.volts()[end],
                                    run.uncountedSeconds()[end],
                                    (unix[end] - unix[0]) / 3600,
                                    run.cellCelsius()[end])));
        }
        return turns;
    }

    /** How the coulombic efficiency changes over them; null with too few comparable ones. */
    public static @Nullable EfficiencyDrift drift(
            RunData run,
            List<HalfCycle> halves,
            List<CycleRow> rows,
            double activeGrams,
            MeasurementUncertainty measurement) {
        EfficiencyTrend trend = new EfficiencyTrend(activeGrams);
        double offset = offsetAmperes(run, measurement);
        for (Optional<CycleTurn> turn : of(run, halves, rows)) {
            turn.ifPresentOrElse(it -> trend.take(it, offset), trend::interrupt);
        }
        return trend.drift();
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
    static double offsetAmperes(RunData run, MeasurementUncertainty measurement) {
        double most = Math.max(Meters.BOARD.offsetAmperes(), measurement.offsetAmperes());
        boolean taken = measurement.offsetAmperes() > 0 && zeros(run).findAny().isPresent();
        return taken ? measurement.offsetAmperes() : most;
    }
}
