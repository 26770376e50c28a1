package io.presodia.host.format;

/**
 * Something about a BDF table.
 *
 * @param severity whether the file is invalid for it
 * @param rule stable name of the rule
 * @param column the column; empty when it is none of them
 * @param row first row concerned, from 1 without the header; 0 when it is none of them
 * @param message a sentence with the value and what would be right
 */
public record BdfIssue(Severity severity, String rule, String column, int row, String message) {
    /** Whether a file is invalid for an issue. */
    public enum Severity {
        /** The file breaks a rule of the format. */
        ERROR,
        /** The file is valid, but somebody should look. */
        WARNING
    }
}
