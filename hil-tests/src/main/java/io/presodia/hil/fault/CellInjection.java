package io.presodia.hil.fault;

/** Faults of the cell and its stack. Channels count from 1. */
public sealed interface CellInjection extends Injection {
    /** The channel. */
    int channel();

    @Override
    default Level level() {
        return Level.CELL;
    }

    /**
     * An electronic path through the separator.
     *
     * @param ohms its resistance, ohm
     */
    record SoftShort(int channel, double ohms) implements CellInjection {
        @Override
        public String kind() {
            return "soft_short";
        }
    }

    /**
     * A dendrite: a leak whose conductance grows evenly.
     *
     * @param toOhms resistance at the end, ohm
     * @param overSeconds how long it grows, s
     */
    record GrowingLeak(int channel, double toOhms, double overSeconds) implements CellInjection {
        @Override
        public String kind() {
            return "growing_leak";
        }
    }

    /**
     * Contact is lost at the separator.
     *
     * @param factor on its resistance
     * @param overSeconds how long it takes, s; 0 at once
     */
    record ContactLoss(int channel, double factor, double overSeconds) implements CellInjection {
        @Override
        public String kind() {
            return "contact_loss";
        }
    }

    /**
     * The press gives way.
     *
     * @param share of the pressure that is left, 0 to 1
     * @param overSeconds how long it takes, s; 0 at once
     */
    record PressureLoss(int channel, double share, double overSeconds) implements CellInjection {
        @Override
        public String kind() {
            return "pressure_loss";
        }
    }

    /**
     * Gas adds pressure.
     *
     * @param pascals at the end, Pa
     * @param overSeconds how long it takes, s; 0 at once
     */
    record Gas(int channel, double pascals, double overSeconds) implements CellInjection {
        @Override
        public String kind() {
            return "gas";
        }
    }

    /**
     * Something heats the stack.
     *
     * @param watts W
     */
    record Heat(int channel, double watts) implements CellInjection {
        @Override
        public String kind() {
            return "heat";
        }
    }

    /** The donor gives nothing more, long before it should. */
    record DonorExhausted(int channel) implements CellInjection {
        @Override
        public String kind() {
            return "donor_exhausted";
        }
    }
}
