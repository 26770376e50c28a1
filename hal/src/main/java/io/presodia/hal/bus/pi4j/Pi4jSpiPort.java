package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.spi.Spi;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.SpiPort;

/**
 * One SPI device as a port: the bus of Pi4J, shared with its other devices, and a chip select line
 * of its own.
 */
final class Pi4jSpiPort implements SpiPort {
    private final Spi spi;
    private final DigitalOutput chipSelect;
    private final BusLock lock;
    private final String name;

    Pi4jSpiPort(Spi spi, DigitalOutput chipSelect, BusLock lock, String name) {
        this.spi = spi;
        this.chipSelect = chipSelect;
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
    public void select() throws BusFault {
        try (var _ = lock.hold()) {
            chipSelect.set(false);
        }
    }

    @Override
    public void deselect() throws BusFault {
        try (var _ = lock.hold()) {
            chipSelect.set(true);
        }
    }

    @Override
    public void transfer(byte[] buffer, int length) throws BusFault {
        try (var _ = lock.hold()) {
            int done = spi.transfer(buffer, 0, buffer, 0, length);
            if (done != length) {
                throw new BusFault(
                        BusFault.Kind.IO,
                        name,
                        "transfer of " + length + " bytes ended after " + done);
            }
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(name, "transfer of " + length + " bytes", e);
        }
    }
}
