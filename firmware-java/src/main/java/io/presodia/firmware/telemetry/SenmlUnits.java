package io.presodia.firmware.telemetry;

import java.util.Set;

/**
 * The units of the SenML registry that we send (RFC 8428, section 12.1). All of them are primary
 * units: ampere hours and millivolts would need the secondary units of RFC 9100, which old readers
 * do not know.
 */
public final class SenmlUnits {
    public static final String VOLT = "V";
    public static final String AMPERE = "A";
    public static final String CELSIUS = "Cel";
    public static final String PASCAL = "Pa";
    public static final String COULOMB = "C";
    public static final String JOULE = "J";
    public static final String SECOND = "s";
    public static final String RATIO = "/";
    public static final String COUNT = "count";

    /** All of the above. */
    public static final Set<String> ALL =
            Set.of(VOLT, AMPERE, CELSIUS, PASCAL, COULOMB, JOULE, SECOND, RATIO, COUNT);

    private SenmlUnits() {}
}
