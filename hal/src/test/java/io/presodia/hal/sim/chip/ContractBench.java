package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.Wiring;
import io.presodia.hal.bus.pi4j.InProcessProviders;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.FaultInjector;
import io.presodia.hal.sim.TransferFaults;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.sim.VirtualI2cBus;
import io.presodia.hal.sim.VirtualInputLine;
import io.presodia.hal.sim.VirtualOutputLine;
import io.presodia.hal.sim.VirtualPorts;
import io.presodia.hal.sim.VirtualSpiBus;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Map;

/**
 * One of every chip of bench-4 without errors of its own, and what the outside puts on their pins.
 */
final class ContractBench {
    static final long SEED = 11;
    static final double SPI_HERTZ = 1.92e6;
    static final long WINDOW_OPENS_NANOS = 20_000_000;
    static final long WINDOW_CLOSES_NANOS = 200_000_000;

    final VirtualTimebase timebase = new VirtualTimebase();
    final Violations violations = new Violations();
    final FaultInjector injector = new FaultInjector(true);
    final double[] adcPins = new double[9];
    final double[] strainPins = new double[6];
    final double[] monitorPins = new double[4];
    double celsius = 25;
    int expanderInputs;
    private long askedNanos;

    final Ads1256Model adc =
            new Ads1256Model(
                    "adc",
                    (pin, nanos) -> volts(adcPins, pin, nanos),
                    Ads1256Errors.NONE,
                    SEED,
                    violations);
    final Ad5754rModel dac = Ad5754rModel.ideal("dac", true, violations);
    final Mcp23017Model expander =
            new Mcp23017Model(
                    "expander",
                    (pin, _, _) -> (expanderInputs & 1 << pin) != 0,
                    (_, _, _) -> {},
                    violations);
    final Ads122c04Model strain =
            new Ads122c04Model(
                    "strain",
                    (pin, nanos) -> volts(strainPins, pin, nanos),
                    3.3,
                    Ads122c04Errors.NONE,
                    SEED,
                    violations);
    final Ads1115Model monitor =
            new Ads1115Model(
                    "monitor",
                    (pin, nanos) -> volts(monitorPins, pin, nanos),
                    5.0,
                    Ads1115Model.Errors.NONE,
                    SEED,
                    violations);
    final Tmp117Model ambient = new Tmp117Model("ambient", this::celsius, 0, SEED, violations);
    final WindowWatchdogModel watchdog =
            new WindowWatchdogModel("watchdog", WINDOW_OPENS_NANOS, WINDOW_CLOSES_NANOS);

    private final VirtualPorts ports = new VirtualPorts();

    ContractBench() {
        VirtualSpiBus spi = new VirtualSpiBus("spi-0", timebase, SEED, violations);
        VirtualI2cBus i2c = new VirtualI2cBus("i2c-1", 400_000, timebase, SEED);
        add(spi.attach("adc", SPI_HERTZ, adc), adc);
        add(spi.attach("dac", SPI_HERTZ, dac), dac);
        add(i2c.attach("expander", 0x20, expander), expander);
        add(i2c.attach("strain", 0x40, strain), strain);
        add(i2c.attach("monitor", 0x48, monitor), monitor);
        add(i2c.attach("ambient", 0x49, ambient), ambient);
        ports.add(new VirtualInputLine("adc-drdy", timebase, SEED, adc::drdyHigh));
        ports.add(new VirtualOutputLine("heartbeat", timebase, SEED, watchdog::heartbeat));
        ports.add(new VirtualInputLine("trip", timebase, SEED, watchdog::tripped));
    }

    /** A plant cannot go back: across all chips the times asked for must not. */
    private void requireNoWayBack(long nanos) {
        assertThat(nanos).isGreaterThanOrEqualTo(askedNanos).isEqualTo(timebase.nanos());
        askedNanos = nanos;
    }

    private double volts(double[] pins, int pin, long nanos) {
        requireNoWayBack(nanos);
        return pins[pin];
    }

    private double celsius(long nanos) {
        requireNoWayBack(nanos);
        return celsius;
    }

    private void add(VirtualSpiBus.Port port, ChipModel chip) {
        ports.add(port);
        addTargets(port.faults(), chip);
    }

    private void add(VirtualI2cBus.Port port, ChipModel chip) {
        ports.add(port);
        addTargets(port.faults(), chip);
    }

    private void addTargets(TransferFaults faults, ChipModel chip) {
        injector.addTransfer(chip.name(), faults);
        injector.addChip(chip);
    }

    /** The virtual ports themselves. */
    Ports direct() {
        return ports;
    }

    /** The same, seen through Pi4J. */
    Ports overPi4j() throws BusFault {
        Wiring wiring =
                new Wiring(
                        Map.of(
                                "expander", new Wiring.I2cDevice(1, 0x20),
                                "strain", new Wiring.I2cDevice(1, 0x40),
                                "monitor", new Wiring.I2cDevice(1, 0x48),
                                "ambient", new Wiring.I2cDevice(1, 0x49)),
                        Map.of(
                                "adc", new Wiring.SpiDevice(0, 0, (int) SPI_HERTZ, 1, "cs-adc"),
                                "dac", new Wiring.SpiDevice(0, 0, (int) SPI_HERTZ, 1, "cs-dac")),
                        Map.of(
                                "cs-adc", new Wiring.Line(0, 8, Wiring.Line.Use.CHIP_SELECT),
                                "cs-dac", new Wiring.Line(0, 7, Wiring.Line.Use.CHIP_SELECT),
                                "adc-drdy", new Wiring.Line(0, 17, Wiring.Line.Use.INPUT),
                                "heartbeat", new Wiring.Line(0, 22, Wiring.Line.Use.OUTPUT),
                                "trip", new Wiring.Line(0, 23, Wiring.Line.Use.INPUT)));
        return InProcessProviders.overPi4j(ports, wiring);
    }
}
