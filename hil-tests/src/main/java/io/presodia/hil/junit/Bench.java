package io.presodia.hil.junit;

import io.presodia.config.Loaded;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.scenario.InlineProtocols;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A virtual bench in the words of a test. */
public final class Bench {
    private final HilBench world;
    private final InlineProtocols protocols;
    private final Map<Integer, Fitted> cells;

    /**
     * A cell that an annotation puts into a channel.
     *
     * @param design the cell
     * @param scatter how it differs from its design
     */
    record Fitted(Loaded<CellDesign> design, CellScatter scatter) {}

    Bench(HilBench world, InlineProtocols protocols, Map<Integer, Fitted> cells) {
        this.world = world;
        this.protocols = protocols;
        this.cells = Map.copyOf(cells);
    }

    /** The channel with this number, from 1. */
    public BenchChannel channel(int number) {
        return new BenchChannel(this, world, protocols, cells, number);
    }

    /** Waits for something; say how long with {@link Waiting#within}. */
    public Waiting expect(Expected expected) {
        return new Waiting(this, world, expected);
    }

    /** Lets virtual time pass, at most until all runs are over. */
    public Bench runFor(Duration span) throws InterruptedException, IOException {
        double until = world.seconds() + span.toNanos() * 1e-9;
        while (world.busy() && world.seconds() < until) {
            world.scan();
        }
        return this;
    }

    /** The clock. */
    public VirtualTimebase clock() {
        return world.timebase();
    }

    /** Everything else: the firmware, the journal, what is really there. */
    public HilBench world() {
        return world;
    }
}
