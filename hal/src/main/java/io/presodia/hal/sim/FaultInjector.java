package io.presodia.hal.sim;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one door for faults on a virtual bench. It refuses unless the bench was started for faults,
 * so that no run can be spoiled by accident. Targets go by the names of the board file: devices,
 * lines, buses; the circuit of channel 1 is {@code channel-1}.
 */
public final class FaultInjector {
    private final boolean allowed;
    private final Map<String, TransferFaults> transfers = new TreeMap<>();
    private final Map<String, ChipModel> chips = new TreeMap<>();
    private final Map<String, AnalogFaults> circuits = new TreeMap<>();

    /**
     * @param allowed whether this bench was started for faults
     */
    public FaultInjector(boolean allowed) {
        this.allowed = allowed;
    }

    /** Makes the way to a device, a line or a whole bus a target. */
    public void addTransfer(String target, TransferFaults faults) {
        if (transfers.putIfAbsent(target, faults) != null) {
            throw new IllegalArgumentException("two fault targets called " + target);
        }
    }

    /** Makes a chip a target, under its own name. */
    public void addChip(ChipModel chip) {
        if (chips.putIfAbsent(chip.name(), chip) != null) {
            throw new IllegalArgumentException("two chips called " + chip.name());
        }
    }

    /** Makes the circuit of a channel a target. */
    public void addCircuit(String target, AnalogFaults circuit) {
        if (circuits.putIfAbsent(target, circuit) != null) {
            throw new IllegalArgumentException("two circuits called " + target);
        }
    }

    /** Whether faults may be injected here. */
    public boolean allowed() {
        return allowed;
    }

    /** The names that take a {@link TransferFault}. */
    public Set<String> transferTargets() {
        return Set.copyOf(transfers.keySet());
    }

    /** The names that take a {@link ChipFault}. */
    public Set<String> chipTargets() {
        return Set.copyOf(chips.keySet());
    }

    /** The names that take an {@link AnalogFault}, such as {@code channel-1}. */
    public Set<String> circuitTargets() {
        return Set.copyOf(circuits.keySet());
    }

    /**
     * Makes the way to {@code target} misbehave from now on.
     *
     * @throws IllegalStateException if this bench was not started for faults
     * @throws IllegalArgumentException if there is no such target, or it cannot fail in that way
     */
    public void inject(String target, TransferFault fault) {
        requireAllowed();
        TransferFaults faults = transfers.get(target);
        if (faults == null) {
            throw new IllegalArgumentException(
                    "no device, line or bus called "
                            + target
                            + "; there are "
                            + transfers.keySet());
        }
        faults.inject(fault);
    }

    /**
     * Makes the chip {@code target} misbehave from virtual time {@code nanos} on.
     *
     * @throws IllegalStateException if this bench was not started for faults
     * @throws IllegalArgumentException if there is no such chip, or it cannot fail in that way
     */
    public void inject(String target, ChipFault fault, long nanos) {
        requireAllowed();
        ChipModel chip = chips.get(target);
        if (chip == null) {
            throw new IllegalArgumentException(
                    "no chip called " + target + "; there are " + chips.keySet());
        }
        chip.inject(fault, nanos);
    }

    /**
     * Makes the circuit {@code target} misbehave from virtual time {@code nanos} on.
     *
     * @throws IllegalStateException if this bench was not started for faults
     * @throws IllegalArgumentException if there is no such circuit
     */
    public void inject(String target, AnalogFault fault, long nanos) {
        requireAllowed();
        AnalogFaults circuit = circuits.get(target);
        if (circuit == null) {
            throw new IllegalArgumentException(
                    "no circuit called " + target + "; there are " + circuits.keySet());
        }
        circuit.inject(fault, nanos);
    }

    /** Ends all faults of the device, line, bus, chip or circuit called {@code target}. */
    public void clear(String target) {
        requireAllowed();
        TransferFaults faults = transfers.get(target);
        ChipModel chip = chips.get(target);
        AnalogFaults circuit = circuits.get(target);
        if (faults == null && chip == null && circuit == null) {
            throw new IllegalArgumentException("nothing called " + target + " to clear");
        }
        if (faults != null) {
            faults.clear();
        }
        if (chip != null) {
            chip.clearFaults();
        }
        if (circuit != null) {
            circuit.clearFaults();
        }
    }

    private void requireAllowed() {
        if (!allowed) {
            throw new IllegalStateException(
                    "faults are refused: this bench was not started with faults allowed");
        }
    }
}
