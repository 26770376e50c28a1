package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.chip.ads1115.Ads1115;
import io.presodia.hal.chip.ads1115.Ads1115Mux;
import io.presodia.hal.chip.ads1115.Ads1115Range;

/** An ADS1115 as a {@link Converter}, in one range. */
final class Ads1115Converter implements Converter {
    private final Ads1115 chip;
    private final Ads1115Range range;
    private int code;

    Ads1115Converter(Ads1115 chip, Ads1115Range range) {
        this.chip = chip;
        this.range = range;
    }

    @Override
    public void start(int positive, int negative) throws BusFault {
        chip.startConversion(mux(positive, negative), range);
    }

    /**
     * The multiplexer setting of a pair of inputs.
     *
     * @throws IllegalArgumentException when the part cannot connect this pair (SBAS444D, Table 8)
     */
    static Ads1115Mux mux(int positive, int negative) {
        return switch (positive * 10 + negative) {
            case 1 -> Ads1115Mux.AIN0_AIN1;
            case 3 -> Ads1115Mux.AIN0_AIN3;
            case 13 -> Ads1115Mux.AIN1_AIN3;
            case 23 -> Ads1115Mux.AIN2_AIN3;
            case AnalogInput.COMMON -> Ads1115Mux.AIN0;
            case 10 + AnalogInput.COMMON -> Ads1115Mux.AIN1;
            case 20 + AnalogInput.COMMON -> Ads1115Mux.AIN2;
            case 30 + AnalogInput.COMMON -> Ads1115Mux.AIN3;
            default ->
                    throw new IllegalArgumentException(
                            "an ADS1115 cannot connect input " + positive + " against " + negative);
        };
    }

    @Override
    public void finish() throws BusFault {
        code = chip.finishConversion();
    }

    @Override
    public double volts() {
        return Ads1115.toVolts(code, range);
    }

    @Override
    public boolean saturated() {
        return Ads1115.saturated(code);
    }
}
