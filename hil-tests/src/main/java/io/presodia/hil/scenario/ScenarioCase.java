package io.presodia.hil.scenario;

import io.presodia.hil.bench.BenchFiles;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.PlannedFault;
import java.util.List;

/**
 * One run of a bench with what must come of it: a scenario itself, or one of its near misses.
 *
 * @param id the scenario's, for a near miss with its number
 * @param description one sentence for people
 * @param nearMiss whether it is one
 * @param files the bench
 * @param seed of the bench
 * @param durationSeconds it is over after so much virtual time, s
 * @param channel the channel that is judged, from 1
 * @param runs what runs, that of the channel first
 * @param faults what breaks
 * @param expect what is right
 */
public record ScenarioCase(
        String id,
        String description,
        boolean nearMiss,
        BenchFiles files,
        long seed,
        double durationSeconds,
        int channel,
        List<ChannelRunRequest> runs,
        List<PlannedFault> faults,
        Expectation expect) {
    public ScenarioCase {
        runs = List.copyOf(runs);
        faults = List.copyOf(faults);
    }
}
