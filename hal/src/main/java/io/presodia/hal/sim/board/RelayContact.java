package io.presodia.hal.sim.board;

/** A relay's contact: follows its coil after its operate or release time. */
final class RelayContact {
    private final long travelNanos;
    private boolean coil;
    private boolean closed;
    private boolean moving;
    private long arrivesNanos;
    private boolean welded;
    private boolean dead;

    /**
     * @param travelNanos time from the coil's change to the contact's
     */
    RelayContact(long travelNanos) {
        this.travelNanos = travelNanos;
    }

    /** The coil is energised or not from {@code nanos} on. */
    void coil(boolean energised, long nanos) {
        if (energised == coil) {
            return;
        }
        coil = energised;
        moving = energised != closed;
        arrivesNanos = nanos + travelNanos;
    }

    /** When the contact next moves, or {@link Long#MAX_VALUE}. */
    long nextMoveNanos() {
        return moving ? arrivesNanos : Long.MAX_VALUE;
    }

    /** Lets the contact arrive; call when time has reached {@link #nextMoveNanos()}. */
    void arrive() {
        closed = coil;
        moving = false;
    }

    /** Whether current can flow. */
    boolean closed() {
        return (closed || welded) && !dead;
    }

    /**
     * The contact stays closed whatever the coil does; the auxiliary contact, on the same armature,
     * shows it.
     */
    void weld(boolean faulty) {
        welded = faulty;
    }

    /** The contact stays open whatever the coil does. */
    void kill(boolean faulty) {
        dead = faulty;
    }
}
