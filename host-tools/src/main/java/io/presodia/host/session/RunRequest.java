package io.presodia.host.session;

/**
 * One run that is asked for.
 *
 * @param channel channel number, from 1
 * @param protocol name or file of the protocol
 * @param cell name or file of the cell
 * @param startAfterSeconds when to start after the bench is up, s
 * @param sampleId the laboratory's name of the piece; empty when not given
 * @param operator who starts it; empty when not given
 */
public record RunRequest(
        int channel,
        String protocol,
        String cell,
        double startAfterSeconds,
        String sampleId,
        String operator) {}
