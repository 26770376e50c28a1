package io.presodia.firmware.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The runs of a journal and their row numbers. One thread at a time. */
final class KnownRuns {
    private final Map<String, Integer> numbers;
    private final Set<String> endedRuns;
    private int last;

    KnownRuns(Map<String, Integer> numbers, Set<String> endedRuns) {
        this.numbers = new HashMap<>(numbers);
        this.endedRuns = new HashSet<>(endedRuns);
        for (int number : numbers.values()) {
            last = Math.max(last, number);
        }
    }

    /** Row number of the entry's run, 0 for none, negative when its start was refused. */
    int numberFor(JournalEntry entry, boolean somethingRefused) {
        return switch (entry) {
            case JournalEntry.RunStarted started -> beginRun(started.runId());
            case JournalEntry.RunEnded ended -> {
                int number = known(ended.runId(), somethingRefused);
                if (number >= 0 && !endedRuns.add(ended.runId())) {
                    throw new IllegalArgumentException(
                            "run '" + ended.runId() + "' has ended already");
                }
                yield number;
            }
            case JournalEntry.Event event ->
                    event.runId() == null ? 0 : known(event.runId(), somethingRefused);
            case JournalEntry.Sample sample -> known(sample.runId(), somethingRefused);
            case JournalEntry.InputFile input -> known(input.runId(), somethingRefused);
            case JournalEntry.PulseResistance pulse -> known(pulse.runId(), somethingRefused);
            case JournalEntry.BurstPoints burst -> known(burst.runId(), somethingRefused);
            case JournalEntry.Checkpoint checkpoint ->
                    checkpoint.runId() == null ? 0 : known(checkpoint.runId(), somethingRefused);
            case JournalEntry.EstimatorState state -> known(state.runId(), somethingRefused);
        };
    }

    private int beginRun(String runId) {
        if (numbers.containsKey(runId)) {
            throw new IllegalArgumentException("run '" + runId + "' is in the journal already");
        }
        last++;
        numbers.put(runId, last);
        return last;
    }

    private int known(String runId, boolean somethingRefused) {
        Integer number = numbers.get(runId);
        if (number != null) {
            return number;
        }
        if (somethingRefused) {
            return -1;
        }
        throw new IllegalArgumentException("run '" + runId + "' was never started");
    }
}
