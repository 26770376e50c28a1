package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All steps of one battery cycle that drive the cell one way. Rests, operator holds and resistance
 * pulses belong to neither way: a pulse of a second is not a discharge.
 *
 * @param cycle battery cycle, from 1
 * @param direction which way
 * @param steps in order; at least one
 * @param ampereHours what went that way in these steps
 * @param hours time over which it was counted
 * @param finished whether another step follows, or the run ended as planned: a half cycle that a
 *     trip or a stop cut short is not finished
 */
public record HalfCycle(
        int cycle,
        Direction direction,
        List<StepSegment> steps,
        double ampereHours,
        double hours,
        boolean finished) {
    private static final double SECONDS_PER_HOUR = 3600;

    public HalfCycle {
        steps = List.copyOf(steps);
    }

    /** The half cycles of a run in order of their first step. */
    public static List<HalfCycle> of(RunData run) {
        List<HalfCycle> halves = new ArrayList<>();
        List<StepSegment> open = new ArrayList<>();
        Direction openDirection = Direction.CHARGE;
        for (StepSegment step : run.steps()) {
            Direction direction = direction(step);
            if (direction == null) {
                continue;
            }
            boolean other =
                    !open.isEmpty()
                            && (open.getFirst().cycle() != step.cycle()
                                    || openDirection != direction);
            if (other) {
                halves.add(join(run, open, openDirection));
                open.clear();
            }
            openDirection = direction;
            open.add(step);
        }
        if (!open.isEmpty()) {
            halves.add(join(run, open, openDirection));
        }
        return List.copyOf(halves);
    }

    /** The first half cycle of this cycle and direction; null when there is none. */
    public static @Nullable HalfCycle find(List<HalfCycle> halves, int cycle, Direction direction) {
        for (HalfCycle half : halves) {
            if (half.cycle == cycle && half.direction == direction) {
                return half;
            }
        }
        return null;
    }

    /** Whether the step drives current for its own sake, and not to probe or to rest. */
    static boolean drives(StepSegment step) {
        return switch (step.stepType()) {
            case "rest", "pulse", "dc_polarisation", "hold_for_operator", "interlock" -> false;
            default -> true;
        };
    }

    private static @Nullable Direction direction(StepSegment step) {
        double net = step.counted().netAmpereHours();
        if (!drives(step) || net == 0) {
            return null;
        }
        return net > 0 ? Direction.CHARGE : Direction.DISCHARGE;
    }

    private static HalfCycle join(RunData run, List<StepSegment> steps, Direction direction) {
        double ampereHours = 0;
        double hours = 0;
        for (StepSegment step : steps) {
            ampereHours +=
                    direction == Direction.CHARGE
                            ? step.counted().chargeAmpereHours()
                            : step.counted().dischargeAmpereHours();
            hours += run.stepSeconds()[step.to() - 1] / SECONDS_PER_HOUR;
        }
        boolean lastOfRun = steps.getLast().to() == run.size();
        boolean asPlanned = run.info().outcomeWord().equals("completed");
        return new HalfCycle(
                steps.getFirst().cycle(),
                direction,
                steps,
                ampereHours,
                hours,
                asPlanned || !lastOfRun);
    }
}
