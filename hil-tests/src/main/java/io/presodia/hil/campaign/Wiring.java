package io.presodia.hil.campaign;

import io.presodia.hal.board.AnalogInput;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.BusSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hil.fault.SignalPath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a device, a line or a bus of a board measures, by the board's file. */
final class Wiring {
    private final BoardSpec board;

    Wiring(BoardSpec board) {
        this.board = board;
    }

    /** Whether this quantity of this channel comes from that device, or over that bus. */
    boolean measures(String device, int channel, SignalPath path) {
        ChannelWiring wiring = channel(channel);
        return switch (path) {
            case VOLTAGE -> is(device, wiring.voltage());
            case CURRENT -> is(device, wiring.current());
            case CHECK_VOLTAGE -> is(device, wiring.checkVoltage());
            case CHECK_CURRENT -> is(device, wiring.checkCurrent());
            case PRESSURE, TEMPERATURE -> is(device, wiring.stackSensor());
        };
    }

    /** The channel whose stack sensor this chip is; 0 for everything else. */
    int stackSensorOf(String device) {
        for (ChannelWiring wiring : board.channels()) {
            if (device.equals(wiring.stackSensor())) {
                return wiring.number();
            }
        }
        return 0;
    }

    /** Whether it is the sensor of the laboratory's temperature. */
    boolean isAmbientSensor(String device) {
        return device.equals(board.ambientSensor());
    }

    /** Whether stack sensors are read over it. */
    boolean carriesStackSensors(String device) {
        for (ChannelWiring wiring : board.channels()) {
            if (stackSensorOf(device) == 0 && is(device, wiring.stackSensor())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is on the way of anything that sets a current or a contact. */
    boolean drives(String device, int channel) {
        String chip = channel(channel).setpoint().chip();
        return is(device, chip) || !isChip(device) || isExpander(device);
    }

    /** The bus that a chip is on; a line or a bus itself. */
    String lineOf(String device) {
        return isChip(device) ? Objects.requireNonNullElse(busOf(device), device) : device;
    }

    private boolean isChip(String device) {
        return board.chips().stream().anyMatch(chip -> chip.name().equals(device));
    }

    private boolean isExpander(String device) {
        return board.chip(device) instanceof ChipSpec.Mcp23017;
    }

    private ChannelWiring channel(int number) {
        for (ChannelWiring wiring : board.channels()) {
            if (wiring.number() == number) {
                return wiring;
            }
        }
        throw new IllegalArgumentException("board " + board.name() + " has no channel " + number);
    }

    private boolean is(String device, @Nullable AnalogInput input) {
        return input != null && is(device, input.chip());
    }

    private boolean is(String device, @Nullable String chip) {
        return chip != null && (device.equals(chip) || device.equals(busOf(chip)));
    }

    private @Nullable String busOf(String chip) {
        for (BusSpec bus : board.buses()) {
            if (bus.name().equals(board.chip(chip).bus())) {
                return bus.name();
            }
        }
        return null;
    }
}
