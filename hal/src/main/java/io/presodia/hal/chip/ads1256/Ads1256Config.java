package io.presodia.hal.chip.ads1256;

/**
 * How an ADS1256 is set up for good.
 *
 * @param gain the programmable gain
 * @param dataRate the data rate, which also fixes the settling time
 * @param buffer whether the input buffer is on; it raises the input impedance and takes the inputs'
 *     range down to the supply less 2 V
 * @param clockHertz the master clock; 0.1 to 10 MHz, 7.68 MHz typical (SBAS288K, electrical
 *     characteristics)
 * @param referenceVolts the reference; 0.5 to 2.6 V, 2.5 V typical (SBAS288K, electrical
 *     characteristics)
 */
public record Ads1256Config(
        Ads1256Gain gain,
        Ads1256DataRate dataRate,
        boolean buffer,
        double clockHertz,
        double referenceVolts) {
    /** The clock for which the data sheet gives its tables. */
    public static final double NOMINAL_CLOCK_HERTZ = 7.68e6;

    /** The reference for which the data sheet gives its tables. */
    public static final double NOMINAL_REFERENCE_VOLTS = 2.5;

    public Ads1256Config {
        if (!(clockHertz >= 0.1e6 && clockHertz <= 10e6)) {
            throw new IllegalArgumentException(
                    "clockHertz must be 0.1e6 to 10e6, was " + clockHertz);
        }
        if (!(referenceVolts >= 0.5 && referenceVolts <= 2.6)) {
            throw new IllegalArgumentException(
                    "referenceVolts must be 0.5 to 2.6, was " + referenceVolts);
        }
    }

    /** As above with the nominal clock and reference. */
    public Ads1256Config(Ads1256Gain gain, Ads1256DataRate dataRate, boolean buffer) {
        this(gain, dataRate, buffer, NOMINAL_CLOCK_HERTZ, NOMINAL_REFERENCE_VOLTS);
    }

    /** Full scale in volts at the input, one side: twice the reference over the gain. */
    public double fullScaleVolts() {
        return 2 * referenceVolts / gain.factor();
    }

    /**
     * Nanoseconds from the start of a conversion to settled data (SBAS288K, Table 13, scaled by the
     * clock).
     */
    public long conversionNanos() {
        return Math.round(dataRate.settlingMicros() * 1e3 * NOMINAL_CLOCK_HERTZ / clockHertz);
    }

    /** Nanoseconds that {@code clocks} periods of the master clock take, rounded up. */
    long clockNanos(int clocks) {
        return (long) Math.ceil(clocks * 1e9 / clockHertz);
    }
}
