package io.presodia.firmware.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** A moment whose state all answers of a connection show: the first question begins it. */
final class OneMoment {
    private OneMoment() {}

    static Connection begin(Connection open) throws SQLException {
        open.setAutoCommit(false);
        return open;
    }

    static Connection end(Connection open) throws SQLException {
        open.setAutoCommit(true);
        return open;
    }
}
