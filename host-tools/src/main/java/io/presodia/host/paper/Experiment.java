package io.presodia.host.paper;

/**
 * One run of the paper's programme.
 *
 * @param protocol name of the protocol
 * @param cell name of the cell
 */
public record Experiment(String protocol, String cell) {
    @Override
    public String toString() {
        return protocol + " on " + cell;
    }
}
