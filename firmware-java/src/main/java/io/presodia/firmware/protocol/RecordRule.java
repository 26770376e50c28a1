package io.presodia.firmware.protocol;

/**
 * When a sample is recorded, besides the first and the last scan of a step, which always are.
 *
 * @param everySeconds at least this often, s; infinite for never
 * @param onVoltageChangeVolts when the voltage moved by this much since the last record, V;
 *     infinite for never
 * @param onCurrentChangeAmperes when the current moved by this much since the last record, A;
 *     infinite for never
 */
public record RecordRule(
        double everySeconds, double onVoltageChangeVolts, double onCurrentChangeAmperes) {
    /** For protocols that say nothing: every 30 s and every 5 mV (assumed: some 3 000 a charge). */
    public static final RecordRule DEFAULT = new RecordRule(30, 0.005, Double.POSITIVE_INFINITY);

    public RecordRule {
        if (!(everySeconds > 0) || !(onVoltageChangeVolts > 0) || !(onCurrentChangeAmperes > 0)) {
            throw new IllegalArgumentException("record thresholds must be above 0");
        }
    }
}
