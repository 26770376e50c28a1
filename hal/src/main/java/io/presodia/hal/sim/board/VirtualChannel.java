package io.presodia.hal.sim.board;

import io.presodia.hal.sim.cell.CellPlant;
import org.jspecify.annotations.Nullable;

/**
 * One channel of the virtual bench as tests and reports may see it: what is really there, not what
 * was measured.
 */
public final class VirtualChannel {
    private final AnalogChannel analog;
    private final Runnable sync;

    VirtualChannel(AnalogChannel analog, Runnable sync) {
        this.analog = analog;
        this.sync = sync;
    }

    /** The cell in the channel, brought to the present; null where none is fitted. */
    public @Nullable CellPlant cell() {
        sync.run();
        return analog.cell();
    }

    /**
     * The cell as the last scan left it, so that looking on changes nothing; null where none is
     * fitted.
     */
    public @Nullable CellPlant cellAsLeft() {
        return analog.cell();
    }

    /** True current, positive on charge, A. */
    public double amperes() {
        sync.run();
        return analog.amperes();
    }

    /** True charge that has gone into the cell, A h. */
    public double chargeAmpereHours() {
        sync.run();
        return analog.chargeAmpereHours();
    }

    /** True charge that has come out of the cell, A h. */
    public double dischargeAmpereHours() {
        sync.run();
        return analog.dischargeAmpereHours();
    }

    /** True voltage at the sense leads, V. */
    public double volts() {
        sync.run();
        return analog.cellVolts();
    }

    /** Whether current can flow through the output relay. */
    public boolean relayClosed() {
        sync.run();
        return analog.contact().closed();
    }

    /** Welds the relay's contact shut, or frees it. */
    public void weldRelay(boolean faulty) {
        sync.run();
        analog.contact().weld(faulty);
    }

    /** Keeps the relay's contact open, or frees it. */
    public void killRelay(boolean faulty) {
        sync.run();
        analog.contact().kill(faulty);
    }
}
