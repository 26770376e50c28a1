package io.presodia.firmware.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Bounded way to the control thread and back. Stops go past everything else. The control thread
 * never waits here and never touches a disk: results wait for who stores them.
 */
public final class CommandQueue {
    private static final int MOST_STOPS = 256;

    private final ArrayBlockingQueue<Order> stops = new ArrayBlockingQueue<>(MOST_STOPS);
    private final ArrayBlockingQueue<Order> others;

    private final ArrayBlockingQueue<Result> results;

    private record Order(String id, ControlAction action) {}

    /**
     * A result on its way to the store.
     *
     * @param id which command
     * @param outcome what became of it
     */
    public record Result(String id, Outcome outcome) {}

    /**
     * @param capacity how many commands besides stops may wait
     */
    public CommandQueue(int capacity) {
        others = new ArrayBlockingQueue<>(capacity);
        results = new ArrayBlockingQueue<>(capacity + MOST_STOPS);
    }

    /** Hands an action in; false when too many wait. */
    public boolean offer(String id, boolean stop, ControlAction action) {
        return (stop ? stops : others).offer(new Order(id, action));
    }

    /**
     * For the control thread, between two scans: does up to {@code most} waiting actions. One that
     * throws is refused; it does not stop the loop. While nobody takes the results, only stops are
     * done.
     */
    public void perform(int most) {
        for (int i = 0; i < most; i++) {
            Order order = stops.poll();
            if (order == null && results.remainingCapacity() > 0) {
                order = others.poll();
            }
            if (order == null) {
                return;
            }
            // A stop is done even if its result is lost: the store then calls it unknown.
            results.offer(new Result(order.id(), outcome(order)));
        }
    }

    /**
     * For the control thread, at its end: does the stops that wait, and refuses the rest, so that
     * whoever asked knows that nothing was begun.
     */
    public void end(String why) {
        for (Order order = stops.poll(); order != null; order = stops.poll()) {
            results.offer(new Result(order.id(), outcome(order)));
        }
        for (Order order = others.poll(); order != null; order = others.poll()) {
            results.offer(new Result(order.id(), Outcome.refused(why)));
        }
    }

    private static Outcome outcome(Order order) {
        try {
            return order.action().perform();
        } catch (RuntimeException e) {
            return Outcome.refused("failed: " + e);
        }
    }

    /** The results since the last call, oldest first. */
    public List<Result> results() {
        List<Result> taken = new ArrayList<>();
        results.drainTo(taken);
        return taken;
    }
}
