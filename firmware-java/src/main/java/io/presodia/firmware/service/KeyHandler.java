package io.presodia.firmware.service;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a device, for who provisions it. */
final class KeyHandler {
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ServiceParts parts;

    KeyHandler(ServiceParts parts) {
        this.parts = parts;
    }

    ObjectNode list() {
        ObjectNode document = Documents.object();
        ArrayNode keys = document.putArray("keys");
        for (DeviceKey key : parts.keys().keys()) {
            keys.addObject()
                    .put("identity", key.identity())
                    .put("owner", key.owner())
                    .put("role", key.role().word())
                    .put("made", key.made());
        }
        return document;
    }

    /** The only time that a key leaves the device, over a session of the provision role. */
    ObjectNode add(Request request) throws ProblemException, IOException {
        Body body = Body.of(request, Set.of("owner", "role"));
        String owner = body.text("owner", OWNER, "1 to 64 letters, digits, . _ -");
        String word = body.optional("role");
        Role role = Role.ofWord(word);
        if (role == null) {
            List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
            throw ProblemException.field(
                    Code.BAD_REQUEST, "role", word, "one of " + String.join(", ", words));
        }
        try {
            DeviceKey key = parts.keys().add(owner, role, parts.timebase().wall());
            return Documents.object()
                    .put("identity", key.identity())
                    .put("owner", owner)
                    .put("role", role.word())
                    // As text, which is how provisioning tells it and other tools take it.
                    .put("key", new String(key.secret().toArray(), StandardCharsets.US_ASCII));
        } catch (IllegalStateException e) {
            throw ProblemException.of(Code.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    void revoke(Request request) throws ProblemException, IOException {
        String identity = request.path().getLast();
        if (!parts.keys().revoke(identity)) {
            throw ProblemException.field(
                    Code.NOT_FOUND, "identity", identity, "no key has this identity");
        }
    }
}
