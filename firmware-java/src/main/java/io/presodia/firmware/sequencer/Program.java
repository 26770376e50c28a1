package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.EndCondition;
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
    private final boolean asksForEstimates;

    Program(List<Instruction> instructions, int loopCount, int jumpCount) {
        this.instructions = List.copyOf(instructions);
        this.loopCount = loopCount;
        this.jumpCount = jumpCount;
        asksForEstimates = this.instructions.stream().anyMatch(Program::asks);
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

    /** Whether any step asks what is held for true of the cell's inside. */
    public boolean asksForEstimates() {
        return asksForEstimates;
    }

    private static boolean asks(Instruction instruction) {
        if (!(instruction instanceof Instruction.Perform perform)) {
            return false;
        }
        return perform.action() instanceof Action.Activate
                || perform.exits().stream().anyMatch(exit -> asks(exit.condition()));
    }

    private static boolean asks(EndCondition condition) {
        return switch (condition) {
            case EndCondition.EstimateLevel _ -> true;
            case EndCondition.AllOf all -> all.conditions().stream().anyMatch(Program::asks);
            case EndCondition.AnyOf any -> any.conditions().stream().anyMatch(Program::asks);
            case EndCondition.StepTime _,
                    EndCondition.RunTime _,
                    EndCondition.CellVoltage _,
                    EndCondition.CurrentMagnitude _,
                    EndCondition.StepCharge _,
                    EndCondition.StepCapacity _,
                    EndCondition.VoltageSlope _,
                    EndCondition.DifferentialCapacity _,
                    EndCondition.CellTemperature _,
                    EndCondition.StackPressure _ ->
                    false;
        };
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
