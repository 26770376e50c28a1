package io.presodia.hal.channel;

/**
 * What a channel was last told and what its relay answers.
 *
 * @param drive the last accepted command
 * @param rangeIndex current range in use, 0 = smallest
 * @param relayCommanded whether the relay was told to close
 * @param relayClosed what the relay's auxiliary contact reports
 * @param settling whether the output changed since the current conversion started, so that the
 *     current reading mixes two states
 */
public record OutputState(
        Drive drive,
        int rangeIndex,
        boolean relayCommanded,
        boolean relayClosed,
        boolean settling) {}
