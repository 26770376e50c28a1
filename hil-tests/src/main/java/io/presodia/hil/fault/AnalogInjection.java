package io.presodia.hil.fault;

/** Faults between converter and cell. Channels count from 1. */
public sealed interface AnalogInjection extends Injection {
    /** The channel. */
    int channel();

    @Override
    default Level level() {
        return Level.ANALOG;
    }

    /** The sense lead comes off. */
    record OpenSenseLead(int channel) implements AnalogInjection {
        @Override
        public String kind() {
            return "open_sense_lead";
        }
    }

    /** The force lead comes off. */
    record OpenForceLead(int channel) implements AnalogInjection {
        @Override
        public String kind() {
            return "open_force_lead";
        }
    }

    /** The cell sits in the press the wrong way round. */
    record ReversedCell(int channel) implements AnalogInjection {
        @Override
        public String kind() {
            return "reversed_cell";
        }
    }

    /**
     * What is measured is off by a constant.
     *
     * @param by in V, A, Pa or K
     */
    record OffsetStep(int channel, SignalPath path, double by) implements AnalogInjection {
        @Override
        public String kind() {
            return "offset_step";
        }
    }

    /**
     * What is measured drifts away.
     *
     * @param perMinute in V, A, Pa or K a minute
     */
    record Drift(int channel, SignalPath path, double perMinute) implements AnalogInjection {
        @Override
        public String kind() {
            return "drift";
        }
    }

    /**
     * What is measured becomes noisy.
     *
     * @param sigma standard deviation of one conversion in V, A, Pa or K
     */
    record NoiseBurst(int channel, SignalPath path, double sigma) implements AnalogInjection {
        @Override
        public String kind() {
            return "noise_burst";
        }
    }

    /**
     * An input stage sticks at the end of its range.
     *
     * @param path voltage or current
     * @param high at the upper end
     */
    record Saturated(int channel, SignalPath path, boolean high) implements AnalogInjection {
        @Override
        public String kind() {
            return "saturated";
        }
    }

    /**
     * The galvanostat gives another current than it was told.
     *
     * @param fraction of the set current that is too much
     */
    record SetpointError(int channel, double fraction) implements AnalogInjection {
        @Override
        public String kind() {
            return "setpoint_error";
        }
    }

    /** The relay's contact is welded shut. */
    record RelayWelded(int channel) implements AnalogInjection {
        @Override
        public String kind() {
            return "relay_welded";
        }
    }

    /** The relay's contact stays open. */
    record RelayDead(int channel) implements AnalogInjection {
        @Override
        public String kind() {
            return "relay_dead";
        }
    }
}
