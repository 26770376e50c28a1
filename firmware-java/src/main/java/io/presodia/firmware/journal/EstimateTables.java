package io.presodia.firmware.journal;

import java.sql.SQLException;
import java.sql.Statement;

/** Tables of version 3: what was held for true of a sample's cell, and what that comes from. */
final class EstimateTables {
    private static final String ESTIMATE =
            """
            CREATE TABLE estimate (
                boot_id INTEGER NOT NULL,
                seq INTEGER NOT NULL,
                soc REAL, soc_sigma REAL,
                donor_depletion REAL, donor_depletion_sigma REAL,
                na2s_depletion REAL, na2s_depletion_sigma REAL,
                na2s_mah_g REAL, na2s_mah_g_sigma REAL,
                deficit_mah_g REAL, deficit_mah_g_sigma REAL,
                trapped_mah_g REAL, trapped_mah_g_sigma REAL,
                cathode_mah_g REAL, cathode_mah_g_sigma REAL,
                ohms_25 REAL, ohms_25_sigma REAL,
                sodium_limited REAL,
                PRIMARY KEY (boot_id, seq)
            ) STRICT, WITHOUT ROWID\
            """;

    private EstimateTables() {}

    /**
     * Makes them.
     *
     * @param resumePoint makes the table of checkpoints, which that of the estimators' states is
     *     like
     */
    static void add(Statement statement, String resumePoint) throws SQLException {
        statement.execute(ESTIMATE);
        statement.execute(resumePoint.replace("resume_point", "estimator_state"));
        Schema.makeFinal(statement, "estimate");
        Schema.makeFinal(statement, "estimator_state");
    }
}
