package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.CurrentRange;
import io.presodia.hal.chip.ads122c04.Ads122c04;
import io.presodia.hal.chip.watchdog.WindowedWatchdog;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a board from its file, the calibration of one copy, and ports that lead to hardware or to
 * models.
 */
public final class BoardAssembler {
    private final BoardSpec spec;
    private final Calibration calibration;
    private final Ports ports;
    private final Timebase timebase;
    private final ChipAssembly chips;
    private final Map<String, Pins.ExpanderInputs> expanderInputs = new LinkedHashMap<>();

    private BoardAssembler(BoardSpec spec, Calibration calibration, Ports ports, Timebase timebase)
            throws BusFault {
        this.spec = spec;
        this.calibration = calibration;
        this.ports = ports;
        this.timebase = timebase;
        this.chips = new ChipAssembly(spec, ports, timebase);
    }

    /**
     * The board, not yet configured: nothing has been sent to any chip.
     *
     * @param virtual whether {@code ports} lead to models
     * @throws BusFault when a port cannot be opened
     * @throws IllegalArgumentException when the board file wires what it does not have; such a file
     *     does not pass its check
     */
    public static BenchBoard assemble(
            BoardSpec spec,
            Calibration calibration,
            Ports ports,
            Timebase timebase,
            boolean virtual)
            throws BusFault {
        return new BoardAssembler(spec, calibration, ports, timebase).board(virtual);
    }

    private BenchBoard board(boolean virtual) throws BusFault {
        List<ChannelInput> inputs = new ArrayList<>();
        List<ChannelOutput> outputs = new ArrayList<>();
        for (ChannelWiring wiring : spec.channels()) {
            ChannelPath path =
                    new ChannelPath(spec.frontEnd(), calibration.channel(wiring.number()));
            ChannelOutput output = output(wiring, path);
            outputs.add(output);
            inputs.add(input(wiring, path, output));
        }
        BoardParts parts =
                new BoardParts(
                        chips,
                        inputs,
                        outputs,
                        List.copyOf(expanderInputs.values()),
                        ambient(),
                        watchdog(),
                        interlock(spec.interlocks().emergencyStopLine()),
                        interlock(spec.interlocks().enclosureLine()));
        return new BenchBoard(
                identity(virtual), ports, timebase, parts, calibration.ambientCelsius());
    }

    private BoardIdentity identity(boolean virtual) {
        FrontEndSpec frontEnd = spec.frontEnd();
        return new BoardIdentity(
                spec.name(),
                calibration.serial(),
                virtual,
                calibration.id(),
                spec.channels().size(),
                frontEnd.ranges().stream()
                        .map(range -> new CurrentRange(range.fullScaleAmperes()))
                        .toList(),
                frontEnd.minimumVolts(),
                frontEnd.maximumVolts(),
                spec.scanPeriodNanos());
    }

    private ChannelOutput output(ChannelWiring wiring, ChannelPath path) throws BusFault {
        List<Pins.Output> rangeBits = new ArrayList<>();
        for (PinRef bit : wiring.rangeBits()) {
            rangeBits.add(outputPin(bit));
        }
        PinRef mode = wiring.mode();
        return new ChannelOutput(
                wiring,
                spec.frontEnd(),
                path,
                chips.setpointConverter(wiring.setpoint().chip()),
                outputPin(wiring.relay()),
                mode == null ? null : outputPin(mode),
                rangeBits,
                timebase);
    }

    private ChannelInput input(ChannelWiring wiring, ChannelPath path, ChannelOutput output)
            throws BusFault {
        PinRef contact = wiring.relayContact();
        return new ChannelInput(
                wiring,
                spec.frontEnd(),
                path,
                output,
                new ChannelInput.Converters(
                        chips.converter(wiring.voltage().chip()),
                        chips.converter(wiring.current().chip()),
                        converter(wiring.checkVoltage()),
                        converter(wiring.checkCurrent())),
                contact == null ? null : inputPin(contact),
                stack(wiring),
                timebase);
    }

    private @Nullable Converter converter(@Nullable AnalogInput input) {
        return input == null ? null : chips.converter(input.chip());
    }

    private @Nullable StackSensor stack(ChannelWiring wiring) {
        String name = wiring.stackSensor();
        LoadCellSpec loadCell = spec.loadCell();
        Pt100Spec pt100 = spec.pt100();
        if (name == null || loadCell == null || pt100 == null) {
            return null;
        }
        Ads122c04 chip = chips.stackConverter(name);
        StackSensor sensor =
                new StackSensor(
                        chip, timebase, loadCell, pt100, calibration.channel(wiring.number()));
        chips.register(sensor::configure, sensor::verify);
        return sensor;
    }

    private Pins.Output outputPin(PinRef pin) throws BusFault {
        return switch (pin) {
            case PinRef.ExpanderPin(String chip, int number) ->
                    Pins.output(chips.expander(chip), number);
            case PinRef.ControllerLine(String line) ->
                    Pins.output(ports.output(line), spec.line(line).activeHigh());
        };
    }

    private Pins.Input inputPin(PinRef pin) throws BusFault {
        return switch (pin) {
            case PinRef.ExpanderPin(String chip, int number) ->
                    expanderInputs
                            .computeIfAbsent(
                                    chip, name -> new Pins.ExpanderInputs(chips.expander(name)))
                            .pin(number);
            case PinRef.ControllerLine(String line) ->
                    Pins.input(ports.input(line), spec.line(line).activeHigh());
        };
    }

    private @Nullable AmbientSensor ambient() {
        String name = spec.ambientSensor();
        if (name == null) {
            return null;
        }
        double cycleSeconds =
                spec.chip(name) instanceof ChipSpec.Tmp117 chip ? chip.cycleSeconds() : 1;
        return new AmbientSensor(chips.thermometer(name), timebase, cycleSeconds);
    }

    private BoardWatchdog watchdog() throws BusFault {
        WatchdogSpec watchdog = spec.watchdog();
        if (watchdog == null) {
            throw new IllegalArgumentException(
                    "board " + spec.name() + " has no watchdog and cannot be run");
        }
        WindowedWatchdog lines =
                new WindowedWatchdog(
                        ports.output(watchdog.heartbeatLine()),
                        ports.input(watchdog.tripLine()),
                        spec.line(watchdog.tripLine()).activeHigh(),
                        watchdog.earliestNanos(),
                        watchdog.latestNanos());
        return new BoardWatchdog(lines, ports.output(watchdog.rearmLine()), timebase);
    }

    private Pins.@Nullable Input interlock(@Nullable String line) throws BusFault {
        return line == null ? null : Pins.input(ports.input(line), spec.line(line).activeHigh());
    }
}
