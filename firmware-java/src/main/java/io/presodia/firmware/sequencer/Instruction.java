package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.StepHead;
import java.util.List;

/** One line of a compiled protocol. */
sealed interface Instruction {
    /**
     * A step that takes time.
     *
     * @param head what every step has
     * @param kind its key in the language
     * @param drivesCurrent whether it counts as use of the battery cycle
     * @param action what it does with the cell
     * @param exits ways out, the window's implied one last
     */
    record Perform(
            StepHead head, String kind, boolean drivesCurrent, Action action, List<Way> exits)
            implements Instruction {}

    /**
     * Begins a loop's first pass.
     *
     * @param loop number of the loop in the program
     * @param cycle whether each pass is a battery cycle
     */
    record EnterLoop(int loop, boolean cycle) implements Instruction {}

    /**
     * Begins a loop's next pass, or leaves it.
     *
     * @param loop number of the loop in the program
     * @param times passes
     * @param cycle whether each pass is a battery cycle
     * @param start position of the body
     */
    record RepeatLoop(int loop, int times, boolean cycle, int start) implements Instruction {}

    /**
     * Goes elsewhere.
     *
     * @param leap where to
     */
    record Jump(Leap leap) implements Instruction {}

    /**
     * A resolved goto.
     *
     * @param target position
     * @param counter number of its counter in the program, or -1 when it is not counted
     * @param times how often at most
     */
    record Leap(int target, int counter, int times) {}

    /** Where an exit leads. */
    sealed interface Lead {
        /** To the next instruction. */
        record Next() implements Lead {}

        /**
         * Elsewhere.
         *
         * @param leap where to
         */
        record To(Leap leap) implements Lead {}

        /** The protocol is completed. */
        record End() implements Lead {}

        /** The run is broken off. */
        record Abort() implements Lead {}
    }

    /**
     * A resolved exit.
     *
     * @param condition what fires it
     * @param lead where it leads
     * @param because what to tell people
     */
    record Way(EndCondition condition, Lead lead, String because) {}
}
