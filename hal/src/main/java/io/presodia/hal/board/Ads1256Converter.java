package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.chip.ads1256.Ads1256;
import io.presodia.hal.chip.ads1256.Ads1256Input;

/** An ADS1256 as a {@link Converter}. */
final class Ads1256Converter implements Converter {
    private static final Ads1256Input[] INPUTS = Ads1256Input.values();

    private final Ads1256 chip;
    private int code;

    Ads1256Converter(Ads1256 chip) {
        this.chip = chip;
    }

    @Override
    public void start(int positive, int negative) throws BusFault {
        chip.startConversion(input(positive), input(negative));
    }

    private static Ads1256Input input(int number) {
        return number == AnalogInput.COMMON ? Ads1256Input.AINCOM : INPUTS[number];
    }

    @Override
    public void finish() throws BusFault {
        code = chip.finishConversion();
    }

    @Override
    public double volts() {
        return chip.toVolts(code);
    }

    @Override
    public boolean saturated() {
        return Ads1256.saturated(code);
    }
}
