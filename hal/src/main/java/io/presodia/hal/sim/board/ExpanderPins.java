package io.presodia.hal.sim.board;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.PinRef;
import io.presodia.hal.sim.chip.Mcp23017Model;
import java.util.List;

/**
 * What is soldered to the pins of one expander: relay coils, mode and range switches, auxiliary
 * contacts.
 */
final class ExpanderPins implements Mcp23017Model.Inputs, Mcp23017Model.Outputs {
    private static final int NO_PIN = -1;

    private final VirtualBench bench;
    private final int[] relayPins;
    private final int[] modePins;
    private final int[][] rangePins;
    private final int[] contactPins;

    ExpanderPins(BoardSpec spec, String chip, VirtualBench bench) {
        this.bench = bench;
        List<ChannelWiring> channels = spec.channels();
        relayPins = new int[channels.size()];
        modePins = new int[channels.size()];
        rangePins = new int[channels.size()][];
        contactPins = new int[channels.size()];
        for (int i = 0; i < channels.size(); i++) {
            ChannelWiring wiring = channels.get(i);
            relayPins[i] = pin(wiring.relay(), chip);
            modePins[i] = wiring.mode() == null ? NO_PIN : pin(wiring.mode(), chip);
            contactPins[i] =
                    wiring.relayContact() == null ? NO_PIN : pin(wiring.relayContact(), chip);
            rangePins[i] = wiring.rangeBits().stream().mapToInt(bit -> pin(bit, chip)).toArray();
        }
    }

    private static int pin(PinRef ref, String chip) {
        return switch (ref) {
            case PinRef.ExpanderPin(String name, int number) -> name.equals(chip) ? number : NO_PIN;
            case PinRef.ControllerLine _ -> NO_PIN;
        };
    }

    @Override
    public boolean high(int pin, boolean pulledUp, long nanos) {
        for (int i = 0; i < contactPins.length; i++) {
            if (contactPins[i] == pin) {
                AnalogChannel channel = bench.analog(i);
                channel.advanceTo(nanos, false);
                return pulledUp && !channel.contact().closed();
            }
        }
        return pulledUp;
    }

    @Override
    public void changed(int driven, int high, long nanos) {
        for (int i = 0; i < relayPins.length; i++) {
            AnalogChannel channel = bench.analog(i);
            if (relayPins[i] != NO_PIN) {
                bench.coilPin(i, bit(high, relayPins[i]), nanos);
            }
            if (modePins[i] != NO_PIN) {
                channel.mode(bit(high, modePins[i]), nanos);
            }
            int range = 0;
            boolean rangeHere = rangePins[i].length > 0;
            for (int b = 0; b < rangePins[i].length; b++) {
                rangeHere &= rangePins[i][b] != NO_PIN;
                range |= rangePins[i][b] != NO_PIN && bit(high, rangePins[i][b]) ? 1 << b : 0;
            }
            if (rangeHere) {
                channel.range(range, nanos);
            }
        }
    }

    private static boolean bit(int levels, int pin) {
        return (levels >> pin & 1) != 0;
    }
}
