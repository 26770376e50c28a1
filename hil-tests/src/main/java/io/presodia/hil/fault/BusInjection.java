package io.presodia.hil.fault;

/**
 * Faults of the way to a chip. Targets are devices, lines and buses by their board file's names.
 */
public sealed interface BusInjection extends Injection {
    /** The device, line or bus. */
    String device();

    @Override
    default Level level() {
        return Level.CHIP_AND_BUS;
    }

    /**
     * Transactions are not acknowledged (I2C).
     *
     * @param transactions how many; 0 for all until it ends
     */
    record Nack(String device, int transactions) implements BusInjection {
        @Override
        public String kind() {
            return "nack";
        }
    }

    /**
     * A data line is held.
     *
     * @param high the level it is held at
     */
    record StuckLine(String device, boolean high) implements BusInjection {
        @Override
        public String kind() {
            return "stuck_line";
        }
    }

    /**
     * Bits of what is read flip.
     *
     * @param probability of each bit, 0 to 1
     */
    record BitFlips(String device, double probability) implements BusInjection {
        @Override
        public String kind() {
            return "bit_flips";
        }
    }

    /**
     * Every transaction takes longer.
     *
     * @param seconds how much, s
     */
    record SlowTransfers(String device, double seconds) implements BusInjection {
        @Override
        public String kind() {
            return "slow_transfers";
        }
    }
}
