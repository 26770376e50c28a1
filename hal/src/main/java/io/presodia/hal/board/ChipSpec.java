package io.presodia.hal.board;

/**
 * One chip: where it is and how it is configured. A new part is a new record here; the compiler
 * names the rest.
 */
public sealed interface ChipSpec {
    /** The chip as wiring refers to it; also the name of its port. */
    String name();

    /** Name of the bus it is on. */
    String bus();

    /** A chip with an address. */
    sealed interface OnI2c extends ChipSpec {
        /** Seven-bit address. */
        int address();
    }

    /** A chip with a chip-select line. */
    sealed interface OnSpi extends ChipSpec {
        /** Name of the output line that selects it when low. */
        String selectLine();

        /** SCLK frequency. */
        int clockHertz();

        /** SPI mode, 0 to 3: 2·CPOL + CPHA. */
        int mode();
    }

    /**
     * Eight-input 24-bit converter (TI SBAS288K). Full scale is ±2·reference/gain.
     *
     * @param readyLine name of the input line that DRDY drives low
     * @param referenceVolts external reference, V
     * @param gain PGA: 1, 2, 4, 8, 16, 32 or 64
     * @param samplesPerSecond data rate with the 7.68 MHz crystal, one of the datasheet's sixteen
     * @param buffer whether the input buffer is on (input range then ends 2 V below the supply)
     */
    record Ads1256(
            String name,
            String bus,
            String selectLine,
            int clockHertz,
            int mode,
            String readyLine,
            double referenceVolts,
            int gain,
            double samplesPerSecond,
            boolean buffer)
            implements OnSpi {
        /** Largest differential input, V. */
        public double fullScaleVolts() {
            return 2 * referenceVolts / gain;
        }
    }

    /**
     * Four-output 16-bit converter with bipolar output and internal reference (Analog Devices
     * AD5754R).
     *
     * @param outputRangeVolts 5 for ±5 V or 10 for ±10 V
     */
    record Ad5754r(
            String name,
            String bus,
            String selectLine,
            int clockHertz,
            int mode,
            double outputRangeVolts)
            implements OnSpi {
        /** Number of codes. */
        public static final int CODES = 1 << 16;

        /** One code, V. */
        public double lsbVolts() {
            return 2 * outputRangeVolts / CODES;
        }
    }

    /**
     * Sixteen-pin expander (Microchip DS20001952). Pin 0 is GPA0, pin 8 is GPB0.
     *
     * @param outputMask bit n set: pin n is an output, low after configuration
     * @param pullUpMask bit n set: pin n has its pull-up on
     */
    record Mcp23017(String name, String bus, int address, int outputMask, int pullUpMask)
            implements OnI2c {}

    /**
     * Four-input 24-bit converter with current sources, for load cell and PT100 (TI SBAS751).
     *
     * @param samplesPerSecond data rate in normal mode: 20, 45, 90, 175, 330, 600 or 1000
     */
    record Ads122c04(String name, String bus, int address, int samplesPerSecond) implements OnI2c {}

    /**
     * Four-input 16-bit converter (TI SBAS444), the supervisor's own.
     *
     * @param fullScaleVolts 6.144, 4.096, 2.048, 1.024, 0.512 or 0.256
     * @param samplesPerSecond 8, 16, 32, 64, 128, 250, 475 or 860
     */
    record Ads1115(
            String name, String bus, int address, double fullScaleVolts, int samplesPerSecond)
            implements OnI2c {}

    /**
     * Thermometer (TI SNOSD82).
     *
     * @param averages conversions averaged for one result: 1, 8, 32 or 64
     * @param cycleSeconds time from result to result in continuous conversion
     */
    record Tmp117(String name, String bus, int address, int averages, double cycleSeconds)
            implements OnI2c {}
}
