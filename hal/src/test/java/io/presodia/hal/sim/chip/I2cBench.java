package io.presodia.hal.sim.chip;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.VirtualI2cBus;
import io.presodia.hal.time.VirtualTimebase;

/** Talks bytes to one I2C model, for tests against the datasheet. */
final class I2cBench {
    final VirtualTimebase timebase;
    private final I2cPort port;

    I2cBench(VirtualTimebase timebase, I2cDeviceModel model) {
        this.timebase = timebase;
        this.port = new VirtualI2cBus("i2c", 1_000_000, timebase, 1).attach("device", 0x40, model);
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    void write(int... values) throws BusFault {
        port.write(bytes(values), values.length);
    }

    int[] read(int length, int... command) throws BusFault {
        byte[] in = new byte[length];
        if (command.length == 0) {
            port.read(in, length);
        } else {
            port.writeThenRead(bytes(command), command.length, in, length);
        }
        int[] result = new int[length];
        for (int i = 0; i < length; i++) {
            result[i] = in[i] & 0xFF;
        }
        return result;
    }

    int word(int register) throws BusFault {
        int[] in = read(2, register);
        return in[0] << 8 | in[1];
    }

    void millis(double millis) {
        timebase.elapse(Math.round(millis * 1e6));
    }
}
