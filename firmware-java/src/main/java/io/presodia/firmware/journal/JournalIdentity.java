package io.presodia.firmware.journal;

/**
 * What wrote a journal, stored with every boot.
 *
 * @param journalId identity of a new journal file, unique among all that a collector may see; an
 *     existing file keeps its own
 * @param softwareVersion version of the firmware
 * @param softwareCommit commit it was built from; empty when unknown
 * @param boardName name of the board file
 * @param boardSerial serial number of this copy
 * @param virtual whether the board's chips are models
 */
public record JournalIdentity(
        String journalId,
        String softwareVersion,
        String softwareCommit,
        String boardName,
        String boardSerial,
        boolean virtual) {}
