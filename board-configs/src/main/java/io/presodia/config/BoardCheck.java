package io.presodia.config;

import io.presodia.hal.board.AnalogInput;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.BusSpec;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.LineSpec;
import io.presodia.hal.board.LineSpec.Direction;
import io.presodia.hal.board.WatchdogSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a board's schema cannot say: that names exist, nothing is used twice, and the parts fit
 * together.
 */
final class BoardCheck {
    private final BoardSpec board;
    private final Section root;
    private final Map<String, BusSpec> buses = new TreeMap<>();
    private final Map<String, ChipSpec> chips = new TreeMap<>();
    private final Map<String, LineSpec> lines = new TreeMap<>();

    /** What is connected to each pin, input and line, to find what is used twice. */
    private final Map<String, String> users = new HashMap<>();

    BoardCheck(BoardSpec board, Section root) {
        this.board = board;
        this.root = root;
    }

    void run() throws ConfigException {
        checkNames();
        checkLines();
        checkChips();
        checkChannels();
        checkBoardParts();
        new FrontEndCheck(board, root).run();
    }

    private void checkNames() throws ConfigException {
        Set<String> seen = new HashSet<>();
        for (Section bus : root.sections("buses")) {
            unique(seen, bus, "bus");
        }
        seen.clear();
        for (Section chip : root.sections("chips")) {
            unique(seen, chip, "chip");
        }
        seen.clear();
        for (Section line : root.sections("lines")) {
            unique(seen, line, "line");
        }
        board.buses().forEach(bus -> buses.put(bus.name(), bus));
        board.chips().forEach(chip -> chips.put(chip.name(), chip));
        board.lines().forEach(line -> lines.put(line.name(), line));
        Map<String, String> nodes = new HashMap<>();
        List<Section> sections = root.sections("buses");
        for (int i = 0; i < sections.size(); i++) {
            BusSpec bus = board.buses().get(i);
            String node =
                    switch (bus) {
                        case BusSpec.I2c i2c -> "/dev/i2c-" + i2c.number();
                        case BusSpec.Spi spi -> "/dev/spidev" + spi.number() + "." + spi.device();
                    };
            String other = nodes.putIfAbsent(node, bus.name());
            if (other != null) {
                sections.get(i)
                        .error(
                                "number",
                                node + " is bus " + other + " already; give each bus its own");
            }
        }
    }

    private static void unique(Set<String> seen, Section section, String what)
            throws ConfigException {
        if (!seen.add(section.text("name"))) {
            section.error(
                    "name",
                    "is the name of another "
                            + what
                            + " above; give each "
                            + what
                            + " its own name");
        }
    }

    private void checkLines() throws ConfigException {
        Map<String, String> offsets = new HashMap<>();
        for (Section section : root.sections("lines")) {
            String place =
                    "gpiochip" + section.integer("chip") + " line " + section.integer("line");
            String other = offsets.putIfAbsent(place, section.text("name"));
            if (other != null) {
                section.error(
                        "line", place + " is " + other + " already; each line can be used once");
            }
            if (section.text("direction").equals("output") && section.has("pull")) {
                section.error("pull", "only an input has a bias; leave it out");
            }
        }
    }

    private void checkChips() throws ConfigException {
        Map<String, String> addresses = new HashMap<>();
        for (Section section : root.sections("chips")) {
            ChipSpec chip = chips.get(section.text("name"));
            BusSpec bus = buses.get(section.text("bus"));
            if (bus == null) {
                section.error("bus", noSuch("bus", section.text("bus"), buses.keySet()));
            }
            switch (chip) {
                case null -> {}
                case ChipSpec.OnI2c i2c -> {
                    if (bus instanceof BusSpec.Spi) {
                        section.error(
                                "bus",
                                "is an SPI bus, but " + section.text("part") + " speaks I2C");
                    }
                    String place =
                            section.text("bus")
                                    + " 0x"
                                    + Integer.toHexString(section.integer("address"));
                    String other = addresses.putIfAbsent(place, section.text("name"));
                    if (other != null) {
                        section.error(
                                "address",
                                "is taken by "
                                        + other
                                        + " on the same bus; strap one of them to another address");
                    }
                }
                case ChipSpec.OnSpi spi -> {
                    if (bus instanceof BusSpec.I2c) {
                        section.error(
                                "bus",
                                "is an I2C bus, but " + section.text("part") + " speaks SPI");
                    }
                    useLine(section, "select", Direction.OUTPUT);
                    if (spi instanceof ChipSpec.Ads1256) {
                        useLine(section, "ready", Direction.INPUT);
                    }
                }
            }
        }
    }

    private void checkChannels() throws ConfigException {
        int expected = 1;
        for (Section channel : root.sections("channels")) {
            if (channel.integer("number") != expected) {
                channel.error(
                        "number",
                        "must be "
                                + expected
                                + ": channels are numbered from 1 in order, without gaps");
            }
            expected++;
            useInput(channel, "voltage", ChipSpec.Ads1256.class, "ADS1256", 8);
            useInput(channel, "current", ChipSpec.Ads1256.class, "ADS1256", 8);
            useInput(channel, "check_voltage", ChipSpec.Ads1115.class, "ADS1115", 4);
            useInput(channel, "check_current", ChipSpec.Ads1115.class, "ADS1115", 4);
            Section setpoint = channel.section("setpoint");
            if (chipOf(setpoint, ChipSpec.Ad5754r.class, "AD5754R") != null) {
                if (setpoint.integer("output") > 3) {
                    setpoint.error("output", "must be 0 to 3: an AD5754R has four outputs");
                }
                use(
                        setpoint,
                        "output",
                        setpoint.text("chip") + " output " + setpoint.integer("output"));
            }
            usePin(channel.section("relay"), true);
            if (channel.has("relay_contact")) {
                usePin(channel.section("relay_contact"), false);
            }
            if (channel.has("mode")) {
                usePin(channel.section("mode"), true);
            }
            for (Section bit : channel.sections("range_bits")) {
                usePin(bit, true);
            }
            checkRangeBits(channel);
            if (channel.has("stack_sensor")) {
                String chip = channel.text("stack_sensor");
                checkChip(channel, "stack_sensor", chip, ChipSpec.Ads122c04.class, "ADS122C04");
                use(channel, "stack_sensor", chip);
            }
            if (channel.has("mode") != root.section("front_end").has("potentiostat")) {
                channel.error(
                        "mode",
                        channel.has("mode")
                                ? "needs front_end.potentiostat, which is missing"
                                : "missing, but front_end has a potentiostat: name the pin that selects it");
            }
        }
    }

    private void checkRangeBits(Section channel) throws ConfigException {
        int ranges = board.frontEnd().ranges().size();
        int bits = channel.sections("range_bits").size();
        int needed = Integer.SIZE - Integer.numberOfLeadingZeros(ranges - 1);
        if (bits != needed) {
            channel.error(
                    "range_bits",
                    "must be " + needed + " pins for " + ranges + " ranges, found " + bits);
        }
    }

    private void checkBoardParts() throws ConfigException {
        if (root.has("ambient_sensor")) {
            checkChip(
                    root,
                    "ambient_sensor",
                    root.text("ambient_sensor"),
                    ChipSpec.Tmp117.class,
                    "TMP117");
        }
        Section interlocks = root.sectionOrNull("interlocks");
        if (interlocks != null) {
            for (String key : interlocks.keys()) {
                useLine(interlocks, key, Direction.INPUT);
            }
        }
        Section watchdog = root.sectionOrNull("watchdog");
        WatchdogSpec spec = board.watchdog();
        if (watchdog != null && spec != null) {
            useLine(watchdog, "heartbeat", Direction.OUTPUT);
            useLine(watchdog, "trip", Direction.INPUT);
            useLine(watchdog, "rearm", Direction.OUTPUT);
            if (spec.earliestNanos() >= board.scanPeriodNanos()) {
                watchdog.error(
                        "earliest_ms",
                        "must be below the scan period of "
                                + root.text("scan_period_ms")
                                + " ms: there is one beat a scan");
            }
            if (spec.latestNanos() <= board.scanPeriodNanos()) {
                watchdog.error(
                        "latest_ms",
                        "must be above the scan period of "
                                + root.text("scan_period_ms")
                                + " ms: there is one beat a scan");
            }
        }
        for (String part : List.of("load_cell", "pt100")) {
            Section section = root.sectionOrNull(part);
            if (section != null && section.integer("positive") == section.integer("negative")) {
                section.error("negative", "must be another input than positive");
            }
        }
    }

    private void useInput(
            Section channel, String key, Class<? extends ChipSpec> type, String part, int inputs)
            throws ConfigException {
        Section input = channel.sectionOrNull(key);
        if (input == null || chipOf(input, type, part) == null) {
            return;
        }
        for (String side : List.of("positive", "negative")) {
            int number = input.integer(side, AnalogInput.COMMON);
            if (number >= inputs) {
                input.error(
                        side,
                        "must be 0 to "
                                + (inputs - 1)
                                + ": an "
                                + part
                                + " has "
                                + inputs
                                + " inputs");
            }
            if (number != AnalogInput.COMMON) {
                use(input, side, input.text("chip") + " input " + number);
            }
        }
    }

    private void usePin(Section pin, boolean output) throws ConfigException {
        if (pin.has("line")) {
            useLine(pin, "line", output ? Direction.OUTPUT : Direction.INPUT);
            return;
        }
        if (chipOf(pin, ChipSpec.Mcp23017.class, "MCP23017")
                instanceof ChipSpec.Mcp23017 expander) {
            int number = pin.integer("pin");
            boolean isOutput = (expander.outputMask() >> number & 1) != 0;
            if (isOutput != output) {
                pin.error(
                        "pin",
                        output
                                ? "must be an output: set bit "
                                        + number
                                        + " in outputs of "
                                        + expander.name()
                                : "must be an input: clear bit "
                                        + number
                                        + " in outputs of "
                                        + expander.name());
            }
            use(pin, "pin", expander.name() + " pin " + number);
        }
    }

    private void useLine(Section section, String key, Direction direction) throws ConfigException {
        String name = section.text(key);
        LineSpec line = lines.get(name);
        if (line == null) {
            section.error(key, noSuch("line", name, lines.keySet()));
            return;
        }
        if (line.direction() != direction) {
            section.error(
                    key,
                    direction == Direction.OUTPUT
                            ? "must be a line with direction: output"
                            : "must be a line with direction: input");
        }
        use(section, key, "line " + name);
    }

    private void use(Section section, String key, String what) {
        String other = users.putIfAbsent(what, section.path(key));
        if (other != null) {
            section.error(key, what + " is used by " + other + " already; each can be used once");
        }
    }

    private @Nullable ChipSpec chipOf(Section section, Class<? extends ChipSpec> type, String part)
            throws ConfigException {
        return checkChip(section, "chip", section.text("chip"), type, part);
    }

    private @Nullable ChipSpec checkChip(
            Section section, String key, String name, Class<? extends ChipSpec> type, String part) {
        ChipSpec chip = chips.get(name);
        if (chip == null) {
            section.error(key, noSuch("chip", name, chips.keySet()));
            return null;
        }
        if (!type.isInstance(chip)) {
            section.error(key, "must be the name of an " + part);
            return null;
        }
        return chip;
    }

    private static String noSuch(String what, String name, Set<String> known) {
        return "no such "
                + what
                + Spelling.hint(name, known)
                + "; this board has "
                + String.join(", ", known);
    }
}
