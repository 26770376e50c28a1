package io.presodia.config;

import io.presodia.hal.board.AnalogInput;
import io.presodia.hal.board.AnalogOutput;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.BusSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.InterlockSpec;
import io.presodia.hal.board.LineSpec;
import io.presodia.hal.board.LinearMap;
import io.presodia.hal.board.LoadCellSpec;
import io.presodia.hal.board.PinRef;
import io.presodia.hal.board.Pt100Spec;
import io.presodia.hal.board.RangeSpec;
import io.presodia.hal.board.WatchdogSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a board file whose schema has been checked. */
final class BoardReader {
    private static final int HERTZ_PER_KILOHERTZ = 1000;

    /**
     * Both parts shift on the falling edge of an SCLK that idles low: CPOL 0, CPHA 1 (their
     * datasheets' timing).
     */
    private static final int SPI_MODE = 1;

    private BoardReader() {}

    /**
     * The board, checked for what the schema cannot say.
     *
     * @throws ConfigException with everything that is wrong
     */
    static BoardSpec read(YamlDocument document) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Section root = Section.root(document, diagnostics);
        BoardSpec board = board(root);
        new BoardCheck(board, root).run();
        diagnostics.throwIfAny();
        return board;
    }

    private static BoardSpec board(Section root) throws ConfigException {
        List<BusSpec> buses = new ArrayList<>();
        for (Section bus : root.sections("buses")) {
            buses.add(bus(bus));
        }
        List<ChipSpec> chips = new ArrayList<>();
        for (Section chip : root.sections("chips")) {
            chips.add(chip(chip));
        }
        List<LineSpec> lines = new ArrayList<>();
        for (Section line : root.sections("lines")) {
            lines.add(line(line));
        }
        List<ChannelWiring> channels = new ArrayList<>();
        for (Section channel : root.sections("channels")) {
            channels.add(channel(channel));
        }
        Section interlocks = root.sectionOrNull("interlocks");
        return new BoardSpec(
                root.text("name"),
                root.text("description"),
                root.textOrNull("serial"),
                nanos(root.number("scan_period_ms")),
                buses,
                chips,
                lines,
                frontEnd(root.section("front_end")),
                channels,
                loadCell(root.sectionOrNull("load_cell")),
                pt100(root.sectionOrNull("pt100")),
                root.textOrNull("ambient_sensor"),
                watchdog(root.sectionOrNull("watchdog")),
                interlocks == null
                        ? new InterlockSpec(null, null)
                        : new InterlockSpec(
                                interlocks.textOrNull("emergency_stop"),
                                interlocks.textOrNull("enclosure")));
    }

    private static BusSpec bus(Section bus) throws ConfigException {
        String name = bus.text("name");
        int number = bus.integer("number");
        return bus.text("kind").equals("i2c")
                ? new BusSpec.I2c(name, number, bus.integer("clock_khz") * HERTZ_PER_KILOHERTZ)
                : new BusSpec.Spi(name, number, bus.integer("device"));
    }

    private static ChipSpec chip(Section chip) throws ConfigException {
        String name = chip.text("name");
        String bus = chip.text("bus");
        String part = chip.text("part");
        return switch (part) {
            case "ADS1256" ->
                    new ChipSpec.Ads1256(
                            name,
                            bus,
                            chip.text("select"),
                            chip.integer("clock_khz") * HERTZ_PER_KILOHERTZ,
                            SPI_MODE,
                            chip.text("ready"),
                            chip.number("reference_v"),
                            chip.integer("gain"),
                            chip.number("samples_per_second"),
                            chip.flag("buffer", false));
            case "AD5754R" ->
                    new ChipSpec.Ad5754r(
                            name,
                            bus,
                            chip.text("select"),
                            chip.integer("clock_khz") * HERTZ_PER_KILOHERTZ,
                            SPI_MODE,
                            chip.number("output_range_v"));
            case "MCP23017" ->
                    new ChipSpec.Mcp23017(
                            name,
                            bus,
                            chip.integer("address"),
                            chip.integer("outputs"),
                            chip.integer("pull_ups"));
            case "ADS122C04" ->
                    new ChipSpec.Ads122c04(
                            name, bus, chip.integer("address"), chip.integer("samples_per_second"));
            case "ADS1115" ->
                    new ChipSpec.Ads1115(
                            name,
                            bus,
                            chip.integer("address"),
                            chip.number("full_scale_v"),
                            chip.integer("samples_per_second"));
            case "TMP117" ->
                    new ChipSpec.Tmp117(
                            name,
                            bus,
                            chip.integer("address"),
                            chip.integer("averages"),
                            chip.number("cycle_s"));
            default ->
                    throw new IllegalStateException(
                            "the schema allows a part without a reader: " + part);
        };
    }

    private static LineSpec line(Section line) throws ConfigException {
        return new LineSpec(
                line.text("name"),
                line.integer("chip"),
                line.integer("line"),
                line.text("direction").equals("output")
                        ? LineSpec.Direction.OUTPUT
                        : LineSpec.Direction.INPUT,
                line.text("active").equals("high"),
                switch (line.text("pull", "none")) {
                    case "up" -> LineSpec.Pull.UP;
                    case "down" -> LineSpec.Pull.DOWN;
                    default -> LineSpec.Pull.NONE;
                });
    }

    private static FrontEndSpec frontEnd(Section part) throws ConfigException {
        List<RangeSpec> ranges = new ArrayList<>();
        for (Section range : part.sections("ranges")) {
            ranges.add(
                    new RangeSpec(
                            amperes(range.number("full_scale_ma")), range.number("sense_ohm")));
        }
        Section cell = part.section("cell_voltage");
        Section compliance = part.section("compliance");
        return new FrontEndSpec(
                ranges,
                cell.number("minimum_v"),
                cell.number("maximum_v"),
                compliance.number("minimum_v"),
                compliance.number("maximum_v"),
                part.number("lead_ohm"),
                linear(part.section("voltage_sense")),
                linear(part.section("current_sense")),
                linearOrNull(part.sectionOrNull("check_voltage_sense")),
                linearOrNull(part.sectionOrNull("check_current_sense")),
                linear(part.section("galvanostat")),
                linearOrNull(part.sectionOrNull("potentiostat")),
                micro(part.number("voltage_noise_uv")),
                micro(part.number("sense_noise_uv")),
                nanos(part.number("settling_ms")));
    }

    private static LinearMap linear(Section map) throws ConfigException {
        return new LinearMap(map.number("gain"), map.number("offset_v"));
    }

    private static @Nullable LinearMap linearOrNull(@Nullable Section map) throws ConfigException {
        return map == null ? null : linear(map);
    }

    private static ChannelWiring channel(Section channel) throws ConfigException {
        List<PinRef> rangeBits = new ArrayList<>();
        for (Section bit : channel.sections("range_bits")) {
            rangeBits.add(pin(bit));
        }
        Section setpoint = channel.section("setpoint");
        return new ChannelWiring(
                channel.integer("number"),
                input(channel.section("voltage")),
                input(channel.section("current")),
                inputOrNull(channel.sectionOrNull("check_voltage")),
                inputOrNull(channel.sectionOrNull("check_current")),
                new AnalogOutput(setpoint.text("chip"), setpoint.integer("output")),
                pin(channel.section("relay")),
                pinOrNull(channel.sectionOrNull("relay_contact")),
                pinOrNull(channel.sectionOrNull("mode")),
                rangeBits,
                channel.textOrNull("stack_sensor"));
    }

    private static AnalogInput input(Section input) throws ConfigException {
        return new AnalogInput(
                input.text("chip"),
                input.integer("positive"),
                input.integer("negative", AnalogInput.COMMON));
    }

    private static @Nullable AnalogInput inputOrNull(@Nullable Section input)
            throws ConfigException {
        return input == null ? null : input(input);
    }

    private static PinRef pin(Section pin) throws ConfigException {
        return pin.has("line")
                ? new PinRef.ControllerLine(pin.text("line"))
                : new PinRef.ExpanderPin(pin.text("chip"), pin.integer("pin"));
    }

    private static @Nullable PinRef pinOrNull(@Nullable Section pin) throws ConfigException {
        return pin == null ? null : pin(pin);
    }

    private static @Nullable LoadCellSpec loadCell(@Nullable Section part) throws ConfigException {
        return part == null
                ? null
                : new LoadCellSpec(
                        part.number("rated_n"),
                        part.number("sensitivity_mv_per_v") / 1e3,
                        part.number("excitation_v"),
                        part.integer("gain"),
                        part.integer("positive"),
                        part.integer("negative"));
    }

    private static @Nullable Pt100Spec pt100(@Nullable Section part) throws ConfigException {
        return part == null
                ? null
                : new Pt100Spec(
                        part.number("reference_ohm"),
                        micro(part.number("excitation_ua")),
                        part.integer("gain"),
                        part.integer("positive"),
                        part.integer("negative"));
    }

    private static @Nullable WatchdogSpec watchdog(@Nullable Section part) throws ConfigException {
        return part == null
                ? null
                : new WatchdogSpec(
                        part.text("part"),
                        part.text("heartbeat"),
                        part.text("trip"),
                        part.text("rearm"),
                        nanos(part.number("earliest_ms")),
                        nanos(part.number("latest_ms")),
                        nanos(part.number("relay_drop_ms")));
    }

    private static long nanos(double milliseconds) {
        return Math.round(milliseconds * 1e6);
    }

    /** Division, not multiplication by a rounded power of ten: 100 mA is exactly 0.1 A then. */
    private static double amperes(double milliamperes) {
        return milliamperes / 1e3;
    }

    private static double micro(double value) {
        return value / 1e6;
    }
}
