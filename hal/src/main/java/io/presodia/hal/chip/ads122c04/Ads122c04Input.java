package io.presodia.hal.chip.ads122c04;

/**
 * One thing that an ADS122C04 measures: where it is connected, and with which gain, reference and
 * excitation.
 *
 * @param mux the inputs
 * @param gain the gain; 1, 2 or 4 where the amplifier is bypassed
 * @param amplifierBypassed whether the amplifier is switched off, for inputs near the supplies
 * @param reference the reference
 * @param idac the current of both excitation sources
 * @param idac1 where the first source comes out
 * @param idac2 where the second source comes out
 */
public record Ads122c04Input(
        Ads122c04Mux mux,
        Ads122c04Gain gain,
        boolean amplifierBypassed,
        Ads122c04Reference reference,
        Ads122c04Idac idac,
        Ads122c04IdacRoute idac1,
        Ads122c04IdacRoute idac2) {

    public Ads122c04Input {
        if (amplifierBypassed && gain.factor() > 4) {
            throw new IllegalArgumentException(
                    "gain must be 1, 2 or 4 with the amplifier bypassed, was " + gain.factor());
        }
    }

    /** An input without excitation, through the amplifier. */
    public Ads122c04Input(Ads122c04Mux mux, Ads122c04Gain gain, Ads122c04Reference reference) {
        this(
                mux,
                gain,
                false,
                reference,
                Ads122c04Idac.OFF,
                Ads122c04IdacRoute.NONE,
                Ads122c04IdacRoute.NONE);
    }

    /** Configuration register 0: MUX, GAIN, PGA_BYPASS. */
    int config0() {
        return (mux.code() << 4) | (gain.code() << 1) | (amplifierBypassed ? 1 : 0);
    }

    /** Configuration register 1: DR, MODE, single-shot, VREF, temperature sensor off. */
    int config1(Ads122c04DataRate dataRate) {
        return (dataRate.code() << 5) | (dataRate.turbo() ? 1 << 4 : 0) | (reference.code() << 1);
    }

    /** Configuration register 2: counter and CRC on, burn-out current off, IDAC. */
    int config2() {
        return Ads122c04.COUNTER_AND_CRC | idac.code();
    }

    /** Configuration register 3: I1MUX, I2MUX. */
    int config3() {
        return (idac1.code() << 5) | (idac2.code() << 2);
    }

    /** Input voltage over reference voltage of a raw code: the code over 2^23 times the gain. */
    public double ratio(int code) {
        return code / (8388608.0 * gain.factor());
    }
}
