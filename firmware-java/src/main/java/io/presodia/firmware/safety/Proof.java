package io.presodia.firmware.safety;

/** What shows that a row of the fault table does what it says. */
public sealed interface Proof {
    /**
     * Two scenarios of the HIL kit, on the whole firmware over the virtual board.
     *
     * @param scenario id of the one that trips
     * @param nearMiss id of the one that just does not
     */
    record Scenarios(String scenario, String nearMiss) implements Proof {}

    /**
     * Nothing watches this yet, and nothing claims to.
     *
     * @param part what is missing
     */
    record NotBuilt(String part) implements Proof {}
}
