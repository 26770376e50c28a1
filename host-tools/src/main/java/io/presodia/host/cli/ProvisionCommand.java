package io.presodia.host.cli;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.Role;
import io.presodia.host.client.Credential;
import io.presodia.host.client.QrCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, lists and revokes the keys of a device. */
@Command(
        name = "provision",
        description = {
            "Makes the keys of a device, on the device. Each is random, has an owner and a role, and is shown once: as a"
                    + " QR code, or written to a file. Without --owner and --revoke it lists what there is."
        },
        footer = {
            "",
            "Roles: read looks; operator starts, stops and clears trips; engineer also changes cells and protocols;"
                    + " provision changes keys. An owner has at most two keys: make the new one, use it, revoke the old one."
                    + " A daemon that runs takes changes over within a second.",
            "",
            "Examples:",
            "  presodia provision --state ./state --owner alice --role operator --out alice.json",
            "  presodia provision --state ./state",
            "  presodia provision --state ./state --revoke 5f0c3a91e2d47b86"
        })
final class ProvisionCommand implements Callable<Integer> {
    private static final String OWNER = "--owner, which says whose key is made";

    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description = "state folder of the daemon; made where it is missing")
    private Path state = Path.of("");

    @Option(names = "--owner", paramLabel = "NAME", description = "make a key for this person")
    private @Nullable String owner;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "what it is good for: read, operator, engineer or provision (default: read)")
    private @Nullable String role;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write the key there, for nobody else to read, instead of showing it")
    private @Nullable Path out;

    @Option(names = "--revoke", paramLabel = "ID", description = "forget the key of this identity")
    private @Nullable String revoke;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    ProvisionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        KeyRing ring = KeyRing.open(state.resolve("keys.json"), Entropy.ofTheMachine());
        String identity = revoke;
        String name = owner;
        if (identity != null) {
            if (!ring.revoke(identity)) {
                throw new BadInputException("--revoke", identity, "there is no such key");
            }
            list(ring);
        } else if (name == null) {
            BadInputException.refuseAlone("--role", role, OWNER);
            BadInputException.refuseAlone("--out", out, OWNER);
            list(ring);
        } else {
            make(ring, name);
        }
        return Exit.DONE;
    }

    /** Before there is a key: one that cannot be handed over would count and be lost. */
    private static void requirePlace(Path file) throws BadInputException {
        if (Files.exists(file)) {
            throw new BadInputException(
                    "--out", file.toString(), "is there already and is not overwritten");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException("--out", file.toString(), "the folder does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw new BadInputException(
                    "--out", file.toString(), "the folder is not yours to write");
        }
    }

    private void make(KeyRing ring, String name) throws Exception {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new BadInputException(
                    "--owner", name, "1 to 64 letters, digits, . _ -, for example op-alice");
        }
        String word = role == null ? Role.READ.word() : role;
        Role what = Role.ofWord(word);
        if (what == null) {
            throw new BadInputException(
                    "--role",
                    word,
                    "one of "
                            + String.join(
                                    ", ", Arrays.stream(Role.values()).map(Role::word).toList()));
        }
        Path file = out;
        if (file != null) {
            requirePlace(file);
        }
        Credential made;
        try {
            made = Credential.of(ring.add(name, what, surroundings.real().wall()));
        } catch (IllegalStateException e) {
            throw new BadInputException("--owner", name, String.valueOf(e.getMessage()));
        }
        if (file != null) {
            try {
                made.write(file);
            } catch (IOException e) {
                ring.revoke(made.identity());
                throw e;
            }
        }
        show(made, file);
    }

    private void show(Credential made, @Nullable Path file) {
        PrintWriter to = surroundings.out();
        if (json) {
            ObjectNode root = Json.document("provision");
            ObjectNode key = root.putObject("made").put("identity", made.identity());
            key.put("owner", made.owner()).put("role", made.role().word());
            if (file == null) {
                key.set("credential", made.json());
            } else {
                key.put("file", file.toString());
            }
            Json.print(to, root);
            return;
        }
        to.println(made);
        if (file == null) {
            to.println(made.json());
            to.print(QrCode.of(made.uri()));
        } else {
            to.println("written to " + file);
        }
        to.flush();
    }

    private void list(KeyRing ring) {
        PrintWriter to = surroundings.out();
        if (json) {
            ObjectNode root = Json.document("provision");
            ArrayNode keys = root.putArray("keys");
            for (DeviceKey key : ring.keys()) {
                keys.addObject()
                        .put("identity", key.identity())
                        .put("owner", key.owner())
                        .put("role", key.role().word())
                        .put("made", key.made());
            }
            Json.print(to, root);
            return;
        }
        for (DeviceKey key : ring.keys()) {
            to.println(
                    key.identity()
                            + "  "
                            + key.role().word()
                            + "  "
                            + key.owner()
                            + "  "
                            + key.made());
        }
        if (ring.keys().isEmpty()) {
            to.println("no keys");
        }
        to.flush();
    }
}
