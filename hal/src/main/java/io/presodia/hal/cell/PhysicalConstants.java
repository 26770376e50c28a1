package io.presodia.hal.cell;

/** Constants of nature. */
public final class PhysicalConstants {
    /** Charge of a mole of electrons, C/mol (CODATA 2018, exact from the SI definition). */
    public static final double FARADAY_COULOMBS_PER_MOLE = 96485.33212;

    /** Boltzmann's constant, eV/K (CODATA 2018, exact from the SI definition). */
    public static final double BOLTZMANN_ELECTRONVOLTS_PER_KELVIN = 8.617333262e-5;

    /** Molar mass of sodium, g/mol (IUPAC standard atomic weight). */
    public static final double SODIUM_GRAMS_PER_MOLE = 22.98976928;

    /** 0 °C, K (SI). */
    public static final double ZERO_CELSIUS_KELVIN = 273.15;

    /** Temperature at which resistances of material files hold, K: room temperature, 25 °C. */
    public static final double REFERENCE_KELVIN = 298.15;

    private PhysicalConstants() {}
}
