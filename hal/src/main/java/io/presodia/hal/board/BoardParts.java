package io.presodia.hal.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a board is assembled from. */
record BoardParts(
        ChipAssembly chips,
        List<ChannelInput> inputs,
        List<ChannelOutput> outputs,
        List<Pins.ExpanderInputs> expanderInputs,
        @Nullable AmbientSensor ambient,
        BoardWatchdog watchdog,
        Pins.@Nullable Input emergencyStop,
        Pins.@Nullable Input enclosureOpen) {}
