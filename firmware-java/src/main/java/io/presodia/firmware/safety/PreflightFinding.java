package io.presodia.firmware.safety;

import io.presodia.hal.limit.Band;

/**
 * Something that speaks against letting current flow.
 *
 * @param item what was checked
 * @param value what was found, in the item's unit; NaN where there is no number
 * @param allowed where it should lie, in the item's unit
 * @param text for people: what is wrong and what would be right
 */
public record PreflightFinding(Item item, double value, Band allowed, String text) {
    /** What a preflight check looks at. */
    public enum Item {
        /** A cell with limits sits in the channel. */
        CELL,
        /** The calibration, in days until it expires. */
        CALIBRATION,
        /** Stack pressure, Pa. */
        PRESSURE,
        /** Cell temperature, °C. */
        TEMPERATURE,
        /** Open circuit voltage, V. */
        OPEN_CIRCUIT_VOLTAGE,
        /** Difference of the two voltage converters, V. */
        CHECK_CONVERTER,
        /** The relay is open when told so. */
        RELAY,
        /** The external watchdog has not tripped, and its window takes the scan period, ns. */
        WATCHDOG,
        /** Emergency stop and enclosure. */
        INTERLOCK
    }
}
