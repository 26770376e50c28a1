package io.presodia.firmware.sequencer;

import java.util.List;

/**
 * The resistance to direct current from one pulse: change of voltage over change of current, at
 * times after the onset.
 *
 * @param pulseAmperes current that the pulse asked for, positive on charge
 * @param baseVolts last good voltage before the pulse, V
 * @param baseAmperes current before the pulse, A
 * @param fromBurst whether the points come from the burst capture; otherwise there was none and the
 *     only point comes from the last scan of the pulse
 * @param points by rising time; times for which nothing was measured are missing
 */
public record PulseResult(
        double pulseAmperes,
        double baseVolts,
        double baseAmperes,
        boolean fromBurst,
        List<Point> points) {
    public PulseResult {
        points = List.copyOf(points);
    }

    /**
     * Resistance at one time.
     *
     * @param seconds after the onset, as the protocol asked; as measured when not from a burst
     * @param ohms the resistance
     * @param samples how many conversions were averaged
     */
    public record Point(double seconds, double ohms, int samples) {}
}
