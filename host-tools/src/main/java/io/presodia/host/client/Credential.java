package io.presodia.host.client;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One key on its way to who will use it, as a file or a QR code.
 *
 * @param identity random name of the key, sent in clear
 * @param owner who has it
 * @param role what it is good for
 * @param secret the key, as text of 7-bit characters
 */
public record Credential(String identity, String owner, Role role, Bytes secret) {
    private static final String SCHEMA = "presodia/credential/v1";

    /** The key as its owner gets it. */
    public static Credential of(DeviceKey key) {
        return new Credential(key.identity(), key.owner(), key.role(), key.secret());
    }

    /**
     * The credential in a file.
     *
     * @throws IOException when it cannot be read or is none
     */
    public static Credential read(Path file) throws IOException {
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            Role role = Role.ofWord(tree.path("role").asString(""));
            byte[] secret = tree.path("key").asString("").getBytes(StandardCharsets.US_ASCII);
            String identity = tree.path("identity").asString("");
            if (!SCHEMA.equals(tree.path("schema").asString(""))
                    || role == null
                    || identity.isEmpty()
                    || secret.length < KeyRing.LEAST_KEY_BYTES) {
                throw new IOException(file + " is no credential (" + SCHEMA + ")");
            }
            return new Credential(
                    identity, tree.path("owner").asString(""), role, Bytes.of(secret));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    file + " is not there: 'presodia provision --owner NAME --out FILE' makes one",
                    e);
        } catch (JacksonException e) {
            throw new IOException(
                    file + " is no credential (" + SCHEMA + "): " + WireFormat.reason(e), e);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is no credential (" + SCHEMA + "): it is no text", e);
        }
    }

    /**
     * Writes it to a file that only its owner may read.
     *
     * @throws FileAlreadyExistsException when the file is there: keys are not overwritten
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    file.toString(), null, "is there already and is not overwritten");
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                json().toPrettyString() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    /** As it is written to a file. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", SCHEMA)
                .put("identity", identity)
                .put("owner", owner)
                .put("role", role.word())
                .put("key", new String(secret.toArray(), StandardCharsets.US_ASCII));
    }

    /** As it stands in a QR code. */
    public String uri() {
        return "presodia:key?identity="
                + identity
                + "&owner="
                + URLEncoder.encode(owner, StandardCharsets.UTF_8)
                + "&role="
                + role.word()
                + "&key="
                + new String(secret.toArray(), StandardCharsets.US_ASCII);
    }

    /** Without the key, which belongs into no log. */
    @Override
    public String toString() {
        return "credential " + identity + " of " + owner + " (" + role.word() + ")";
    }
}
