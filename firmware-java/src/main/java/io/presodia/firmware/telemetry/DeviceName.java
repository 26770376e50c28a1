package io.presodia.firmware.telemetry;

/**
 * The name of a board as a URN of RFC 9039, in the form {@code urn:dev:ops:}: enterprise number,
 * product, serial.
 *
 * @param urn the name, without a colon at its end
 */
public record DeviceName(String urn) {
    /**
     * The enterprise number that RFC 5612 keeps for examples; makers with a number of their own put
     * it here.
     */
    public static final int EXAMPLE_ENTERPRISE = 32473;

    /**
     * The name of one copy of a board. The dash separates the parts and SenML names know few
     * characters, so whatever else stands in board or serial becomes a point.
     *
     * @param enterprise private enterprise number of the maker
     * @param board name of the board, such as {@code bench-4}
     * @param serial serial number of the copy
     */
    public static DeviceName of(int enterprise, String board, String serial) {
        return new DeviceName(
                "urn:dev:ops:" + enterprise + "-" + identifier(board) + "-" + identifier(serial));
    }

    /** What the names of its readings begin with. */
    public String baseName() {
        return urn + ":";
    }

    private static String identifier(String text) {
        String known = text.replaceAll("[^A-Za-z0-9._]", ".");
        return known.isEmpty() ? "." : known;
    }
}
