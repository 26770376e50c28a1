package io.presodia.firmware.sequencer;

/**
 * The current under a small held voltage.
 *
 * @param biasVolts voltage that was asked for, V
 * @param baseVolts last good voltage before it, V
 * @param firstAmperes first good current under it, A; NaN when there was none
 * @param firstSeconds when it was measured, s since the voltage came on
 * @param earlierAmperes mean current from 80 to 90 % of the time, A; NaN when there was none
 * @param lateAmperes mean current of the last 10 % of the time, A; NaN when there was none
 * @param lateVolts mean voltage of the last 10 % of the time, V; NaN when there was none
 * @param samples how many scans the last 10 % had
 */
public record PolarisationResult(
        double biasVolts,
        double baseVolts,
        double firstAmperes,
        double firstSeconds,
        double earlierAmperes,
        double lateAmperes,
        double lateVolts,
        int samples) {
    /** As one JSON object. */
    String json() {
        return "{\"bias_V\":"
                + Told.json(biasVolts)
                + ",\"base_V\":"
                + Told.json(baseVolts)
                + ",\"first_A\":"
                + Told.json(firstAmperes)
                + ",\"first_at_s\":"
                + Told.json(firstSeconds)
                + ",\"earlier_A\":"
                + Told.json(earlierAmperes)
                + ",\"late_A\":"
                + Told.json(lateAmperes)
                + ",\"late_V\":"
                + Told.json(lateVolts)
                + ",\"samples\":"
                + samples
                + "}";
    }
}
