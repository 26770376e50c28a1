package io.presodia.firmware.scan;

import java.util.List;

/**
 * What a channel must not forget over a restart.
 *
 * @param total charge and energy since the run began
 * @param uncountedSeconds time of the run whose charge could not be counted, s
 * @param zeroAmperes offset of each current range, smallest first, A
 */
public record CounterCheckpoint(Counters total, double uncountedSeconds, List<Double> zeroAmperes) {
    public CounterCheckpoint {
        zeroAmperes = List.copyOf(zeroAmperes);
    }
}
