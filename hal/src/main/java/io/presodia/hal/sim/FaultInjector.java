package io.presodia.hal.sim;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one door for faults on a virtual bench. It refuses unless the bench was started for faults,
 * so that no run can be spoiled by accident. Targets go by the names of the board file: devices,
 * lines and buses.
 */
public final class FaultInjector {
    private final boolean allowed;
    private final Map<String, TransferFaults> transfers = new TreeMap<>();
    private final Map<String, ChipModel> chips = new TreeMap<>();

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

    /** Ends all faults of the device, line, bus or chip called {@code target}. */
    public void clear(String target) {
        requireAllowed();
        TransferFaults faults = transfers.get(target);
        ChipModel chip = chips.get(target);
        if (faults == null && chip == null) {
            throw new IllegalArgumentException("nothing called " + target + " to clear");
        }
        if (faults != null) {
            faults.clear();
        }
        if (chip != null) {
            chip.clearFaults();
        }
    }

    private void requireAllowed() {
        if (!allowed) {
            throw new IllegalStateException(
                    "faults are refused: this bench was not started with faults allowed");
        }
    }
}
