package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.NoiseSource;

/**
 * The analog half of an ADS122C04: multiplexer, amplifier, reference, current sources, conversion
 * times and noise.
 */
final class Ads122c04Converter {
    static final int REFP = 4;
    static final int REFN = 5;

    private static final double FULL_SCALE_CODES = 8_388_608;
    private static final double REFERENCE_CELSIUS = 25;

    /**
     * Clock of the modulator and filter in normal mode; twice that in turbo mode (section 8.3.4).
     */
    private static final double CLOCK_HERTZ = 1.024e6;

    /**
     * Conversion time in clocks by data rate, table 12: continuous in either mode; the last rate is
     * reserved.
     */
    private static final int[] CONTINUOUS_CLOCKS = {
        51_192, 22_780, 11_532, 5_916, 3_116, 1_724, 1_036, 1_036
    };

    /** Single-shot in normal mode. */
    private static final int[] SINGLE_CLOCKS = {
        51_213, 22_805, 11_557, 5_941, 3_141, 1_749, 1_061, 1_061
    };

    /** Single-shot in turbo mode. */
    private static final int[] SINGLE_TURBO_CLOCKS = {
        51_217, 22_809, 11_561, 5_945, 3_145, 1_753, 1_065, 1_065
    };

    /**
     * Input-referred noise in microvolts rms with the amplifier on and the internal reference, by
     * data rate and binary logarithm of gain. Assumed: the figures of the ADS1220 (SBAS501C, table
     * 1), which has the same converter core and rates; turbo mode has the same oversampling at each
     * code and is given the same noise.
     */
    private static final double[][] NOISE_MICROVOLTS = {
        {3.71, 1.54, 1.15, 0.80, 0.35, 0.23, 0.10, 0.09},
        {7.36, 2.93, 1.71, 0.88, 0.50, 0.29, 0.19, 0.12},
        {10.55, 4.50, 2.43, 1.51, 0.65, 0.42, 0.27, 0.18},
        {11.90, 6.45, 3.26, 1.82, 1.01, 0.57, 0.34, 0.26},
        {19.19, 9.38, 4.25, 2.68, 1.45, 0.79, 0.50, 0.34},
        {24.78, 13.35, 6.68, 3.66, 2.10, 1.14, 0.70, 0.54},
        {37.53, 18.87, 9.53, 5.37, 2.95, 1.65, 1.03, 0.70},
        {37.53, 18.87, 9.53, 5.37, 2.95, 1.65, 1.03, 0.70},
    };

    /** Current of either source by IDAC code, in amperes. */
    private static final double[] IDAC_AMPERES = {
        0, 10e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 1.5e-3
    };

    private final AnalogInput inputs;
    private final Ads122c04Errors errors;
    private final double supplyVolts;
    private final NoiseSource noise;

    private int mux;
    private int gainLog2;
    private boolean amplified;
    private int reference;
    private int rate;
    private boolean turbo;
    private boolean thermometer;
    private double firstAmperes;
    private double secondAmperes;
    private int firstPin;
    private int secondPin;
    private double celsius = REFERENCE_CELSIUS;

    Ads122c04Converter(
            AnalogInput inputs, Ads122c04Errors errors, double supplyVolts, NoiseSource noise) {
        this.inputs = inputs;
        this.errors = errors;
        this.supplyVolts = supplyVolts;
        this.noise = noise;
    }

    void configure(int[] registers) {
        mux = registers[0] >> 4;
        gainLog2 = registers[0] >> 1 & 7;
        boolean singleEnded = mux >= 8 && mux <= 13;
        if (singleEnded) {
            gainLog2 = Math.min(gainLog2, 2);
        }
        amplified = !singleEnded && (gainLog2 > 2 || (registers[0] & 1) == 0);
        rate = registers[1] >> 5;
        turbo = (registers[1] & 0x10) != 0;
        reference = registers[1] >> 1 & 3;
        thermometer = (registers[1] & 1) != 0;
        double amperes = IDAC_AMPERES[registers[2] & 7] * (1 + errors.idacError());
        firstPin = (registers[3] >> 5 & 7) - 1;
        secondPin = (registers[3] >> 2 & 7) - 1;
        firstAmperes = amperes;
        secondAmperes = amperes * (1 + errors.idacMismatch());
    }

    void dieCelsius(double newCelsius) {
        celsius = newCelsius;
    }

    double idacAmperes(int pin) {
        return (firstPin == pin ? firstAmperes : 0) + (secondPin == pin ? secondAmperes : 0);
    }

    long periodNanos() {
        return clocks(CONTINUOUS_CLOCKS[rate]);
    }

    long firstNanos(boolean continuous) {
        if (continuous) {
            // Section 8.3.6: the first conversion starts 28.5 clocks (normal) or 105 clocks (turbo)
            // after START.
            return clocks(CONTINUOUS_CLOCKS[rate] + (turbo ? 105 : 28.5));
        }
        return clocks(turbo ? SINGLE_TURBO_CLOCKS[rate] : SINGLE_CLOCKS[rate]);
    }

    private long clocks(double clocks) {
        return Math.round(
                clocks * 1e9 / (turbo ? 2 * CLOCK_HERTZ : CLOCK_HERTZ) * (1 + errors.clockError()));
    }

    /** One conversion as the signed 24-bit code. */
    int convert(long nanos) {
        if (thermometer) {
            // Section 8.3.10: 14 bits, left-justified, 0.03125 degrees each.
            return (int) Math.rint(celsius / 0.03125) << 10;
        }
        double kelvins = celsius - REFERENCE_CELSIUS;
        double gain = 1 << gainLog2;
        double volts =
                inputVolts(nanos)
                        + errors.offsetVolts()
                        + errors.offsetDriftVoltsPerKelvin() * kelvins
                        + NOISE_MICROVOLTS[rate][gainLog2] * 1e-6 * noise.gaussian();
        double full = referenceVolts(nanos);
        double code =
                volts
                        * gain
                        * (1 + errors.gainError() + errors.gainDriftPerKelvin() * kelvins)
                        / full
                        * FULL_SCALE_CODES;
        return (int) Math.rint(Math.max(-FULL_SCALE_CODES, Math.min(FULL_SCALE_CODES - 1, code)));
    }

    private double referenceVolts(long nanos) {
        double volts =
                switch (reference) {
                    case 0 -> errors.referenceVolts();
                    case 1 -> inputs.volts(REFP, nanos) - inputs.volts(REFN, nanos);
                    default -> supplyVolts;
                };
        return Math.max(1e-6, volts);
    }

    private double inputVolts(long nanos) {
        return switch (mux) {
            case 0 -> pin(0, nanos) - pin(1, nanos);
            case 1 -> pin(0, nanos) - pin(2, nanos);
            case 2 -> pin(0, nanos) - pin(3, nanos);
            case 3 -> pin(1, nanos) - pin(0, nanos);
            case 4 -> pin(1, nanos) - pin(2, nanos);
            case 5 -> pin(1, nanos) - pin(3, nanos);
            case 6 -> pin(2, nanos) - pin(3, nanos);
            case 7 -> pin(3, nanos) - pin(2, nanos);
            case 8, 9, 10, 11 -> pin(mux - 8, nanos);
            case 12 -> (inputs.volts(REFP, nanos) - inputs.volts(REFN, nanos)) / 4;
            case 13 -> supplyVolts / 4;
            default -> 0;
        };
    }

    private double pin(int pin, long nanos) {
        double margin = amplified ? -0.2 : 0.1;
        return Math.max(-margin, Math.min(supplyVolts + margin, inputs.volts(pin, nanos)));
    }
}
