package io.presodia.firmware.remote;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody asks for.
 *
 * @param id made by who asks, unique for ever
 * @param channel from 1; 0 is the board, which can only be cleared and stopped
 * @param verb what to do
 * @param principal who asks
 * @param arguments more, by name, such as {@code reason}, {@code cell} and {@code protocol}
 */
public record RemoteCommand(
        String id, int channel, Verb verb, String principal, Map<String, String> arguments) {
    public RemoteCommand {
        arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** An argument; empty when it was not given. */
    public String argument(String name) {
        return arguments.getOrDefault(name, "");
    }
}
