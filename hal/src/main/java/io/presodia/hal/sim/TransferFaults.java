package io.presodia.hal.sim;

import org.jspecify.annotations.Nullable;

/**
 * The faults at work on one device, line or bus. Unused, it costs one look at a flag per transfer.
 * Filled through a {@link FaultInjector} only.
 */
public final class TransferFaults {
    private final NoiseSource random;
    private final boolean acknowledges;
    private final @Nullable TransferFaults bus;

    private boolean active;
    private int devicesHoldingLow;
    private int nacksLeft;
    private boolean nackAlways;
    private boolean stuck;
    private boolean stuckHigh;
    private double flipProbability;
    private long delayNanos;

    /**
     * @param random decides which bits flip
     * @param acknowledges whether transfers here are acknowledged, that is I2C
     */
    TransferFaults(NoiseSource random, boolean acknowledges) {
        this(random, acknowledges, null);
    }

    /**
     * @param random decides which bits flip
     * @param acknowledges whether transfers here are acknowledged, that is I2C
     * @param bus the bus whose line all its devices share, so that one that holds it low holds it
     *     for all
     */
    TransferFaults(NoiseSource random, boolean acknowledges, @Nullable TransferFaults bus) {
        this.random = random;
        this.acknowledges = acknowledges;
        this.bus = bus;
    }

    void inject(TransferFault fault) {
        switch (fault) {
            case TransferFault.NackNext f -> {
                requireAcknowledge(f);
                nacksLeft = f.transactions();
            }
            case TransferFault.NackUntilCleared f -> {
                requireAcknowledge(f);
                nackAlways = true;
            }
            case TransferFault.StuckLine f -> hold(true, f.high());
            case TransferFault.BitFlips f -> flipProbability = f.probabilityPerBit();
            case TransferFault.Delay f -> delayNanos = f.nanos();
        }
        updateActive();
    }

    void clear() {
        nacksLeft = 0;
        nackAlways = false;
        hold(false, false);
        flipProbability = 0;
        delayNanos = 0;
        updateActive();
    }

    /** Whether anything here differs from a healthy transfer. */
    boolean active() {
        return active;
    }

    boolean stuckLow() {
        return (stuck && !stuckHigh) || devicesHoldingLow > 0;
    }

    boolean stuckHigh() {
        return stuck && stuckHigh;
    }

    long delayNanos() {
        return delayNanos;
    }

    /** Whether this transaction goes unacknowledged; counts it off where the fault is counted. */
    boolean takeNack() {
        if (nackAlways || stuckHigh()) {
            return true;
        }
        if (nacksLeft == 0) {
            return false;
        }
        nacksLeft--;
        updateActive();
        return true;
    }

    void flip(byte[] data, int length) {
        for (int i = 0; i < length && flipProbability > 0; i++) {
            data[i] = (byte) flip(data[i]);
        }
    }

    int flip(int value) {
        int flipped = value;
        for (int bit = 0; bit < 8 && flipProbability > 0; bit++) {
            if (random.uniform() < flipProbability) {
                flipped ^= 1 << bit;
            }
        }
        return flipped;
    }

    private void hold(boolean held, boolean high) {
        int heldLowBefore = stuck && !stuckHigh ? 1 : 0;
        stuck = held;
        stuckHigh = high;
        if (bus != null) {
            bus.devicesHoldingLow += (stuck && !stuckHigh ? 1 : 0) - heldLowBefore;
            bus.updateActive();
        }
    }

    private void requireAcknowledge(TransferFault fault) {
        if (!acknowledges) {
            throw new IllegalArgumentException(
                    fault + " needs an I2C device: SPI and lines have no acknowledge");
        }
    }

    private void updateActive() {
        active =
                nacksLeft > 0
                        || nackAlways
                        || stuck
                        || devicesHoldingLow > 0
                        || flipProbability > 0
                        || delayNanos > 0;
    }
}
