package io.presodia.hal.sim.board;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.BusSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.LineSpec;
import io.presodia.hal.board.LinearMap;
import io.presodia.hal.board.PinRef;
import io.presodia.hal.board.WatchdogSpec;
import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.FaultInjector;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.SpiDeviceModel;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.sim.VirtualI2cBus;
import io.presodia.hal.sim.VirtualInputLine;
import io.presodia.hal.sim.VirtualOutputLine;
import io.presodia.hal.sim.VirtualPorts;
import io.presodia.hal.sim.VirtualSpiBus;
import io.presodia.hal.sim.chip.Ad5754rErrors;
import io.presodia.hal.sim.chip.Ad5754rModel;
import io.presodia.hal.sim.chip.Ads1115Model;
import io.presodia.hal.sim.chip.Ads122c04Model;
import io.presodia.hal.sim.chip.Ads1256Errors;
import io.presodia.hal.sim.chip.Ads1256Model;
import io.presodia.hal.sim.chip.Mcp23017Model;
import io.presodia.hal.sim.chip.Tmp117Model;
import io.presodia.hal.sim.chip.WindowWatchdogModel;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Builds the chips of a virtual board and connects their pins as the board file says. Static errors
 * of the converters are part of {@link BuiltPath}, since a calibration covers the whole path; the
 * models bring noise, quantisation, timing and saturation.
 */
final class BenchWiring {
    /** Differential signals are referred to half the converters' 5 V supply. */
    private static final double REFERRED_TO_VOLTS = 2.5;

    private static final double CHECK_SUPPLY_VOLTS = 3.3;

    private static final double DAC_REFERENCE_VOLTS = 2.5;

    /** One pin of a converter. */
    @FunctionalInterface
    interface PinSource {
        /** Volts against ground. */
        double volts(long nanos);
    }

    private final BoardSpec spec;
    private final VirtualBench bench;
    private final VirtualTimebase timebase;
    private final long runSeed;
    private final Map<String, VirtualI2cBus> i2cBuses = new HashMap<>();
    private final Map<String, VirtualSpiBus> spiBuses = new HashMap<>();
    private final Map<String, Ads1256Model> dataReady = new HashMap<>();
    private final Set<String> selectLines = new HashSet<>();

    BenchWiring(BoardSpec spec, VirtualBench bench, VirtualTimebase timebase, long runSeed) {
        this.spec = spec;
        this.bench = bench;
        this.timebase = timebase;
        this.runSeed = runSeed;
    }

    void build(VirtualPorts ports, FaultInjector faults, Violations violations) {
        for (BusSpec bus : spec.buses()) {
            switch (bus) {
                case BusSpec.I2c(String name, int _, int clockHertz) -> {
                    VirtualI2cBus virtual = new VirtualI2cBus(name, clockHertz, timebase, runSeed);
                    i2cBuses.put(name, virtual);
                    faults.addTransfer(name, virtual.faults());
                }
                case BusSpec.Spi(String name, int _, int _) -> {
                    VirtualSpiBus virtual = new VirtualSpiBus(name, timebase, runSeed, violations);
                    spiBuses.put(name, virtual);
                    faults.addTransfer(name, virtual.faults());
                }
            }
        }
        for (ChipSpec chip : spec.chips()) {
            addChip(chip, ports, faults, violations);
        }
        for (LineSpec line : spec.lines()) {
            addLine(line, ports, faults);
        }
        WindowWatchdogModel watchdog = bench.watchdog();
        if (watchdog != null) {
            faults.addChip(watchdog);
        }
    }

    private void addChip(
            ChipSpec chip, VirtualPorts ports, FaultInjector faults, Violations violations) {
        switch (chip) {
            case ChipSpec.Ads1256 adc -> {
                Ads1256Model model =
                        new Ads1256Model(
                                adc.name(),
                                differential(adc.name()),
                                Ads1256Errors.NONE,
                                runSeed,
                                violations);
                dataReady.put(adc.readyLine(), model);
                addSpi(adc, model, model, ports, faults);
            }
            case ChipSpec.Ad5754r dac -> addDac(dac, ports, faults, violations);
            case ChipSpec.Mcp23017 expander -> {
                ExpanderPins pins = new ExpanderPins(spec, expander.name(), bench);
                Mcp23017Model model = new Mcp23017Model(expander.name(), pins, pins, violations);
                addI2c(expander, model, model, ports, faults);
            }
            case ChipSpec.Ads122c04 adc -> {
                Ads122c04Model model =
                        StackPins.model(spec, adc.name(), bench, runSeed, violations);
                addI2c(adc, model, model, ports, faults);
            }
            case ChipSpec.Ads1115 adc -> {
                Ads1115Model model =
                        new Ads1115Model(
                                adc.name(),
                                singleEnded(adc.name()),
                                CHECK_SUPPLY_VOLTS,
                                new Ads1115Model.Errors(0, 0, 0),
                                runSeed,
                                violations);
                addI2c(adc, model, model, ports, faults);
            }
            case ChipSpec.Tmp117 thermometer -> {
                Tmp117Model model =
                        new Tmp117Model(
                                thermometer.name(),
                                _ -> bench.ambientCelsius(),
                                Tmp117Model.drawnOffsetCelsius(runSeed, thermometer.name()),
                                runSeed,
                                violations);
                addI2c(thermometer, model, model, ports, faults);
            }
        }
    }

    private void addDac(
            ChipSpec.Ad5754r dac, VirtualPorts ports, FaultInjector faults, Violations violations) {
        Ad5754rErrors[] ideal = new Ad5754rErrors[Ad5754rModel.CHANNELS];
        Arrays.fill(ideal, Ad5754rErrors.NONE);
        Ad5754rModel model =
                new Ad5754rModel(dac.name(), DAC_REFERENCE_VOLTS, ideal, true, violations);
        SetpointPins pins = new SetpointPins(model, bench);
        for (ChannelWiring wiring : spec.channels()) {
            if (wiring.setpoint().chip().equals(dac.name())) {
                pins.connect(wiring.setpoint().output(), wiring.number() - 1);
            }
        }
        addSpi(dac, pins, model, ports, faults);
    }

    <C extends ChipModel & I2cDeviceModel> void attach(
            String bus, int address, C chip, VirtualPorts ports, FaultInjector faults) {
        VirtualI2cBus virtual = i2cBuses.get(bus);
        if (virtual == null) {
            throw new IllegalArgumentException(
                    "no I2C bus called " + bus + "; there are " + i2cBuses.keySet());
        }
        VirtualI2cBus.Port port = virtual.attach(chip.name(), address, chip);
        ports.add(port);
        faults.addTransfer(chip.name(), port.faults());
        faults.addChip(chip);
    }

    private void addSpi(
            ChipSpec.OnSpi chip,
            SpiDeviceModel device,
            ChipModel model,
            VirtualPorts ports,
            FaultInjector faults) {
        VirtualSpiBus bus = spiBuses.get(chip.bus());
        if (bus == null) {
            throw new IllegalArgumentException(
                    chip.name() + " is on " + chip.bus() + ", which is no SPI bus");
        }
        VirtualSpiBus.Port port = bus.attach(chip.name(), chip.clockHertz(), device);
        selectLines.add(chip.selectLine());
        ports.add(port);
        faults.addTransfer(chip.name(), port.faults());
        faults.addChip(model);
    }

    private void addI2c(
            ChipSpec.OnI2c chip,
            I2cDeviceModel device,
            ChipModel model,
            VirtualPorts ports,
            FaultInjector faults) {
        VirtualI2cBus bus = i2cBuses.get(chip.bus());
        if (bus == null) {
            throw new IllegalArgumentException(
                    chip.name() + " is on " + chip.bus() + ", which is no I2C bus");
        }
        VirtualI2cBus.Port port = bus.attach(chip.name(), chip.address(), device);
        ports.add(port);
        faults.addTransfer(chip.name(), port.faults());
        faults.addChip(model);
    }

    private AnalogInput differential(String chip) {
        PinSource[] pins = new PinSource[9];
        Arrays.fill(pins, (PinSource) _ -> REFERRED_TO_VOLTS);
        for (ChannelWiring wiring : spec.channels()) {
            int index = wiring.number() - 1;
            if (wiring.voltage().chip().equals(chip)) {
                pins[wiring.voltage().positive()] =
                        nanos -> REFERRED_TO_VOLTS + bench.analog(index).voltagePin(nanos);
            }
            if (wiring.current().chip().equals(chip)) {
                pins[wiring.current().positive()] =
                        nanos -> REFERRED_TO_VOLTS + bench.analog(index).currentPin(nanos);
            }
        }
        return (input, nanos) -> pins[input].volts(nanos);
    }

    private AnalogInput singleEnded(String chip) {
        PinSource[] pins = new PinSource[4];
        Arrays.fill(pins, (PinSource) _ -> 0);
        LinearMap voltageSense = spec.frontEnd().checkVoltageSense();
        LinearMap currentSense = spec.frontEnd().checkCurrentSense();
        for (ChannelWiring wiring : spec.channels()) {
            int index = wiring.number() - 1;
            var voltage = wiring.checkVoltage();
            if (voltage != null && voltageSense != null && voltage.chip().equals(chip)) {
                pins[voltage.positive()] =
                        nanos -> bench.analog(index).checkVoltagePin(voltageSense, nanos);
            }
            var current = wiring.checkCurrent();
            if (current != null && currentSense != null && current.chip().equals(chip)) {
                pins[current.positive()] =
                        nanos -> bench.analog(index).checkCurrentPin(currentSense, nanos);
            }
        }
        return (input, nanos) -> pins[input].volts(nanos);
    }

    private void addLine(LineSpec line, VirtualPorts ports, FaultInjector faults) {
        if (line.direction() == LineSpec.Direction.INPUT) {
            VirtualInputLine input =
                    new VirtualInputLine(line.name(), timebase, runSeed, level(line));
            ports.add(input);
            faults.addTransfer(line.name(), input.faults());
        } else if (!selectLines.contains(line.name())) {
            VirtualOutputLine output =
                    new VirtualOutputLine(line.name(), timebase, runSeed, listener(line));
            ports.add(output);
            faults.addTransfer(line.name(), output.faults());
        }
    }

    private VirtualInputLine.Level level(LineSpec line) {
        String name = line.name();
        boolean activeHigh = line.activeHigh();
        Ads1256Model adc = dataReady.get(name);
        if (adc != null) {
            return adc::drdyHigh;
        }
        WatchdogSpec watchdogSpec = spec.watchdog();
        WindowWatchdogModel watchdog = bench.watchdog();
        if (watchdogSpec != null && watchdog != null && name.equals(watchdogSpec.tripLine())) {
            return nanos -> watchdog.tripped(nanos) == activeHigh;
        }
        if (name.equals(spec.interlocks().emergencyStopLine())) {
            return _ -> bench.emergencyStop() == activeHigh;
        }
        if (name.equals(spec.interlocks().enclosureLine())) {
            return _ -> bench.enclosureOpen() == activeHigh;
        }
        for (ChannelWiring wiring : spec.channels()) {
            if (wiring.relayContact() instanceof PinRef.ControllerLine(String contact)
                    && contact.equals(name)) {
                int index = wiring.number() - 1;
                return _ -> !bench.analog(index).contact().closed();
            }
        }
        return _ -> line.pull() == LineSpec.Pull.UP;
    }

    private VirtualOutputLine.Listener listener(LineSpec line) {
        String name = line.name();
        WatchdogSpec watchdog = spec.watchdog();
        if (watchdog != null && name.equals(watchdog.heartbeatLine())) {
            return bench::heartbeat;
        }
        if (watchdog != null && name.equals(watchdog.rearmLine())) {
            return bench::rearm;
        }
        for (ChannelWiring wiring : spec.channels()) {
            int index = wiring.number() - 1;
            if (wiring.relay() instanceof PinRef.ControllerLine(String relay)
                    && relay.equals(name)) {
                return (high, nanos) -> bench.coilPin(index, high == line.activeHigh(), nanos);
            }
            if (wiring.mode() instanceof PinRef.ControllerLine(String mode) && mode.equals(name)) {
                return (high, nanos) -> bench.analog(index).mode(high == line.activeHigh(), nanos);
            }
        }
        return (_, _) -> {};
    }
}
