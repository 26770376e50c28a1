package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of path × method × role, against a table written by hand. */
class AuthorizationTest {
    /** What each role may do, one letter a method: G, O (post), U (put), D. */
    private static final Map<String, Map<Role, String>> MAY =
            Map.ofEntries(
                    row(".well-known/core", "G", "G", "G", "G"),
                    row("id", "G", "G", "G", "G"),
                    row("board", "G", "G", "G", "G"),
                    row("alm", "G", "GO", "GO", "G"),
                    row("ch/1", "G", "G", "G", "G"),
                    row("ch/1/state", "G", "G", "G", "G"),
                    row("ch/1/alm", "G", "GO", "GO", "G"),
                    row("ch/1/lease", "G", "GUD", "GUD", "G"),
                    row("ch/1/cmd", "", "O", "O", ""),
                    row("ch/1/v", "G", "G", "G", "G"),
                    row("cmd/x", "G", "G", "G", ""),
                    row("cells", "G", "G", "G", "G"),
                    row("cells/x", "G", "G", "GUD", "G"),
                    row("prog", "G", "G", "G", "G"),
                    row("prog/x", "G", "G", "GUD", "G"),
                    row("log", "G", "G", "G", "G"),
                    row("log/rows", "G", "G", "G", "G"),
                    row("log/ack", "", "U", "U", ""),
                    row("keys", "", "", "", "GO"),
                    row("keys/x", "", "", "", "D"));

    private static final Map<Method, String> LETTERS =
            Map.of(Method.GET, "G", Method.POST, "O", Method.PUT, "U", Method.DELETE, "D");

    @TempDir private Path folder = Path.of("");

    private static Map.Entry<String, Map<Role, String>> row(
            String path, String read, String operator, String engineer, String provision) {
        return Map.entry(
                path,
                Map.of(
                        Role.READ, read,
                        Role.OPERATOR, operator,
                        Role.ENGINEER, engineer,
                        Role.PROVISION, provision));
    }

    static Stream<String> paths() {
        return MAY.keySet().stream().sorted();
    }

    @Test
    void theTableKnowsEveryEndpoint() {
        Set<Endpoint> known = new java.util.HashSet<>();
        MAY.keySet().forEach(path -> known.add(Endpoint.of(List.of(path.split("/")))));
        assertThat(known).containsExactlyInAnyOrder(Endpoint.values());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void exactlyTheRightRolesGetThrough(String path) throws IOException {
        try (Device device = new Device(folder, new HandTimebase(), Device.unlimited())) {
            device.publish(3);
            Service service = new Service(device.parts);
            Map<Role, String> may = MAY.getOrDefault(path, Map.of());
            Set<Method> exists = EnumSet.noneOf(Method.class);
            for (Method method : Method.values()) {
                if (may.values().stream()
                        .anyMatch(some -> some.contains(LETTERS.getOrDefault(method, "?")))) {
                    exists.add(method);
                }
            }
            List<String> wrong = new ArrayList<>();
            for (Method method : Method.values()) {
                for (Role role : Role.values()) {
                    for (boolean known : List.of(true, false)) {
                        Reply reply =
                                service.handle(
                                        Requests.of(
                                                method,
                                                path,
                                                new Principal("x", role, known),
                                                "{'nothing':0}"));
                        boolean allowed =
                                may.getOrDefault(role, "")
                                        .contains(LETTERS.getOrDefault(method, "?"));
                        if (!right(reply.code(), allowed, exists.contains(method), known)) {
                            wrong.add(method + " as " + role + ": " + reply.code());
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static boolean right(Code code, boolean allowed, boolean exists, boolean known) {
        if (!exists) {
            return code == Code.METHOD_NOT_ALLOWED;
        }
        if (allowed) {
            return code != Code.FORBIDDEN
                    && code != Code.METHOD_NOT_ALLOWED
                    && code != Code.INTERNAL_ERROR;
        }
        return code == (known ? Code.FORBIDDEN : Code.UNAUTHORIZED);
    }
}
