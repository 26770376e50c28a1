package example;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;

/** Driver of the LM75. */
final class Lm75 {
    private final I2cPort port;
    private final byte[] out = new byte[1];
    private final byte[] in = new byte[2];

    Lm75(I2cPort port) {
        this.port = port;
    }

    double celsius() throws BusFault {
        port.writeThenRead(out, 1, in, 2);
        return (in[0] << 8 | in[1] & 0xFF) / 256.0;
    }
}
