package io.presodia.firmware.protocol;

/**
 * What every step has.
 *
 * @param id its name, unique in the protocol; from its place in the file when the user gave none
 * @param key where it stands in the file, such as {@code steps[2]}
 * @param record when samples are recorded
 * @param boot what it does after a power cut
 * @param require what must hold before it begins
 */
public record StepHead(
        String id, String key, RecordRule record, BootPolicy boot, Interlock require) {
    /** A step that takes the defaults of the language. */
    public static StepHead named(String id) {
        return new StepHead(id, id, RecordRule.DEFAULT, BootPolicy.Resume.RESUME, Interlock.NONE);
    }
}
