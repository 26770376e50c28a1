package io.presodia.hil.junit;

import io.presodia.config.ConfigException;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.Condition;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.Trigger;
import io.presodia.hil.scenario.InlineProtocols;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One channel in the words of a test. */
public final class BenchChannel {
    private final Bench bench;
    private final HilBench world;
    private final InlineProtocols protocols;
    private final Map<Integer, Bench.Fitted> cells;
    private final int number;

    BenchChannel(
            Bench bench,
            HilBench world,
            InlineProtocols protocols,
            Map<Integer, Bench.Fitted> cells,
            int number) {
        this.bench = bench;
        this.world = world;
        this.protocols = protocols;
        this.cells = cells;
        this.number = number;
    }

    /**
     * Begins a run with the cell that sits here.
     *
     * @param protocol name of a built-in protocol, or path of a file
     * @throws ConfigException when cell, board and protocol do not fit each other
     * @throws BusFault when the board does not come up
     */
    public Bench run(String protocol) throws ConfigException, BusFault, InterruptedException {
        return run(protocols.named(protocol));
    }

    /**
     * Begins a run with the cell that sits here.
     *
     * @param yaml steps, and whatever else a protocol file may say below its name
     * @throws ConfigException when cell, board and protocol do not fit each other
     * @throws BusFault when the board does not come up
     */
    public Bench runSteps(String yaml) throws ConfigException, BusFault, InterruptedException {
        return run(protocols.ofText("steps-of-channel-" + number, yaml));
    }

    private Bench run(ProtocolFile protocol)
            throws ConfigException, BusFault, InterruptedException {
        Bench.Fitted cell = cells.get(number);
        if (cell == null) {
            throw new IllegalStateException(
                    "there is no cell in channel " + number + "; put one there with @Cell");
        }
        world.run(
                List.of(new ChannelRunRequest(number, cell.design(), cell.scatter(), protocol, 0)));
        return bench;
    }

    /** Breaks something so long after the run began. */
    public FaultWords at(Duration span) {
        return new FaultWords(
                bench, world, new Trigger.At(number, span.toNanos() * 1e-9), number, Double.NaN);
    }

    /** Breaks something once the run is in that step. */
    public FaultWords whenStepBegins(String stepId) {
        return when(new Condition.StepBegins(number, stepId));
    }

    /** Breaks something once current can flow. */
    public FaultWords whenRelayCloses() {
        return when(new Condition.RelayClosed(number));
    }

    /** Breaks something once the cell's voltage is above. */
    public FaultWords whenVoltageAbove(double volts) {
        return when(new Condition.Beyond(number, Condition.Quantity.VOLTS, true, volts));
    }

    /** Breaks something once that holds. */
    public FaultWords when(Condition condition) {
        return new FaultWords(bench, world, new Trigger.When(condition, 0), number, Double.NaN);
    }

    /** Breaks something before the firmware starts. */
    public FaultWords fromTheStart() {
        return new FaultWords(bench, world, new Trigger.BeforeStart(), number, Double.NaN);
    }

    /** What is really there. */
    public VirtualChannel truth() {
        return world.bench().channel(number);
    }
}
