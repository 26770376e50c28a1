package io.presodia.firmware.service;

import static io.presodia.firmware.access.Role.ENGINEER;
import static io.presodia.firmware.access.Role.OPERATOR;
import static io.presodia.firmware.access.Role.PROVISION;
import static io.presodia.firmware.access.Role.READ;

import io.presodia.firmware.access.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a device offers: path, methods with the roles that may use them, formats, and what it
 * means. A path, method or role that is not here is refused.
 */
// Lists and rights are unmodifiable, which their types cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Endpoint {
    DISCOVERY(
            ".well-known/core",
            "",
            "",
            false,
            List.of(Format.LINKS),
            "What there is (RFC 6690); filter with `rt`, `if`, `ct`, `obs`, `href`.",
            Rights.look()),
    IDENTITY(
            "id",
            "bat.id",
            "core.rp",
            false,
            Formats.DOCUMENT,
            "Board, serial, software, boot, clock quality, whether the serial line is open or lost.",
            Rights.look()),
    BOARD(
            "board",
            "bat.pack",
            "core.b",
            true,
            Formats.READINGS,
            "The whole board in one snapshot: ambient, interlocks, faults, readings and states of all channels.",
            Rights.look()),
    BOARD_ALARMS(
            "alm",
            "bat.alarm",
            "core.b",
            true,
            Formats.DOCUMENT,
            "Trips that hold the whole board open, with cause, value and limit. POST clears them.",
            Rights.look().and(Method.POST, OPERATOR, ENGINEER)),
    CHANNEL(
            "ch/{c}",
            "bat.channel",
            "core.b",
            true,
            Formats.READINGS,
            "One channel in one snapshot: readings, counters, estimates with sigma, state, step, cycle.",
            Rights.look()),
    STATE(
            "ch/{c}/state",
            "bat.state",
            "core.rp",
            true,
            Formats.DOCUMENT,
            "The run: id, cell, protocol, state, step, cycle, times.",
            Rights.look()),
    ALARMS(
            "ch/{c}/alm",
            "bat.alarm",
            "core.b",
            true,
            Formats.DOCUMENT,
            "Trips that hold the channel open. POST clears them.",
            Rights.look().and(Method.POST, OPERATOR, ENGINEER)),
    LEASE(
            "ch/{c}/lease",
            "bat.lease",
            "core.p",
            false,
            Formats.DOCUMENT,
            "Who has the channel to himself, with a dead-man time. PUT takes or renews it, DELETE gives it back;"
                    + " one that runs out stops the run.",
            Rights.look()
                    .and(Method.PUT, OPERATOR, ENGINEER)
                    .and(Method.DELETE, OPERATOR, ENGINEER)),
    COMMANDS(
            "ch/{c}/cmd",
            "bat.cmd",
            "core.a",
            false,
            Formats.DOCUMENT,
            "POST a command with an id of the sender's; the answer tells where its result will be.",
            Rights.none().and(Method.POST, OPERATOR, ENGINEER)),
    QUANTITY(
            "ch/{c}/{q}",
            "bat.{q}",
            "core.s",
            true,
            List.of(Format.SENML_CBOR, Format.SENML_JSON, Format.TEXT),
            "One quantity; an estimate comes with its sigma. Observe takes conditional attributes.",
            Rights.look()),
    COMMAND(
            "cmd/{id}",
            "bat.cmd.result",
            "core.rp",
            true,
            Formats.DOCUMENT,
            "How a command stands: accepted, done, refused or unknown, and why.",
            Rights.none().and(Method.GET, READ, OPERATOR, ENGINEER)),
    CELLS(
            "cells",
            "bat.files",
            "core.ll",
            false,
            Formats.DOCUMENT,
            "Names of the cell files that were uploaded.",
            Rights.look()),
    CELL(
            "cells/{name}",
            "bat.cell",
            "core.p",
            false,
            Formats.FILE,
            "A cell file. PUT checks it as `presodia check` does and takes it whole or not at all.",
            Rights.look().and(Method.PUT, ENGINEER).and(Method.DELETE, ENGINEER)),
    PROTOCOLS(
            "prog",
            "bat.files",
            "core.ll",
            false,
            Formats.DOCUMENT,
            "Names of the protocol files that were uploaded.",
            Rights.look()),
    PROTOCOL(
            "prog/{name}",
            "bat.prog",
            "core.p",
            false,
            Formats.FILE,
            "A protocol file, as with cells.",
            Rights.look().and(Method.PUT, ENGINEER).and(Method.DELETE, ENGINEER)),
    LOG(
            "log",
            "bat.log",
            "core.rp",
            true,
            Formats.DOCUMENT,
            "Journal id, this boot, the newest row, and up to where a receiver has acknowledged.",
            Rights.look()),
    LOG_ROWS(
            "log/rows",
            "bat.log.rows",
            "core.rp",
            false,
            List.of(Format.CBOR),
            "Rows after `from=<boot>.<seq>`, at most `n` of one boot, as a columnar batch.",
            Rights.look()),
    LOG_ACK(
            "log/ack",
            "bat.log.ack",
            "core.p",
            false,
            Formats.DOCUMENT,
            "Up to where a receiver has the rows safe; never goes back.",
            Rights.none().and(Method.PUT, OPERATOR, ENGINEER)),
    KEYS(
            "keys",
            "bat.keys",
            "core.ll",
            false,
            Formats.DOCUMENT,
            "Identities, owners and roles of the keys; never a key. POST makes a key and shows it once.",
            Rights.none().and(Method.GET, PROVISION).and(Method.POST, PROVISION)),
    KEY(
            "keys/{id}",
            "bat.key",
            "core.p",
            false,
            Formats.DOCUMENT,
            "DELETE revokes a key and ends the sessions that were made with it.",
            Rights.none().and(Method.DELETE, PROVISION));

    private final String template;
    private final String resourceType;
    private final String interfaceType;
    private final boolean observable;
    private final List<Format> formats;
    private final String meaning;
    private final Rights rights;

    Endpoint(
            String template,
            String resourceType,
            String interfaceType,
            boolean observable,
            List<Format> formats,
            String meaning,
            Rights rights) {
        this.template = template;
        this.resourceType = resourceType;
        this.interfaceType = interfaceType;
        this.observable = observable;
        this.formats = formats;
        this.meaning = meaning;
        this.rights = rights;
    }

    /** Its path without the first slash; what varies stands in braces. */
    public String template() {
        return template;
    }

    /** Its {@code rt}. */
    public String resourceType() {
        return resourceType;
    }

    /** Its {@code if}. */
    public String interfaceType() {
        return interfaceType;
    }

    /** Whether it can be observed. */
    public boolean observable() {
        return observable;
    }

    /** The formats it answers in; the first is used when any will do. */
    public List<Format> formats() {
        return formats;
    }

    /** What it is, for people. */
    public String meaning() {
        return meaning;
    }

    /** The methods it has. */
    public Set<Method> methods() {
        return rights.roles.keySet();
    }

    /** The roles that may use a method; empty when it does not have the method. */
    public Set<Role> roles(Method method) {
        return rights.roles.getOrDefault(method, Set.of());
    }

    /** The endpoint of a path; null when there is none. Templates that say more go first. */
    public static @Nullable Endpoint of(List<String> path) {
        for (Endpoint endpoint : values()) {
            if (endpoint.matches(path)) {
                return endpoint;
            }
        }
        return null;
    }

    private boolean matches(List<String> path) {
        String[] parts = template.split("/", -1);
        if (parts.length != path.size()) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean fits =
                    parts[i].startsWith("{")
                            ? !path.get(i).isEmpty()
                            : parts[i].equals(path.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static final class Formats {
        static final List<Format> DOCUMENT = List.of(Format.CBOR, Format.JSON);
        static final List<Format> READINGS = List.of(Format.SENML_CBOR, Format.SENML_JSON);
        static final List<Format> FILE = List.of(Format.TEXT);

        private Formats() {}
    }

    private record Rights(Map<Method, Set<Role>> roles) {
        static Rights none() {
            return new Rights(Map.of());
        }

        /** Everybody with a key may look, and on a trusted line also who has none. */
        static Rights look() {
            return none().and(Method.GET, Role.values());
        }

        Rights and(Method method, Role... who) {
            Map<Method, Set<Role>> more = new EnumMap<>(Method.class);
            more.putAll(roles);
            more.put(method, java.util.Collections.unmodifiableSet(EnumSet.copyOf(List.of(who))));
            return new Rights(java.util.Collections.unmodifiableMap(more));
        }
    }
}
