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
     * Whether a current or power that it sets ever charges, or ever discharges, the cell; false
     * where the cell's own answer to a voltage decides.
     */
    default boolean drives(boolean charging) {
        return false;
    }

    /**
     * Leaves the cell at open circuit.
     *
     * @param head what every step has
     * @param exits at least one
     * @param spectrumSeconds when a spectrum of the cell is wanted, from the step's begin, s; NaN
     *     for none. What has no impedance analyser takes none and rests all the same
     */
    record Rest(StepHead head, List<Exit> exits, double spectrumSeconds) implements Step {
        public Rest {
            exits = List.copyOf(exits);
        }

        /** Without a spectrum. */
        public Rest(StepHead head, List<Exit> exits) {
            this(head, exits, Double.NaN);
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

        @Override
        public boolean drives(boolean charging) {
            return charging ? Ends.sign(current) > 0 : Ends.sign(current) < 0;
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

        @Override
        public boolean drives(boolean charging) {
            return charging ? watts > 0 : watts < 0;
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
     * Galvanostatic intermittent titration: pulses of current with a rest after each, until an exit
     * fires.
     *
     * @param head what every step has
     * @param current during the pulses; positive charges; not 0
     * @param pulseSeconds length of a pulse, s; above 0
     * @param restSeconds length of the rest after it, s; above 0
     * @param exits at least one; charge and time count from the step's begin
     */
    record Gitt(
            StepHead head,
            CurrentDemand current,
            double pulseSeconds,
            double restSeconds,
            List<Exit> exits)
            implements Step {
        public Gitt {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "gitt";
        }

        @Override
        public boolean drives(boolean charging) {
            return charging ? Ends.sign(current) > 0 : Ends.sign(current) < 0;
        }
    }

    /**
     * The first charge of a cell with a donor: a current, every so often a rest that probes the
     * cell, until an exit fires. Tells from evidence when the donor is spent.
     *
     * @param head what every step has
     * @param current above 0
     * @param probeMilliampereHoursPerGram charge between two probes, mAh/g; above 0
     * @param probeSeconds length of a probe's rest, s; above 1
     * @param exits at least one; charge and time count from the step's begin
     */
    record Activate(
            StepHead head,
            CurrentDemand current,
            double probeMilliampereHoursPerGram,
            double probeSeconds,
            List<Exit> exits)
            implements Step {
        public Activate {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "activate";
        }

        @Override
        public boolean drives(boolean charging) {
            return charging;
        }
    }

    /**
     * Holds a small voltage at a symmetric cell and watches the current come to its steady value.
     *
     * @param head what every step has; its record rule is the log rate
     * @param biasVolts voltage at the cell, V; not 0
     * @param seconds how long, s; above 0
     * @param rangeAmperes magnitude that the channel's range must carry, A; NaN for the cell's
     *     limit
     */
    record DcPolarisation(StepHead head, double biasVolts, double seconds, double rangeAmperes)
            implements Step {
        @Override
        public String kind() {
            return "dc_polarisation";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * A current or a voltage that moves linearly in time; ends with its duration or by an exit.
     *
     * @param head what every step has
     * @param course what moves, from where to where
     * @param seconds how long, s; above 0
     * @param exits further ways out; may be empty
     */
    record Ramp(StepHead head, Course course, double seconds, List<Exit> exits) implements Step {
        public Ramp {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "ramp";
        }

        @Override
        public boolean drives(boolean charging) {
            return course instanceof Course.OfCurrent of
                    && (charging
                            ? Math.max(Ends.sign(of.from()), Ends.sign(of.to())) > 0
                            : Math.min(Ends.sign(of.from()), Ends.sign(of.to())) < 0);
        }
    }

    /** What a ramp moves. */
    sealed interface Course {
        /**
         * A current.
         *
         * @param from at the begin; positive charges
         * @param to at the end; of the same kind as {@code from}
         */
        record OfCurrent(CurrentDemand from, CurrentDemand to) implements Course {}

        /**
         * A voltage.
         *
         * @param fromVolts at the begin, V
         * @param toVolts at the end, V
         * @param largest magnitude that the channel's range must carry; the cell's current limit
         *     when absent
         */
        record OfVoltage(double fromVolts, double toVolts, @Nullable CurrentDemand largest)
                implements Course {}
    }

    /**
     * Follows a current or power from a file; ends with the file's last row or by an exit.
     *
     * @param head what every step has
     * @param load what to follow
     * @param exits further ways out; may be empty
     */
    record Profile(StepHead head, LoadProfile load, List<Exit> exits) implements Step {
        public Profile {
            exits = List.copyOf(exits);
        }

        @Override
        public String kind() {
            return "profile";
        }

        @Override
        public boolean drives(boolean charging) {
            return charging ? load.highest() > 0 : load.lowest() < 0;
        }
    }

    /**
     * Waits, relay open, until an operator continues.
     *
     * @param head what every step has
     * @param message what to tell the operator
     * @param ovenCelsius temperature around the cell from then on, which a virtual bench sets by
     *     itself; NaN to leave it as it is; °C
     */
    record HoldForOperator(StepHead head, String message, double ovenCelsius) implements Step {
        /** One that leaves the temperature as it is. */
        public HoldForOperator(StepHead head, String message) {
            this(head, message, Double.NaN);
        }

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
