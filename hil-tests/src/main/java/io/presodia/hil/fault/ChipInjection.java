package io.presodia.hil.fault;

/** Faults of a chip itself, by the name that the board file gives it. */
public sealed interface ChipInjection extends Injection {
    /** The chip. */
    String chip();

    @Override
    default Level level() {
        return Level.CHIP_AND_BUS;
    }

    /** The supply dips: all registers are at their power-on values, the configuration is lost. */
    record BrownOut(String chip) implements ChipInjection {
        @Override
        public String kind() {
            return "brown_out";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /** Conversions no longer complete. */
    record StoppedConversion(String chip) implements ChipInjection {
        @Override
        public String kind() {
            return "stopped_conversion";
        }
    }

    /** Conversions go on, but every result repeats the last one. */
    record FrozenResult(String chip) implements ChipInjection {
        @Override
        public String kind() {
            return "frozen_result";
        }
    }

    /**
     * Every conversion gives one code.
     *
     * @param code as the signed number of the result register
     */
    record StuckCode(String chip, int code) implements ChipInjection {
        @Override
        public String kind() {
            return "stuck_code";
        }
    }

    /**
     * Another part seems to be fitted.
     *
     * @param id what the identity register holds
     */
    record WrongIdentity(String chip, int id) implements ChipInjection {
        @Override
        public String kind() {
            return "wrong_identity";
        }
    }

    /** The checksum that the chip sends is wrong. */
    record CorruptChecksum(String chip) implements ChipInjection {
        @Override
        public String kind() {
            return "corrupt_checksum";
        }
    }
}
