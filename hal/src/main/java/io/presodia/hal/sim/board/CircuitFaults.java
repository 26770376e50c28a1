package io.presodia.hal.sim.board;

import io.presodia.hal.sim.AnalogFault;
import io.presodia.hal.sim.AnalogFault.Signal;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.CellPlant;
import org.jspecify.annotations.Nullable;

/** The analog faults at work on one channel. Unused, they cost one look at a flag a conversion. */
final class CircuitFaults {
    /**
     * An amplifier's rail against the middle of the converters' 5 V supply; its own supply is above
     * theirs, so that the input clamps conduct.
     */
    private static final double RAIL_VOLTS = 2.6;

    private static final int SIGNALS = Signal.values().length;

    private final RelayContact contact;
    private final NoiseSource noise;
    private final double[] offset = new double[SIGNALS];
    private final double[] perSecond = new double[SIGNALS];
    private final long[] driftsFromNanos = new long[SIGNALS];
    private final double[] rms = new double[SIGNALS];
    private final double[] rail = new double[SIGNALS];
    private @Nullable CellPlant reversed;
    private boolean active;
    private boolean forceOpen;
    private boolean senseOpen;
    private boolean reverses;
    private double setpointFactor = 1;

    CircuitFaults(RelayContact contact, NoiseSource noise) {
        this.contact = contact;
        this.noise = noise;
    }

    void inject(AnalogFault fault, long nanos) {
        switch (fault) {
            case AnalogFault.OpenForceLead _ -> forceOpen = true;
            case AnalogFault.OpenSenseLead _ -> senseOpen = true;
            case AnalogFault.ReversedCell _ -> reverses = true;
            case AnalogFault.WeldedRelay _ -> contact.weld(true);
            case AnalogFault.DeadRelay _ -> contact.kill(true);
            case AnalogFault.Offset(Signal signal, double amount) ->
                    offset[signal.ordinal()] = amount;
            case AnalogFault.Drift(Signal signal, double rate) -> {
                perSecond[signal.ordinal()] = rate;
                driftsFromNanos[signal.ordinal()] = nanos;
            }
            case AnalogFault.NoiseBurst(Signal signal, double ofOne) ->
                    rms[signal.ordinal()] = ofOne;
            case AnalogFault.Saturation(Signal signal, boolean high) ->
                    rail[signal.ordinal()] = high ? RAIL_VOLTS : -RAIL_VOLTS;
            case AnalogFault.SetpointError(double fraction) -> setpointFactor = 1 + fraction;
        }
        active = true;
    }

    void clear() {
        if (!active) {
            return;
        }
        active = false;
        forceOpen = false;
        senseOpen = false;
        reverses = false;
        setpointFactor = 1;
        contact.weld(false);
        contact.kill(false);
        for (int i = 0; i < SIGNALS; i++) {
            offset[i] = 0;
            perSecond[i] = 0;
            rms[i] = 0;
            rail[i] = 0;
        }
    }

    boolean forceOpen() {
        return forceOpen;
    }

    boolean senseOpen() {
        return senseOpen;
    }

    double setpointFactor() {
        return setpointFactor;
    }

    /** The cell as it is connected. */
    @Nullable CellPlant atTerminals(@Nullable CellPlant cell) {
        if (!reverses || cell == null) {
            return cell;
        }
        if (reversed == null
                || !(reversed instanceof ReversedCell(CellPlant same) && same == cell)) {
            reversed = new ReversedCell(cell);
        }
        return reversed;
    }

    /** What a path shows of {@code value}, both in the signal's unit. */
    double shown(Signal signal, double value, long nanos) {
        if (!active) {
            return value;
        }
        int i = signal.ordinal();
        double drift = perSecond[i] * (nanos - driftsFromNanos[i]) * 1e-9;
        double burst = rms[i] == 0 ? 0 : rms[i] * noise.gaussian();
        return value + offset[i] + drift + burst;
    }

    /** Volts at a differential input, or the rail. */
    double atRail(Signal signal, double volts) {
        double at = rail[signal.ordinal()];
        return at == 0 ? volts : at;
    }
}
