package io.presodia.host.run;

import java.util.ArrayList;
import java.util.List;

/** Finds where steps and cycles begin. */
final class Segments {
    private Segments() {}

    static List<StepSegment> steps(RunData run) {
        List<StepSegment> steps = new ArrayList<>();
        int[] count = run.stepCount();
        for (int from = 0, to; from < run.size(); from = to) {
            to = end(count, from, run.size());
            steps.add(
                    new StepSegment(
                            count[from],
                            run.stepId()[from],
                            run.stepType()[from],
                            run.cycle()[from],
                            from,
                            to,
                            run.stepCounters().at(to - 1)));
        }
        return List.copyOf(steps);
    }

    static List<CycleSegment> cycles(RunData run) {
        List<CycleSegment> cycles = new ArrayList<>();
        int[] cycle = run.cycle();
        for (int from = 0, to; from < run.size(); from = to) {
            to = end(cycle, from, run.size());
            cycles.add(new CycleSegment(cycle[from], from, to, run.cycleCounters().at(to - 1)));
        }
        return List.copyOf(cycles);
    }

    private static int end(int[] values, int from, int size) {
        int to = from + 1;
        while (to < size && values[to] == values[from]) {
            to++;
        }
        return to;
    }
}
