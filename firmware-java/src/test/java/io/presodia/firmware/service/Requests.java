package io.presodia.firmware.service;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for tests. */
final class Requests {
    static final Principal READER = new Principal("ro-bob", Role.READ, true);
    static final Principal OPERATOR = new Principal("op-alice", Role.OPERATOR, true);
    static final Principal ENGINEER = new Principal("en-eve", Role.ENGINEER, true);
    static final Principal PROVISION = new Principal("factory", Role.PROVISION, true);

    private Requests() {}

    static Request get(String uri) {
        return of(Method.GET, uri, READER, "");
    }

    static Request of(Method method, String uri, Principal principal, String json) {
        String[] parts = uri.split("\\?", 2);
        return new Request(
                method,
                parts[0].isEmpty() ? List.of() : List.of(parts[0].split("/")),
                parts.length < 2 ? List.of() : List.of(parts[1].split("&")),
                Bytes.ofUtf8(json.replace('\'', '"')),
                json.isEmpty() ? Request.NO_FORMAT : Format.JSON.number(),
                Request.NO_FORMAT,
                List.of(),
                List.of(),
                false,
                null,
                true,
                principal);
    }

    static Request accept(Request request, int format) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                request.contentFormat(),
                format,
                request.etags(),
                request.ifMatch(),
                request.ifNoneMatch(),
                request.echo(),
                request.confirmable(),
                request.principal());
    }

    static Request echo(Request request, @Nullable Bytes echo) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                request.contentFormat(),
                request.accept(),
                request.etags(),
                request.ifMatch(),
                request.ifNoneMatch(),
                echo,
                request.confirmable(),
                request.principal());
    }

    static Request conditions(
            Request request, List<Bytes> etags, List<Bytes> ifMatch, boolean ifNoneMatch) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                request.contentFormat(),
                request.accept(),
                etags,
                ifMatch,
                ifNoneMatch,
                request.echo(),
                request.confirmable(),
                request.principal());
    }

    static Request nonConfirmable(Request request) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                request.contentFormat(),
                request.accept(),
                request.etags(),
                request.ifMatch(),
                request.ifNoneMatch(),
                request.echo(),
                false,
                request.principal());
    }
}
