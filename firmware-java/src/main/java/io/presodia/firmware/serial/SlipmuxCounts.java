package io.presodia.firmware.serial;

/**
 * How a serial line does.
 *
 * @param frames frames handed on
 * @param badChecksum CoAP frames that were dropped for their checksum, or for being too short for
 *     one
 * @param badEscape frames dropped for an escape that stands for nothing
 * @param tooLong frames dropped for their length
 * @param unknown frames of a type that nobody here reads
 */
public record SlipmuxCounts(
        long frames, long badChecksum, long badEscape, long tooLong, long unknown) {
    /** Frames that were dropped. */
    public long dropped() {
        return badChecksum + badEscape + tooLong + unknown;
    }
}
