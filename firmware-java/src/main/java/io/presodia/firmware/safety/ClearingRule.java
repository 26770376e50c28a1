package io.presodia.firmware.safety;

/** When an operator may clear a latched fault. */
public enum ClearingRule {
    /** Never latched: nothing to clear. */
    NOT_LATCHED,
    /** Once the supervisor no longer sees the condition. */
    WHEN_GONE,
    /** Once the condition is gone and a preflight check passed after the trip. */
    AFTER_PREFLIGHT,
    /** At once, together with arming the watchdog again; it trips anew if the cause remains. */
    WITH_REARM
}
