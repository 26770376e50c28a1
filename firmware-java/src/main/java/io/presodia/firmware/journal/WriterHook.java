package io.presodia.firmware.journal;

import java.sql.SQLException;

/** Lets tests stand at the disk: called on the writer thread around each commit. */
interface WriterHook {
    /** Does nothing. */
    WriterHook NONE = new WriterHook() {};

    /** After so many pages of log SQLite moves them into the file; its own default is 1000. */
    default int logPages() {
        return 1000;
    }

    /** All rows are in the transaction. May block, or fail as a disk would. */
    default void beforeCommit() throws SQLException {}

    /** The transaction is on stable storage and not acknowledged yet. */
    default void afterCommit() {}
}
