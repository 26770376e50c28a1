package io.presodia.hal.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board file says of a board: the same value builds the real board and the virtual one.
 * Everything a board may lack is nullable or an empty list; what the parts mean together is checked
 * where the file is read.
 *
 * @param name the board's name, such as {@code bench-4}
 * @param description one paragraph for people
 * @param serial serial number of one copy, which selects its calibration; null where the file
 *     describes the type
 * @param scanPeriodNanos period of the control loop
 * @param buses buses of the controller
 * @param chips chips on them, in order of configuration
 * @param lines digital lines of the controller
 * @param frontEnd how cell quantities become converter volts and back; the same for every channel
 * @param channels wiring, in order of channel number from 1
 * @param loadCell the load cell fitted to every channel that names a stack sensor; null: none
 * @param pt100 the thermometer fitted to every channel that names a stack sensor; null: none
 * @param ambientSensor name of the chip that reads ambient temperature; null: none
 * @param watchdog the external watchdog; null: none, and then the board may not be left alone
 * @param interlocks emergency stop and enclosure
 */
public record BoardSpec(
        String name,
        String description,
        @Nullable String serial,
        long scanPeriodNanos,
        List<BusSpec> buses,
        List<ChipSpec> chips,
        List<LineSpec> lines,
        FrontEndSpec frontEnd,
        List<ChannelWiring> channels,
        @Nullable LoadCellSpec loadCell,
        @Nullable Pt100Spec pt100,
        @Nullable String ambientSensor,
        @Nullable WatchdogSpec watchdog,
        InterlockSpec interlocks) {
    public BoardSpec {
        buses = List.copyOf(buses);
        chips = List.copyOf(chips);
        lines = List.copyOf(lines);
        channels = List.copyOf(channels);
    }

    /** Serial number of the virtual copy of this board; its calibration file has the same name. */
    public String virtualSerial() {
        return name + "-virtual";
    }

    /**
     * The chip of that name.
     *
     * @throws IllegalArgumentException when the board has none
     */
    public ChipSpec chip(String chipName) {
        for (ChipSpec chip : chips) {
            if (chip.name().equals(chipName)) {
                return chip;
            }
        }
        throw new IllegalArgumentException("board " + name + " has no chip " + chipName);
    }

    /**
     * The bus of that name.
     *
     * @throws IllegalArgumentException when the board has none
     */
    public BusSpec bus(String busName) {
        for (BusSpec bus : buses) {
            if (bus.name().equals(busName)) {
                return bus;
            }
        }
        throw new IllegalArgumentException("board " + name + " has no bus " + busName);
    }

    /**
     * The line of that name.
     *
     * @throws IllegalArgumentException when the board has none
     */
    public LineSpec line(String lineName) {
        for (LineSpec line : lines) {
            if (line.name().equals(lineName)) {
                return line;
            }
        }
        throw new IllegalArgumentException("board " + name + " has no line " + lineName);
    }

    /** Full scale of the largest current range, in amperes. */
    public double maximumAmperes() {
        return frontEnd.ranges().getLast().fullScaleAmperes();
    }
}
