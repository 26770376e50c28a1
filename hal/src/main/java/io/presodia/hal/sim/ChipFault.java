package io.presodia.hal.sim;

/** A way in which a chip itself can misbehave, as plain data for tables and campaigns. */
public sealed interface ChipFault {
    /** An event: the supply dips and comes back, all registers are at their power-on values. */
    record BrownOut() implements ChipFault {}

    /** Conversions no longer complete: no data-ready comes any more. */
    record StoppedConversion() implements ChipFault {}

    /** Conversions seem to go on, but every result repeats the last one bit for bit. */
    record FrozenResult() implements ChipFault {}

    /**
     * Every conversion gives the same code.
     *
     * @param code the code, as the signed number that the result register holds
     */
    record StuckCode(int code) implements ChipFault {}

    /**
     * The identity register holds something else, as if another part were fitted.
     *
     * @param id what it holds instead
     */
    record WrongIdentity(int id) implements ChipFault {}

    /** The checksum or the inverted copy that the chip sends with its data is wrong. */
    record CorruptChecksum() implements ChipFault {}
}
