package io.presodia.hal.sim.board;

import io.presodia.hal.sim.AnalogFault;
import io.presodia.hal.sim.AnalogFault.Signal;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.CellPlant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The analog faults at work on one channel. Unused, they cost one look at a flag a conversion. */
final class CircuitFaults {
    /**
     * An amplifier's rail against the middle of the converters' 5 V supply; its own supply is above
     * theirs, so that the input clamps conduct.
     */
    private static final double RAIL_VOLTS = 2.6;

    private final RelayContact contact;
    private final NoiseSource noise;
    private final Map<Signal, PathFaults> paths = new EnumMap<>(Signal.class);
    private @Nullable ReversedCell reversed;
    private boolean active;
    private boolean forceOpen;
    private boolean senseOpen;
    private boolean reverses;
    private double setpointFactor = 1;

    /** What is wrong with the path of one signal. */
    private static final class PathFaults {
        double offset;
        double perSecond;
        long driftsFromNanos;
        double rms;
        double rail;
    }

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
            case AnalogFault.Offset(Signal signal, double amount) -> path(signal).offset = amount;
            case AnalogFault.Drift(Signal signal, double rate) -> {
                path(signal).perSecond = rate;
                path(signal).driftsFromNanos = nanos;
            }
            case AnalogFault.NoiseBurst(Signal signal, double ofOne) -> path(signal).rms = ofOne;
            case AnalogFault.Saturation(Signal signal, boolean high) ->
                    path(signal).rail = high ? RAIL_VOLTS : -RAIL_VOLTS;
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
        paths.clear();
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
    @SuppressWarnings("ReferenceEquality") // Another cell of the same state is another cell.
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
        PathFaults path = active ? paths.get(signal) : null;
        if (path == null) {
            return value;
        }
        double drift = path.perSecond * (nanos - path.driftsFromNanos) * 1e-9;
        double burst = path.rms == 0 ? 0 : path.rms * noise.gaussian();
        return value + path.offset + drift + burst;
    }

    /** Volts at a differential input, or the rail. */
    double atRail(Signal signal, double volts) {
        PathFaults path = active ? paths.get(signal) : null;
        return path == null || path.rail == 0 ? volts : path.rail;
    }

    private PathFaults path(Signal signal) {
        return paths.computeIfAbsent(signal, _ -> new PathFaults());
    }
}
