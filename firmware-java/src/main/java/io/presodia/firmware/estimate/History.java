package io.presodia.firmware.estimate;

/** What is known of a cell's past when an estimator takes it over. */
public enum History {
    /** As assembled: the first charge is still to come. */
    NEW,
    /** Was activated once and has been used in a way nobody wrote down. */
    USED
}
