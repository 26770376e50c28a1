package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.chip.ad5754r.Ad5754r;
import io.presodia.hal.chip.ad5754r.Ad5754rRange;
import io.presodia.hal.chip.ads1115.Ads1115;
import io.presodia.hal.chip.ads1115.Ads1115DataRate;
import io.presodia.hal.chip.ads1115.Ads1115Mux;
import io.presodia.hal.chip.ads1115.Ads1115Range;
import io.presodia.hal.chip.ads122c04.Ads122c04;
import io.presodia.hal.chip.ads122c04.Ads122c04DataRate;
import io.presodia.hal.chip.ads122c04.Ads122c04Gain;
import io.presodia.hal.chip.ads122c04.Ads122c04Idac;
import io.presodia.hal.chip.ads122c04.Ads122c04IdacRoute;
import io.presodia.hal.chip.ads122c04.Ads122c04Input;
import io.presodia.hal.chip.ads122c04.Ads122c04Mux;
import io.presodia.hal.chip.ads122c04.Ads122c04Reference;
import io.presodia.hal.chip.ads1256.Ads1256;
import io.presodia.hal.chip.ads1256.Ads1256Config;
import io.presodia.hal.chip.ads1256.Ads1256DataRate;
import io.presodia.hal.chip.ads1256.Ads1256Gain;
import io.presodia.hal.chip.mcp23017.Mcp23017;
import io.presodia.hal.chip.tmp117.Tmp117;
import io.presodia.hal.chip.tmp117.Tmp117Averaging;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The drivers of a board by the names of its file. A new part of {@link ChipSpec} fails to compile
 * here until it has a driver.
 */
final class ChipAssembly {
    private static final int ALL_PINS = 0xFFFF;

    /** Brings up or reads back one chip. */
    @FunctionalInterface
    interface ChipAction {
        /** Does it. */
        void run() throws BusFault;
    }

    private final Ports ports;
    private final Timebase timebase;
    private final Map<String, Converter> converters = new HashMap<>();
    private final Map<String, Ad5754r> setpointConverters = new HashMap<>();
    private final Map<String, Mcp23017> expanders = new LinkedHashMap<>();
    private final Map<String, Ads122c04> stackConverters = new HashMap<>();
    private final Map<String, Tmp117> thermometers = new HashMap<>();
    private final List<ChipAction> configurations = new ArrayList<>();
    private final List<ChipAction> verifications = new ArrayList<>();

    ChipAssembly(BoardSpec spec, Ports ports, Timebase timebase) throws BusFault {
        this.ports = ports;
        this.timebase = timebase;
        for (ChipSpec chip : spec.chips()) {
            add(chip);
        }
    }

    private void add(ChipSpec spec) throws BusFault {
        switch (spec) {
            case ChipSpec.Ads1256 chip -> addAds1256(chip);
            case ChipSpec.Ad5754r chip -> addAd5754r(chip);
            case ChipSpec.Mcp23017 chip -> addMcp23017(chip);
            case ChipSpec.Ads122c04 chip -> addAds122c04(chip);
            case ChipSpec.Ads1115 chip -> addAds1115(chip);
            case ChipSpec.Tmp117 chip -> addTmp117(chip);
        }
    }

    private void addAds1256(ChipSpec.Ads1256 spec) throws BusFault {
        Ads1256Config config =
                new Ads1256Config(
                        Ads1256Gain.valueOf("X" + spec.gain()),
                        rate(spec),
                        spec.buffer(),
                        Ads1256Config.NOMINAL_CLOCK_HERTZ,
                        spec.referenceVolts());
        Ads1256 chip =
                new Ads1256(
                        ports.spi(spec.name()), ports.input(spec.readyLine()), timebase, config);
        converters.put(spec.name(), new Ads1256Converter(chip));
        register(chip::configure, chip::verifyConfiguration);
    }

    private static Ads1256DataRate rate(ChipSpec.Ads1256 spec) {
        for (Ads1256DataRate rate : Ads1256DataRate.values()) {
            if (rate.samplesPerSecond() == spec.samplesPerSecond()) {
                return rate;
            }
        }
        throw new IllegalArgumentException(
                spec.name() + ": no data rate of " + spec.samplesPerSecond() + " per second");
    }

    private void addAd5754r(ChipSpec.Ad5754r spec) throws BusFault {
        Ad5754rRange range =
                spec.outputRangeVolts() > 5
                        ? Ad5754rRange.PLUS_MINUS_10_V
                        : Ad5754rRange.PLUS_MINUS_5_V;
        Ad5754r chip = new Ad5754r(ports.spi(spec.name()), timebase, range);
        setpointConverters.put(spec.name(), chip);
        register(chip::configure, chip::verifyConfiguration);
    }

    private void addMcp23017(ChipSpec.Mcp23017 spec) throws BusFault {
        Mcp23017 chip =
                new Mcp23017(
                        ports.i2c(spec.name()), ALL_PINS & ~spec.outputMask(), spec.pullUpMask());
        expanders.put(spec.name(), chip);
        register(chip::configure, chip::verifyConfiguration);
    }

    private void addAds122c04(ChipSpec.Ads122c04 spec) throws BusFault {
        Ads122c04DataRate rate = Ads122c04DataRate.valueOf("SPS_" + spec.samplesPerSecond());
        stackConverters.put(spec.name(), new Ads122c04(ports.i2c(spec.name()), timebase, rate));
    }

    private void addAds1115(ChipSpec.Ads1115 spec) throws BusFault {
        Ads1115DataRate rate = Ads1115DataRate.valueOf("SPS_" + spec.samplesPerSecond());
        Ads1115Range range = range(spec);
        Ads1115 chip = new Ads1115(ports.i2c(spec.name()), timebase, rate);
        converters.put(spec.name(), new Ads1115Converter(chip, range));
        register(() -> chip.configure(Ads1115Mux.AIN0, range), chip::verifyConfiguration);
    }

    private static Ads1115Range range(ChipSpec.Ads1115 spec) {
        for (Ads1115Range range : Ads1115Range.values()) {
            if (range.fullScaleVolts() == spec.fullScaleVolts()) {
                return range;
            }
        }
        throw new IllegalArgumentException(
                spec.name() + ": no range of " + spec.fullScaleVolts() + " V");
    }

    private void addTmp117(ChipSpec.Tmp117 spec) throws BusFault {
        Tmp117 chip = new Tmp117(ports.i2c(spec.name()), timebase, averaging(spec));
        thermometers.put(spec.name(), chip);
        register(chip::configure, chip::verifyConfiguration);
    }

    private static Tmp117Averaging averaging(ChipSpec.Tmp117 spec) {
        return switch (spec.averages()) {
            case 1 -> Tmp117Averaging.NONE;
            case 8 -> Tmp117Averaging.OF_8;
            case 32 -> Tmp117Averaging.OF_32;
            case 64 -> Tmp117Averaging.OF_64;
            default ->
                    throw new IllegalArgumentException(
                            spec.name() + ": no averaging of " + spec.averages());
        };
    }

    void register(ChipAction configure, ChipAction verify) {
        configurations.add(configure);
        verifications.add(verify);
    }

    /**
     * The load cell as the converter measures it: the bridge supply is the reference, so the result
     * is a ratio.
     */
    static Ads122c04Input forceInput(LoadCellSpec spec) {
        return new Ads122c04Input(
                mux(spec.positive(), spec.negative()),
                Ads122c04Gain.valueOf("X" + spec.gain()),
                Ads122c04Reference.SUPPLY);
    }

    /**
     * The PT100 as the converter measures it: against the resistor that carries the same current.
     */
    static Ads122c04Input temperatureInput(Pt100Spec spec) {
        int microamperes = (int) Math.rint(spec.excitationAmperes() * 1e6);
        return new Ads122c04Input(
                mux(spec.positive(), spec.negative()),
                Ads122c04Gain.valueOf("X" + spec.gain()),
                false,
                Ads122c04Reference.PINS,
                Ads122c04Idac.valueOf("MICROAMPS_" + microamperes),
                Ads122c04IdacRoute.REFP,
                Ads122c04IdacRoute.NONE);
    }

    private static Ads122c04Mux mux(int positive, int negative) {
        return Ads122c04Mux.valueOf(
                "AIN"
                        + positive
                        + "_"
                        + (negative == AnalogInput.COMMON ? "AVSS" : "AIN" + negative));
    }

    Converter converter(String name) {
        return required(converters, name, "converter");
    }

    Ad5754r setpointConverter(String name) {
        return required(setpointConverters, name, "setpoint converter");
    }

    Mcp23017 expander(String name) {
        return required(expanders, name, "expander");
    }

    Ads122c04 stackConverter(String name) {
        return required(stackConverters, name, "stack converter");
    }

    Tmp117 thermometer(String name) {
        return required(thermometers, name, "thermometer");
    }

    List<ChipAction> configurations() {
        return configurations;
    }

    List<ChipAction> verifications() {
        return verifications;
    }

    private static <T> T required(Map<String, T> chips, String name, String kind) {
        T chip = chips.get(name);
        if (chip == null) {
            throw new IllegalArgumentException(
                    "the board file wires a " + kind + " called " + name + ", but has none");
        }
        return chip;
    }
}
