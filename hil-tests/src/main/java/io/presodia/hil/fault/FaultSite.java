package io.presodia.hil.fault;

import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.time.VirtualTimebase;

/** What faults act on: a virtual bench, its clock, and the machine that runs the firmware. */
public interface FaultSite {
    /** The bench with its chips, channels and cells. */
    VirtualBench bench();

    /** The bench's clock. */
    VirtualTimebase timebase();

    /** The computer. */
    Machine machine();
}
