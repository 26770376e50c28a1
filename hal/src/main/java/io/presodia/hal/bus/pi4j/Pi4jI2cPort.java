package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.I2cPort;

/** One I2C device of Pi4J as a port. */
final class Pi4jI2cPort implements I2cPort {
    private final I2C i2c;
    private final BusLock lock;
    private final String name;

    Pi4jI2cPort(I2C i2c, BusLock lock, String name) {
        this.i2c = i2c;
        this.lock = lock;
        this.name = name;
    }

    @Override
    public BusLock lock() {
        return lock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(byte[] data, int length) throws BusFault {
        try (var _ = lock.hold()) {
            requireAll("write", length, i2c.write(data, 0, length));
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(name, "write of " + length + " bytes", e);
        }
    }

    @Override
    public void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength)
            throws BusFault {
        try (var _ = lock.hold()) {
            i2c.writeThenRead(out, 0, writeLength, 0, in, 0, readLength);
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(
                    name, "write of " + writeLength + ", then read of " + readLength + " bytes", e);
        }
    }

    @Override
    public void read(byte[] in, int length) throws BusFault {
        try (var _ = lock.hold()) {
            requireAll("read", length, i2c.read(in, 0, length));
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(name, "read of " + length + " bytes", e);
        }
    }

    private void requireAll(String doing, int wanted, int done) throws BusFault {
        if (done != wanted) {
            throw new BusFault(
                    BusFault.Kind.IO, name, doing + " of " + wanted + " bytes ended after " + done);
        }
    }
}
