package io.presodia.firmware.sequencer;

/**
 * One pulse of a titration and the rest after it.
 *
 * @param pulse number in the step, from 1
 * @param amperes mean current of the pulse, positive on charge
 * @param pulseSeconds how long it flowed, s
 * @param restSeconds how long the rest was, s
 * @param baseVolts last good voltage before the pulse, V
 * @param firstVolts first good voltage under current, V; NaN when there was none
 * @param firstSeconds when it was measured, s into the pulse
 * @param endVolts last good voltage under current, V; NaN when there was none
 * @param restVolts last good voltage of the rest, V; NaN when there was none
 * @param interrupted whether a pause or power cut fell into the pulse; its voltages then say
 *     nothing about diffusion
 */
public record GittResult(
        int pulse,
        double amperes,
        double pulseSeconds,
        double restSeconds,
        double baseVolts,
        double firstVolts,
        double firstSeconds,
        double endVolts,
        double restVolts,
        boolean interrupted) {
    /** Drop at the onset, at {@code firstSeconds}, V; negative on discharge. */
    public double irVolts() {
        return firstVolts - baseVolts;
    }

    /** ΔE_t: change under current without the drop at its onset, V. */
    public double transientVolts() {
        return endVolts - firstVolts;
    }

    /** ΔE_s: change of the voltage at rest from before the pulse to the end of the rest, V. */
    public double stepVolts() {
        return restVolts - baseVolts;
    }

    /** As one JSON object. */
    String json() {
        return "{\"pulse\":"
                + pulse
                + ",\"current_A\":"
                + Told.json(amperes)
                + ",\"pulse_s\":"
                + Told.json(pulseSeconds)
                + ",\"rest_s\":"
                + Told.json(restSeconds)
                + ",\"base_V\":"
                + Told.json(baseVolts)
                + ",\"ir_drop_V\":"
                + Told.json(irVolts())
                + ",\"ir_at_s\":"
                + Told.json(firstSeconds)
                + ",\"delta_e_t_V\":"
                + Told.json(transientVolts())
                + ",\"delta_e_s_V\":"
                + Told.json(stepVolts())
                + ",\"interrupted\":"
                + interrupted
                + "}";
    }
}
