package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.NoiseSource;

/**
 * The analog half of an ADS1256: multiplexer, buffer, amplifier, modulator and the calibration
 * arithmetic.
 */
final class Ads1256Converter {
    private static final double FULL_SCALE_CODE = 8_388_607;
    private static final double LOWEST_CODE = -8_388_608;
    private static final double REFERENCE_CELSIUS = 25;

    /** A calibration averages a few conversions; assumed two. */
    private static final double CALIBRATION_NOISE = 0.7;

    private final AnalogInput inputs;
    private final Ads1256Errors errors;
    private final double supplyVolts;
    private final NoiseSource noise;

    private int positive;
    private int negative;
    private int rate;
    private int gainLog2;
    private double lowestVolts;
    private double highestVolts;
    private int offsetRegister;
    private int fullScaleRegister;
    private double celsius = REFERENCE_CELSIUS;

    private double inputOffsetVolts;
    private double analogGain;
    private double noiseVolts;
    private double offset;
    private double codeFactor;

    Ads1256Converter(
            AnalogInput inputs, Ads1256Errors errors, double supplyVolts, NoiseSource noise) {
        this.inputs = inputs;
        this.errors = errors;
        this.supplyVolts = supplyVolts;
        this.noise = noise;
    }

    void select(int positiveInput, int negativeInput) {
        positive = Math.min(positiveInput, 8);
        negative = Math.min(negativeInput, 8);
    }

    void configure(int newRate, int newGainLog2, boolean buffer) {
        rate = newRate;
        gainLog2 = newGainLog2;
        lowestVolts = buffer ? 0 : -0.1;
        highestVolts = buffer ? supplyVolts - 2 : supplyVolts + 0.1;
        update();
    }

    void dieCelsius(double newCelsius) {
        celsius = newCelsius;
        update();
    }

    /** Sets the calibration registers; the offset as a signed number. */
    void calibration(int newOffsetRegister, int newFullScaleRegister) {
        offsetRegister = newOffsetRegister;
        fullScaleRegister = newFullScaleRegister;
        update();
    }

    int offsetRegister() {
        return offsetRegister;
    }

    int fullScaleRegister() {
        return fullScaleRegister;
    }

    private void update() {
        double kelvins = celsius - REFERENCE_CELSIUS;
        inputOffsetVolts = errors.offsetVolts() + errors.offsetDriftVoltsPerKelvin() * kelvins;
        analogGain =
                (1 << gainLog2)
                        / (2 * errors.referenceVolts())
                        * (1 + errors.gainError())
                        * (1 + errors.residualGainError())
                        * (1 + errors.gainDriftPerKelvin() * kelvins);
        noiseVolts = Ads1256Rates.noiseVolts(rate, gainLog2);
        offset = offsetRegister / (double) Ads1256Rates.alpha(rate);
        codeFactor = fullScaleRegister / 8_388_608.0 * Ads1256Rates.beta(rate) * FULL_SCALE_CODE;
    }

    /** One conversion of the selected inputs, as the signed 24-bit code. */
    int convert(long nanos) {
        double code = (modulator(inputVolts(nanos)) - offset) * codeFactor;
        return (int) Math.rint(Math.max(LOWEST_CODE, Math.min(FULL_SCALE_CODE, code)));
    }

    private double inputVolts(long nanos) {
        if (positive == negative) {
            return 0;
        }
        return pinVolts(positive, nanos) - pinVolts(negative, nanos);
    }

    private double pinVolts(int pin, long nanos) {
        return Math.max(lowestVolts, Math.min(highestVolts, inputs.volts(pin, nanos)));
    }

    /** The modulator's output as a fraction of full scale, noise included. */
    private double modulator(double volts) {
        double x = (volts + inputOffsetVolts + noiseVolts * noise.gaussian()) * analogGain;
        return x + errors.nonlinearity() * 2.6 * x * (1 - x * x);
    }

    /** SELFOCAL: the inputs are shorted inside. */
    void calibrateOwnOffset() {
        calibrateOffset(0);
    }

    /** SYSOCAL: the present input is zero. */
    void calibrateSystemOffset(long nanos) {
        calibrateOffset(inputVolts(nanos));
    }

    private void calibrateOffset(double volts) {
        double x =
                (volts + inputOffsetVolts + CALIBRATION_NOISE * noiseVolts * noise.gaussian())
                        * analogGain;
        double register = Math.rint(x * Ads1256Rates.alpha(rate));
        calibration(
                (int) Math.max(LOWEST_CODE, Math.min(FULL_SCALE_CODE, register)),
                fullScaleRegister);
    }

    /** SELFGCAL: the reference is connected inside, which leaves a residual gain error. */
    void calibrateOwnGain() {
        double seen =
                (1 + errors.gainError())
                        * (1 + errors.gainDriftPerKelvin() * (celsius - REFERENCE_CELSIUS));
        double fullScaleNoise =
                1
                        + CALIBRATION_NOISE
                                * noiseVolts
                                * noise.gaussian()
                                * (1 << gainLog2)
                                / (2 * errors.referenceVolts());
        calibrateGain(seen * fullScaleNoise);
    }

    /** SYSGCAL: the present input is full scale. */
    void calibrateSystemGain(long nanos) {
        double x = (inputVolts(nanos) + inputOffsetVolts) * analogGain - offset;
        calibrateGain(Math.max(0.1, x));
    }

    private void calibrateGain(double fraction) {
        double register = Math.rint(Ads1256Rates.idealFullScale(rate) / fraction);
        calibration(offsetRegister, (int) Math.max(0, Math.min(16_777_215, register)));
    }
}
