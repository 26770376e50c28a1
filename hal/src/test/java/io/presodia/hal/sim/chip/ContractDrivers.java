package io.presodia.hal.sim.chip;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.chip.ad5754r.Ad5754r;
import io.presodia.hal.chip.ad5754r.Ad5754rChannel;
import io.presodia.hal.chip.ad5754r.Ad5754rRange;
import io.presodia.hal.chip.ads1115.Ads1115;
import io.presodia.hal.chip.ads1115.Ads1115DataRate;
import io.presodia.hal.chip.ads1115.Ads1115Mux;
import io.presodia.hal.chip.ads1115.Ads1115Range;
import io.presodia.hal.chip.ads122c04.Ads122c04;
import io.presodia.hal.chip.ads122c04.Ads122c04DataRate;
import io.presodia.hal.chip.ads122c04.Ads122c04Gain;
import io.presodia.hal.chip.ads122c04.Ads122c04Input;
import io.presodia.hal.chip.ads122c04.Ads122c04Mux;
import io.presodia.hal.chip.ads122c04.Ads122c04Reference;
import io.presodia.hal.chip.ads1256.Ads1256;
import io.presodia.hal.chip.ads1256.Ads1256Config;
import io.presodia.hal.chip.ads1256.Ads1256DataRate;
import io.presodia.hal.chip.ads1256.Ads1256Gain;
import io.presodia.hal.chip.ads1256.Ads1256Input;
import io.presodia.hal.chip.mcp23017.Mcp23017;
import io.presodia.hal.chip.tmp117.Tmp117;
import io.presodia.hal.chip.tmp117.Tmp117Averaging;
import io.presodia.hal.chip.watchdog.WindowedWatchdog;
import io.presodia.hal.time.VirtualTimebase;

/** The drivers of all chips on one bench, each reduced to what the contract asks of any chip. */
final class ContractDrivers {
    static final int EXPANDER_INPUTS = 0xFF00;
    static final Ads122c04Input STRAIN =
            new Ads122c04Input(
                    Ads122c04Mux.AIN0_AIN1, Ads122c04Gain.X1, Ads122c04Reference.INTERNAL);

    final Ads1256 adc;
    final Ad5754r dac;
    final Mcp23017 expander;
    final Ads122c04 strain;
    final Ads1115 monitor;
    final Tmp117 ambient;
    final WindowedWatchdog watchdog;

    ContractDrivers(Ports ports, VirtualTimebase timebase) throws BusFault {
        adc =
                new Ads1256(
                        ports.spi("adc"),
                        ports.input("adc-drdy"),
                        timebase,
                        new Ads1256Config(Ads1256Gain.X1, Ads1256DataRate.SPS_1000, false));
        dac = new Ad5754r(ports.spi("dac"), timebase, Ad5754rRange.PLUS_MINUS_5_V);
        expander = new Mcp23017(ports.i2c("expander"), EXPANDER_INPUTS, 0);
        strain = new Ads122c04(ports.i2c("strain"), timebase, Ads122c04DataRate.SPS_1000);
        monitor = new Ads1115(ports.i2c("monitor"), timebase, Ads1115DataRate.SPS_860);
        ambient = new Tmp117(ports.i2c("ambient"), timebase, Tmp117Averaging.NONE);
        watchdog =
                new WindowedWatchdog(
                        ports.output("heartbeat"),
                        ports.input("trip"),
                        true,
                        ContractBench.WINDOW_OPENS_NANOS / 2,
                        ContractBench.WINDOW_CLOSES_NANOS / 2);
    }

    void configure(Part part) throws BusFault {
        switch (part) {
            case ADC -> adc.configure();
            case DAC -> dac.configure();
            case EXPANDER -> expander.configure();
            case STRAIN -> strain.configure(STRAIN);
            case MONITOR -> monitor.configure(Ads1115Mux.AIN0, Ads1115Range.VOLTS_6_144);
            case AMBIENT -> ambient.configure();
        }
    }

    void verify(Part part) throws BusFault {
        switch (part) {
            case ADC -> adc.verifyConfiguration();
            case DAC -> dac.verifyConfiguration();
            case EXPANDER -> expander.verifyConfiguration();
            case STRAIN -> strain.verifyConfiguration();
            case MONITOR -> monitor.verifyConfiguration();
            case AMBIENT -> ambient.verifyConfiguration();
        }
    }

    /** What the chip is there for, once; the code where it is a converter. */
    int use(Part part) throws BusFault {
        return switch (part) {
            case ADC -> adc.read(Ads1256Input.AIN0, Ads1256Input.AIN1);
            case DAC -> {
                dac.setVolts(Ad5754rChannel.A, 1);
                yield dac.readBack(Ad5754rChannel.A);
            }
            case EXPANDER -> {
                expander.writeOutputs(0x0001);
                yield expander.readPins();
            }
            case STRAIN -> strain.read(STRAIN);
            case MONITOR -> monitor.read(Ads1115Mux.AIN0, Ads1115Range.VOLTS_6_144);
            case AMBIENT -> ambient.read();
        };
    }

    /** The chips of the bench, by what they do there. */
    enum Part {
        ADC(false),
        DAC(false),
        EXPANDER(true),
        STRAIN(true),
        MONITOR(true),
        AMBIENT(true);

        final boolean i2c;

        Part(boolean i2c) {
            this.i2c = i2c;
        }

        String device() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
