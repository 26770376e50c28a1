package io.presodia.firmware.service;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.journal.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request, whatever brought it.
 *
 * @param method what to do
 * @param path segments of the path
 * @param query queries, each {@code name=value} or {@code name}
 * @param body the payload, whole
 * @param contentFormat number of the payload's format; -1 when not given
 * @param accept number of the format that is wanted; -1 when any will do
 * @param etags versions that the sender has
 * @param ifMatch versions that it may change; one that is empty means any
 * @param ifNoneMatch whether it must not be there yet
 * @param echo the value it brings back; null when there is none
 * @param confirmable whether the sender will know that it came
 * @param principal who asks
 */
public record Request(
        Method method,
        List<String> path,
        List<String> query,
        Bytes body,
        int contentFormat,
        int accept,
        List<Bytes> etags,
        List<Bytes> ifMatch,
        boolean ifNoneMatch,
        @Nullable Bytes echo,
        boolean confirmable,
        Principal principal) {
    /** No format was named. */
    public static final int NO_FORMAT = -1;

    public Request {
        path = List.copyOf(path);
        query = List.copyOf(query);
        etags = List.copyOf(etags);
        ifMatch = List.copyOf(ifMatch);
    }

    /** The value of a query; empty when it has none or is not there. */
    public String queryValue(String name) {
        for (String item : query) {
            if (item.startsWith(name + "=")) {
                return item.substring(name.length() + 1);
            }
        }
        return "";
    }
}
