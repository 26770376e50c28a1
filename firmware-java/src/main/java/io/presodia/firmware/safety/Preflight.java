package io.presodia.firmware.safety;

import java.util.List;

/**
 * The result of a preflight check of one channel.
 *
 * @param channel channel number, from 1
 * @param nanos when it was made
 * @param findings what speaks against current; empty when it passed
 */
public record Preflight(int channel, long nanos, List<PreflightFinding> findings) {
    public Preflight {
        findings = List.copyOf(findings);
    }

    /** Whether current may flow. */
    public boolean passed() {
        return findings.isEmpty();
    }

    /** All findings in one line, for people. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        for (PreflightFinding finding : findings) {
            text.append(text.isEmpty() ? "" : "; ").append(finding.text());
        }
        return text.toString();
    }
}
