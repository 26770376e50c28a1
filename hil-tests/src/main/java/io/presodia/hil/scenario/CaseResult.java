package io.presodia.hil.scenario;

import java.util.List;

/**
 * What came of a case.
 *
 * @param id the case
 * @param fault the row it proves, or what breaks
 * @param verdict whether it was right
 * @param detectionScans scans from the fault to the latch; NaN where nothing was latched
 * @param detectionMillis the same in time, ms
 * @param openMillis from the fault to the open contact, ms; NaN where none opened
 * @param reaction what happened, for people
 * @param cause why the run ended: the row of the fault table with its numbers and its meaning, or
 *     what else broke it off; for people; empty where nothing did
 * @param problems what was not right, or why it was skipped; empty for a pass
 * @param simSeconds virtual time it took, s
 */
public record CaseResult(
        String id,
        String fault,
        Verdict verdict,
        double detectionScans,
        double detectionMillis,
        double openMillis,
        String reaction,
        String cause,
        List<String> problems,
        double simSeconds) {
    public CaseResult {
        problems = List.copyOf(problems);
    }

    /** Right or not. */
    public enum Verdict {
        /** All is as it should be. */
        PASS,
        /** Something is not. */
        FAIL,
        /** A part that it needs does not exist in this build. */
        SKIP
    }

    static CaseResult skipped(String id, String fault, String reason) {
        return new CaseResult(
                id,
                fault,
                Verdict.SKIP,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "",
                "",
                List.of(reason),
                0);
    }
}
