package io.presodia.host.analysis;

import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is worked out from one run.
 *
 * @param halves half cycles in order
 * @param cycles the cycle table
 * @param curves differential capacity of each half cycle, in the same order
 * @param agent what the first charge shows of the presodiation agent
 * @param pulses resistances
 * @param drift of the coulombic efficiency; null with too few cycles
 * @param residue what the donor's residue gave over the cycles; null without a donor in a cathode
 * @param topRests long rests after a charge, in which a soft short shows
 */
public record RunAnalysis(
        List<HalfCycle> halves,
        List<CycleRow> cycles,
        List<DifferentialCapacity> curves,
        AgentSignature agent,
        List<PulseRow> pulses,
        @Nullable EfficiencyDrift drift,
        @Nullable Residue residue,
        List<TopRest> topRests) {
    public RunAnalysis {
        halves = List.copyOf(halves);
        cycles = List.copyOf(cycles);
        curves = List.copyOf(curves);
        pulses = List.copyOf(pulses);
        topRests = List.copyOf(topRests);
    }

    /**
     * Works a run out.
     *
     * @param run the run
     * @param activeGrams mass of cathode active material (of the agent where it is alone); above 0
     * @param donor where the agent is
     * @param measurement what mass, gain and offset are worth
     */
    public static RunAnalysis of(
            RunData run, double activeGrams, DonorUse donor, MeasurementUncertainty measurement) {
        List<HalfCycle> halves = HalfCycle.of(run);
        List<DifferentialCapacity> curves = new ArrayList<>();
        for (HalfCycle half : halves) {
            curves.add(
                    DifferentialCapacity.of(
                            run,
                            half,
                            activeGrams,
                            DifferentialCapacity.Settings.forNoiseOf(run, half)));
        }
        List<CycleRow> cycles = CycleTable.of(run, halves, activeGrams, measurement);
        return new RunAnalysis(
                halves,
                cycles,
                curves,
                agent(halves, curves, donor, new AgentFinder(activeGrams, measurement)),
                PulseTable.of(run),
                CycleTurns.drift(run, halves, cycles, activeGrams, measurement),
                donor == DonorUse.IN_CATHODE
                        ? Residue.of(run, halves, cycles, activeGrams, measurement)
                        : null,
                TopRest.of(run));
    }

    /** The line of the first cycle; null before anything was driven. */
    public @Nullable CycleRow firstCycle() {
        return cycles.isEmpty() ? null : cycles.getFirst();
    }

    private static AgentSignature agent(
            List<HalfCycle> halves,
            List<DifferentialCapacity> curves,
            DonorUse donor,
            AgentFinder finder) {
        if (halves.isEmpty() || halves.getFirst().direction() != Direction.CHARGE) {
            return AgentSignature.none("The run does not begin with a charge.");
        }
        boolean answered =
                halves.size() > 1
                        && halves.get(1).direction() == Direction.DISCHARGE
                        && halves.get(1).finished();
        return finder.find(
                donor, halves.getFirst(), curves.getFirst(), answered ? curves.get(1) : null);
    }
}
