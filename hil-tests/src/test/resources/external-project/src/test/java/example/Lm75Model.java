package example;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.I2cDeviceModel;

/** An LM75 thermometer: register 0 holds the temperature, 9 bits of 0.5 °C, high byte first. */
final class Lm75Model implements ChipModel, I2cDeviceModel {
    private final String name;
    private double celsius;
    private boolean frozen;
    private int code;

    Lm75Model(String name, double celsius) {
        this.name = name;
        celsius(celsius);
    }

    void celsius(double value) {
        celsius = value;
    }

    @Override
    public boolean write(byte[] data, int length, long nanos) {
        return true;
    }

    @Override
    public boolean read(byte[] into, int length, long nanos) {
        if (!frozen) {
            code = (int) Math.round(celsius * 2) << 7;
        }
        into[0] = (byte) (code >> 8);
        into[1] = (byte) code;
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void powerCycle(long nanos) {
        code = 0;
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        if (!(fault instanceof ChipFault.FrozenResult)) {
            throw new IllegalArgumentException(name + " can only freeze, not " + fault);
        }
        frozen = true;
    }

    @Override
    public void clearFaults() {
        frozen = false;
    }
}
