package io.presodia.firmware.remote;

import io.presodia.firmware.telemetry.DeviceName;

/**
 * What does not change while the firmware is up.
 *
 * @param board name of the board
 * @param serial serial number of this copy
 * @param virtual whether its chips are models
 * @param channelCount number of channels
 * @param version version of the software
 * @param commit commit it was built from
 * @param journalId the journal it writes
 * @param bootId number of this boot in that journal
 */
public record DeviceFacts(
        String board,
        String serial,
        boolean virtual,
        int channelCount,
        String version,
        String commit,
        String journalId,
        long bootId) {
    /** Its name for the world. */
    public DeviceName deviceName() {
        return DeviceName.of(DeviceName.EXAMPLE_ENTERPRISE, board, serial);
    }
}
