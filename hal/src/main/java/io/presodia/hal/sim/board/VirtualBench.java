package io.presodia.hal.sim.board;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.WatchdogSpec;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.sim.AnalogFault;
import io.presodia.hal.sim.AnalogFaults;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.FaultInjector;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.sim.VirtualPorts;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.chip.WindowWatchdogModel;
import io.presodia.hal.time.VirtualTimebase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole board without hardware: chip models on virtual buses, the analog front end, and cells.
 * Built from the same board file and calibration as the real one. Belongs to the thread of its
 * timebase.
 */
public final class VirtualBench {
    /** The laboratory's temperature until somebody changes it, °C. */
    public static final double LABORATORY_CELSIUS = 25;

    private final Calibration calibration;
    private final VirtualTimebase timebase;
    private final Violations violations = new Violations();
    private final FaultInjector faults;
    private final VirtualPorts ports = new VirtualPorts();
    private final BenchWiring wiring;
    private final List<AnalogChannel> channels = new ArrayList<>();
    private final double[] stackSquareMetres;
    private final boolean[] coilPins;
    private final @Nullable WindowWatchdogModel watchdog;
    private boolean relaySupply;
    private boolean emergencyStop;
    private boolean enclosureOpen;
    private double ambientCelsius = LABORATORY_CELSIUS;

    private VirtualBench(
            BoardSpec spec,
            Calibration calibration,
            VirtualTimebase timebase,
            long runSeed,
            boolean faultsAllowed) {
        this.calibration = calibration;
        this.timebase = timebase;
        this.faults = new FaultInjector(faultsAllowed);
        this.stackSquareMetres = new double[spec.channels().size()];
        this.coilPins = new boolean[spec.channels().size()];
        WatchdogSpec watchdogSpec = spec.watchdog();
        this.watchdog =
                watchdogSpec == null
                        ? null
                        : new WindowWatchdogModel(
                                "watchdog",
                                watchdogSpec.earliestNanos(),
                                watchdogSpec.latestNanos());
        this.relaySupply = watchdog == null;
        long relayNanos = watchdogSpec == null ? 0 : watchdogSpec.relayDropNanos();
        for (ChannelWiring wiring : spec.channels()) {
            channels.add(
                    new AnalogChannel(
                            wiring.number(),
                            spec.frontEnd(),
                            calibration.channel(wiring.number()),
                            relayNanos,
                            runSeed));
        }
        for (AnalogChannel channel : channels) {
            faults.addCircuit(channel.name(), circuit(channel));
        }
        wiring = new BenchWiring(spec, this, timebase, runSeed);
        wiring.build(ports, faults, violations);
        ambient(LABORATORY_CELSIUS);
    }

    /**
     * A bench with empty channels.
     *
     * @param calibration of the copy that this bench is; what it does not know is drawn from the
     *     seed
     * @param runSeed noise and residual errors follow from it
     * @param faultsAllowed whether faults may be injected
     */
    public static VirtualBench of(
            BoardSpec spec,
            Calibration calibration,
            VirtualTimebase timebase,
            long runSeed,
            boolean faultsAllowed) {
        return new VirtualBench(spec, calibration, timebase, runSeed, faultsAllowed);
    }

    /**
     * Puts a cell into a channel.
     *
     * @param squareMetres area of its die
     */
    public void fit(int number, CellPlant plant, double squareMetres) {
        plant.setAmbientCelsius(ambientCelsius);
        stackSquareMetres[number - 1] = squareMetres;
        channels.get(number - 1).fit(plant);
    }

    /**
     * Puts one more chip on a bus, which no board file names: a part of somebody else's. Drivers
     * find it among the ports, faults among the targets, under its own name.
     *
     * @param bus name of an I2C bus of the board file
     * @param address its seven-bit address there
     * @param chip the model
     * @throws IllegalArgumentException when there is no such bus, or name or address is taken
     */
    public <C extends ChipModel & I2cDeviceModel> void attach(String bus, int address, C chip) {
        wiring.attach(bus, address, chip, ports, faults);
    }

    /** The buses and lines that drivers use. */
    public Ports ports() {
        return ports;
    }

    /** The door for faults of buses, lines and chips. */
    public FaultInjector faults() {
        return faults;
    }

    private AnalogFaults circuit(AnalogChannel channel) {
        return new AnalogFaults() {
            @Override
            public void inject(AnalogFault fault, long nanos) {
                sync(nanos);
                channel.advanceTo(nanos, true);
                channel.faults().inject(fault, nanos);
            }

            @Override
            public void clearFaults() {
                sync(timebase.nanos());
                channel.advanceTo(timebase.nanos(), true);
                channel.faults().clear();
            }
        };
    }

    /** What drivers did that datasheets forbid; empty in a healthy run. */
    public Violations violations() {
        return violations;
    }

    /** The channel with this number (from 1) as it really is. */
    public VirtualChannel channel(int number) {
        AnalogChannel analog = channels.get(number - 1);
        return new VirtualChannel(
                analog,
                () -> {
                    sync(timebase.nanos());
                    analog.advanceTo(timebase.nanos(), true);
                });
    }

    /** Sets the laboratory's temperature, °C. */
    public void ambient(double celsius) {
        ambientCelsius = celsius;
        for (AnalogChannel channel : channels) {
            channel.boardTemperature(celsius - calibration.ambientCelsius());
            CellPlant plant = channel.cell();
            if (plant != null) {
                plant.setAmbientCelsius(celsius);
            }
        }
    }

    double ambientCelsius() {
        return ambientCelsius;
    }

    /** Presses or releases the emergency stop. */
    public void emergencyStop(boolean pressed) {
        emergencyStop = pressed;
    }

    boolean emergencyStop() {
        return emergencyStop;
    }

    /** Opens or closes the enclosure. */
    public void enclosure(boolean open) {
        enclosureOpen = open;
    }

    boolean enclosureOpen() {
        return enclosureOpen;
    }

    @Nullable WindowWatchdogModel watchdog() {
        return watchdog;
    }

    AnalogChannel analog(int index) {
        sync(timebase.nanos());
        return channels.get(index);
    }

    double stackSquareMetres(int index) {
        return stackSquareMetres[index];
    }

    /** A relay's coil pin is driven high or low. */
    void coilPin(int index, boolean high, long nanos) {
        sync(nanos);
        coilPins[index] = high;
        channels.get(index).coil(high && relaySupply, nanos);
    }

    void heartbeat(boolean high, long nanos) {
        if (watchdog != null) {
            sync(nanos);
            watchdog.heartbeat(high, nanos);
            sync(nanos);
        }
    }

    void rearm(boolean high, long nanos) {
        if (watchdog != null && high) {
            sync(nanos);
            watchdog.rearm(nanos);
        }
    }

    /** Lets the relay supply follow the watchdog, at the moment at which it really changed. */
    void sync(long nanos) {
        if (watchdog == null) {
            return;
        }
        boolean on = watchdog.relaySupplyOn(nanos);
        if (on == relaySupply) {
            return;
        }
        relaySupply = on;
        long changedNanos = watchdog.tripped(nanos) ? watchdog.trippedNanos() : nanos;
        for (int i = 0; i < coilPins.length; i++) {
            channels.get(i).coil(on && coilPins[i], changedNanos);
        }
    }
}
