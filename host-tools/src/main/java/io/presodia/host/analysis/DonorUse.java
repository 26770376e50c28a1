package io.presodia.host.analysis;

/** Where the presodiation agent is in a cell. */
public enum DonorUse {
    /** The cell has none: no peak of it may be marked. */
    NONE,
    /** Mixed into the cathode composite. */
    IN_CATHODE,
    /** The electrode is the agent alone: there is no cathode plateau. */
    ALONE
}
