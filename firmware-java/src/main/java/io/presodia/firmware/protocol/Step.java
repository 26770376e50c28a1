package io.presodia.firmware.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One instruction of a protocol. */
public sealed interface Step {
    /** What every step has. */
    StepHead head();

    /** Its key in the language, such as {@code cc}. */
    String kind();

    /** Ways out of it, in the order of the file. */
    List<Exit> exits();

    /**
     * Leaves the cell at open circuit.
     *
     * @param head what every step has
     * @param exits at least one
     */
    record Rest(StepHead head, List<Exit> exits) implements Step {
        public Rest {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "rest";
        }
    }

    /**
     * Holds a current (galvanostatic).
     *
     * @param head what every step has
     * @param current positive charges; not 0
     * @param exits at least one
     */
    record Cc(StepHead head, CurrentDemand current, List<Exit> exits) implements Step {
        public Cc {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "cc";
        }
    }

    /**
     * Holds a voltage (potentiostatic).
     *
     * @param head what every step has
     * @param voltage at the cell
     * @param largest magnitude that the channel's range must carry; the cell's current limit when
     *     absent
     * @param exits at least one
     */
    record Cv(
            StepHead head, VoltageLevel voltage, @Nullable CurrentDemand largest, List<Exit> exits)
            implements Step {
        public Cv {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "cv";
        }
    }

    /**
     * Holds a current until the voltage is reached, then the voltage.
     *
     * @param head what every step has
     * @param current positive charges; not 0
     * @param voltage at the cell
     * @param exits at least one
     */
    record Cccv(StepHead head, CurrentDemand current, VoltageLevel voltage, List<Exit> exits)
            implements Step {
        public Cccv {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "cccv";
        }
    }

    /**
     * Holds a power, as a current that follows the measured voltage.
     *
     * @param head what every step has
     * @param watts positive charges; not 0
     * @param exits at least one
     */
    record Cp(StepHead head, double watts, List<Exit> exits) implements Step {
        public Cp {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "cp";
        }
    }

    /**
     * Measures the resistance to direct current with one pulse, captured at the burst rate. The
     * relay opens at its end.
     *
     * @param head what every step has
     * @param amplitude current during the pulse; positive charges; not 0
     * @param seconds length of the pulse, s; at most 1
     * @param atSeconds times after the onset at which a resistance is given, s; rising, none after
     *     the end
     */
    record Pulse(StepHead head, CurrentDemand amplitude, double seconds, List<Double> atSeconds)
            implements Step {
        public Pulse {
            atSeconds = List.copyOf(atSeconds);
        }

        @Override
        public String kind() {
            return "pulse";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Waits, relay open, until an operator continues.
     *
     * @param head what every step has
     * @param message what to tell the operator
     */
    record HoldForOperator(StepHead head, String message) implements Step {
        @Override
        public String kind() {
            return "hold_for_operator";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Repeats its body.
     *
     * @param head what every step has
     * @param times passes, from 1
     * @param cycle whether each pass is a battery cycle
     * @param body at least one step
     */
    record Loop(StepHead head, int times, boolean cycle, List<Step> body) implements Step {
        public Loop {
            body = List.copyOf(body);
        }

        @Override
        public String kind() {
            return "loop";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Goes to another step.
     *
     * @param head what every step has
     * @param jump where, and how often at most
     */
    record Goto(StepHead head, Then.Goto jump) implements Step {
        @Override
        public String kind() {
            return "goto";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }
}
