package io.presodia.hal.sim.chip;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.SpiDeviceModel;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.sim.VirtualSpiBus;
import io.presodia.hal.time.VirtualTimebase;

/** Talks bytes to one SPI model, for tests against the datasheet. */
final class SpiBench {
    final VirtualTimebase timebase;
    private final VirtualSpiBus.Port port;

    SpiBench(
            VirtualTimebase timebase,
            double clockHertz,
            SpiDeviceModel model,
            Violations violations) {
        this.timebase = timebase;
        this.port =
                new VirtualSpiBus("spi", timebase, 1, violations)
                        .attach("device", clockHertz, model);
    }

    void select() throws BusFault {
        port.select();
    }

    void deselect() {
        port.deselect();
    }

    int[] exchange(int... bytes) throws BusFault {
        byte[] buffer = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            buffer[i] = (byte) bytes[i];
        }
        port.transfer(buffer, buffer.length);
        int[] in = new int[bytes.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = buffer[i] & 0xFF;
        }
        return in;
    }

    /** One frame: select, bytes, deselect. */
    int[] frame(int... bytes) throws BusFault {
        select();
        int[] in = exchange(bytes);
        deselect();
        return in;
    }

    void micros(double micros) {
        timebase.elapse(Math.round(micros * 1_000));
    }
}
