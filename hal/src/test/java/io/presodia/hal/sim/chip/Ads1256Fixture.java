package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;

/** One ADS1256 on a bench, and the bytes that its datasheet's command definitions give. */
abstract class Ads1256Fixture {
    static final int RDATA = 0x01;
    static final int SYNC = 0xFC;
    static final int WAKEUP = 0x00;
    static final int SELFCAL = 0xF0;

    final VirtualTimebase timebase = new VirtualTimebase();
    final Violations violations = new Violations();
    final double[] pins = new double[9];
    Ads1256Model model = chip(Ads1256Errors.NONE);
    SpiBench bench = attach(model);

    Ads1256Model chip(Ads1256Errors errors) {
        return new Ads1256Model("adc", (pin, _) -> pins[pin], errors, 5, violations);
    }

    SpiBench attach(Ads1256Model chip) {
        return new SpiBench(timebase, 1e6, chip, violations);
    }

    @BeforeEach
    void waitForPowerUp() throws BusFault {
        Arrays.fill(pins, 1.0);
        awaitReady();
        bench.select();
    }

    void awaitReady() {
        for (int i = 0; i < 2_000_000 && model.drdyHigh(timebase.nanos()); i++) {
            bench.micros(1);
        }
        assertThat(model.drdyHigh(timebase.nanos())).isFalse();
    }

    void use(Ads1256Errors errors) throws BusFault {
        bench.deselect();
        model = chip(errors);
        bench = attach(model);
        model.powerCycle(timebase.nanos());
        awaitReady();
        bench.select();
    }

    void command(int... bytes) throws BusFault {
        bench.exchange(bytes);
        bench.micros(4);
    }

    int[] registers(int first, int count) throws BusFault {
        command(0x10 | first, count - 1);
        bench.micros(4);
        int[] values = bench.exchange(new int[count]);
        bench.micros(1);
        return values;
    }

    int read() throws BusFault {
        bench.exchange(RDATA);
        bench.micros(7);
        int[] in = bench.exchange(0, 0, 0);
        bench.micros(1);
        return (in[0] << 24 | in[1] << 16 | in[2] << 8) >> 8;
    }

    int convert() throws BusFault {
        command(SYNC);
        command(WAKEUP);
        awaitReady();
        return read();
    }

    void calibrate() throws BusFault {
        command(SELFCAL);
        awaitReady();
    }
}
