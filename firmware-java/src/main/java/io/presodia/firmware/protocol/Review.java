package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import java.util.List;

/**
 * What a check of a protocol against a cell and a channel found.
 *
 * @param errors what is wrong, in order of line; the protocol must not start unless empty
 * @param longestSeconds an upper bound of the duration without counted jumps and waits, s; infinite
 *     when a step has no bound
 * @param openEnded ids of the steps without a bound in time, such as a voltage held until the
 *     current falls
 */
public record Review(List<Diagnostic> errors, double longestSeconds, List<String> openEnded) {
    public Review {
        errors = List.copyOf(errors);
        openEnded = List.copyOf(openEnded);
    }

    /**
     * Lets a protocol without errors pass.
     *
     * @throws ConfigException with all errors
     */
    public void requireFit() throws ConfigException {
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
    }
}
