package io.presodia.host.design;

/** What ends the first discharge. */
public enum Region {
    /** The anode has no mobile sodium left while the cathode could take more. */
    ANODE_LIMITED,
    /** The cathode is full while the anode still has mobile sodium. */
    CATHODE_LIMITED
}
