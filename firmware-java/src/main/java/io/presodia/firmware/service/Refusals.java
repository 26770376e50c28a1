package io.presodia.firmware.service;

import io.presodia.firmware.access.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said to a request that may not be made. Strangers are told nothing of what there is: who
 * has no key learns that one is needed, and no more.
 */
final class Refusals {
    private Refusals() {}

    static ProblemException unknownPath(Request request) {
        return ProblemException.of(
                Code.NOT_FOUND,
                "/"
                        + String.join("/", request.path())
                        + ": unknown; /.well-known/core lists what there is");
    }

    static ProblemException method(Request request, Endpoint endpoint) {
        String allowed =
                Arrays.stream(Method.values())
                        .filter(method -> !endpoint.roles(method).isEmpty())
                        .map(Method::name)
                        .collect(Collectors.joining(" or "));
        return ProblemException.of(
                Code.METHOD_NOT_ALLOWED, request.method() + ": must be " + allowed);
    }

    /**
     * @param roles any of which may
     */
    static ProblemException role(Request request, Set<Role> roles) {
        if (!request.principal().authenticated()) {
            return ProblemException.of(Code.UNAUTHORIZED, "needs a key");
        }
        String needed = roles.stream().sorted().map(Role::word).collect(Collectors.joining(" or "));
        return ProblemException.of(
                Code.FORBIDDEN,
                "role " + request.principal().role().word() + ": must be " + needed);
    }
}
