package io.presodia.firmware.sequencer;

import java.util.List;

/** The place in a program: position, loops, counted jumps and the battery cycle. */
final class Flow {
    private final Program program;
    private final int[] passes;
    private final int[] jumps;
    private int position;
    private int cycle = 1;
    private boolean cycleUsed;
    private boolean cycleBegan;

    Flow(Program program) {
        this.program = program;
        this.passes = new int[program.loopCount()];
        this.jumps = new int[program.jumpCount()];
    }

    /** Goes from {@code from} to the next step that takes time; false at the program's end. */
    boolean seek(int from) {
        int at = from;
        cycleBegan = false;
        while (at < program.size()) {
            switch (program.at(at)) {
                case Instruction.Perform perform -> {
                    position = at;
                    cycleUsed |= perform.drivesCurrent();
                    return true;
                }
                case Instruction.EnterLoop enter -> {
                    passes[enter.loop()] = 1;
                    beginCycle(enter.cycle());
                    at++;
                }
                case Instruction.RepeatLoop repeat -> {
                    if (passes[repeat.loop()] < repeat.times()) {
                        passes[repeat.loop()]++;
                        beginCycle(repeat.cycle());
                        at = repeat.start();
                    } else {
                        at++;
                    }
                }
                case Instruction.Jump jump -> at = follow(jump.leap(), at);
            }
        }
        position = at;
        return false;
    }

    /** Where a jump from {@code from} leads: its target, or on when it is used up. */
    int follow(Instruction.Leap leap, int from) {
        if (leap.counter() < 0) {
            return leap.target();
        }
        if (jumps[leap.counter()] >= leap.times()) {
            return from + 1;
        }
        jumps[leap.counter()]++;
        return leap.target();
    }

    /** A pass that follows on use of the present cycle begins the next one. */
    private void beginCycle(boolean marked) {
        if (!marked) {
            return;
        }
        cycleBegan = true;
        if (cycleUsed) {
            cycle++;
            cycleUsed = false;
        }
    }

    int position() {
        return position;
    }

    int cycle() {
        return cycle;
    }

    boolean cycleUsed() {
        return cycleUsed;
    }

    /** Whether a battery cycle began on the way of the last {@link #seek}. */
    boolean cycleBegan() {
        return cycleBegan;
    }

    List<Integer> passes() {
        return listOf(passes);
    }

    List<Integer> jumps() {
        return listOf(jumps);
    }

    /** Written down in every checkpoint: a plain loop takes a tenth of what a stream does. */
    private static List<Integer> listOf(int[] values) {
        Integer[] boxed = new Integer[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return List.of(boxed);
    }

    void restore(Cursor cursor) {
        boolean fits =
                cursor.program().equals(program.fingerprint())
                        && cursor.passes().size() == passes.length
                        && cursor.jumps().size() == jumps.length
                        && cursor.position() >= 0
                        && cursor.position() <= program.size();
        if (!fits) {
            throw new IllegalArgumentException(
                    "cursor belongs to program "
                            + cursor.program()
                            + ", not to "
                            + program.fingerprint());
        }
        position = cursor.position();
        cycle = cursor.cycle();
        cycleUsed = cursor.cycleUsed();
        for (int i = 0; i < passes.length; i++) {
            passes[i] = cursor.passes().get(i);
        }
        for (int i = 0; i < jumps.length; i++) {
            jumps[i] = cursor.jumps().get(i);
        }
    }
}
