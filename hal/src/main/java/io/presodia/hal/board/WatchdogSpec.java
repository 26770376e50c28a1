package io.presodia.hal.board;

/**
 * The external windowed watchdog. Without a beat inside its window it drops the supply of all
 * output relays and holds it down until re-armed.
 *
 * @param part the part fitted, for people
 * @param heartbeatLine output; a beat is a short high pulse, its falling edge counts
 * @param tripLine input; active once the supply has been dropped
 * @param rearmLine output; a pulse arms the relay supply again
 * @param earliestNanos a beat sooner than this after the last one is a fault
 * @param latestNanos no beat for this long is a fault
 * @param relayDropNanos time from the fault to open relay contacts
 */
public record WatchdogSpec(
        String part,
        String heartbeatLine,
        String tripLine,
        String rearmLine,
        long earliestNanos,
        long latestNanos,
        long relayDropNanos) {}
