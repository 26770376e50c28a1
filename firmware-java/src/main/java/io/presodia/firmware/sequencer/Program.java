package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A protocol compiled for one cell on one channel: a flat list of instructions with every rate,
 * level and jump resolved. Immutable; any number of sequencers may run it.
 */
public final class Program {
    private final List<Instruction> instructions;
    private final int loopCount;
    private final int jumpCount;
    private final String fingerprint;

    Program(List<Instruction> instructions, int loopCount, int jumpCount) {
        this.instructions = List.copyOf(instructions);
        this.loopCount = loopCount;
        this.jumpCount = jumpCount;
        CRC32 crc = new CRC32();
        crc.update(this.instructions.toString().getBytes(StandardCharsets.UTF_8));
        this.fingerprint = "%08x".formatted(crc.getValue());
    }

    /**
     * Compiles a protocol that the checker has passed.
     *
     * @throws IllegalArgumentException when a goto names no step
     */
    public static Program compile(Protocol protocol, CellContext cell, ChannelCapability channel) {
        return new Compiler(cell, channel).compile(protocol);
    }

    /** Tells this program from others: rates, levels and steps all count. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Number of instructions; a position beyond the last is the end of the protocol. */
    int size() {
        return instructions.size();
    }

    int loopCount() {
        return loopCount;
    }

    int jumpCount() {
        return jumpCount;
    }

    Instruction at(int position) {
        return instructions.get(position);
    }
}
