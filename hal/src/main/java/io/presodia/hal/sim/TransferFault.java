package io.presodia.hal.sim;

/**
 * A way in which the way to a chip can misbehave, on one device or on a whole bus, as plain data.
 */
public sealed interface TransferFault {
    /**
     * The next transactions are not acknowledged (I2C only).
     *
     * @param transactions how many, at least 1
     */
    record NackNext(int transactions) implements TransferFault {
        public NackNext {
            if (transactions < 1) {
                throw new IllegalArgumentException(
                        "transactions must be at least 1, was " + transactions);
            }
        }
    }

    /** No transaction is acknowledged until the fault is cleared (I2C only). */
    record NackUntilCleared() implements TransferFault {}

    /**
     * A data line is held until the fault is cleared. Held low, an I2C bus is stuck; held high,
     * nobody can acknowledge. On SPI the line is the one from the chip, which reads as all ones or
     * all zeros without any error. A digital line keeps the level.
     *
     * @param high the level it is held at
     */
    record StuckLine(boolean high) implements TransferFault {}

    /**
     * Bits of what is read flip at random, drawn from the seed of the bench.
     *
     * @param probabilityPerBit between 0 and 1
     */
    record BitFlips(double probabilityPerBit) implements TransferFault {
        public BitFlips {
            if (!(probabilityPerBit >= 0 && probabilityPerBit <= 1)) {
                throw new IllegalArgumentException(
                        "probabilityPerBit must be between 0 and 1, was " + probabilityPerBit);
            }
        }
    }

    /**
     * Every transaction takes longer, as with clock stretching.
     *
     * @param nanos how much longer, at least 0
     */
    record Delay(long nanos) implements TransferFault {
        public Delay {
            if (nanos < 0) {
                throw new IllegalArgumentException("nanos must not be negative, was " + nanos);
            }
        }
    }
}
