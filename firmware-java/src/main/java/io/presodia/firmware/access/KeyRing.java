package io.presodia.firmware.access;

import io.presodia.firmware.journal.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of a device, in a file that only its owner may read. An owner has at most two at a time:
 * to change a key, add the new one, prove that it works, revoke the old one. May be used by several
 * threads.
 */
public final class KeyRing {
    /** 128 bits. */
    public static final int LEAST_KEY_BYTES = 16;

    /** Old and new. */
    public static final int MOST_KEYS_OF_AN_OWNER = 2;

    private static final String SCHEMA = "presodia/keys/v1";
    private static final int MOST_KEYS = 2048;
    private static final int IDENTITY_BYTES = 8;
    private static final long LARGEST_FILE = 1 << 20;

    private final Path file;
    private final SecureRandom random;
    private volatile Map<String, DeviceKey> keys = Map.of();
    private @Nullable Object seen;

    private KeyRing(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /**
     * The ring in this file; empty when there is no file yet.
     *
     * @param random makes keys and identities
     * @throws IOException when the file cannot be read, others may read it, or it is no key file
     */
    public static KeyRing open(Path file, SecureRandom random) throws IOException {
        KeyRing ring = new KeyRing(file, random);
        ring.refresh();
        return ring;
    }

    /**
     * Reads the file again where another process has changed it since.
     *
     * @throws IOException when it cannot be read or others may read it; the keys then stay as they
     *     were
     */
    public synchronized void refresh() throws IOException {
        Object now = mark(file);
        if (Objects.equals(now, seen)) {
            return;
        }
        keys = now == null ? Map.of() : Map.copyOf(checked(file));
        seen = now;
    }

    /** Equal as long as the file is the same; null when there is none. */
    private static @Nullable Object mark(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return Arrays.asList(now.fileKey(), now.lastModifiedTime(), now.size());
    }

    private static Map<String, DeviceKey> checked(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        .endsWith("------")) {
            throw new IOException(file + " holds keys and others may read it: chmod 600 it");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " is too large for a key file");
        }
        return parse(file);
    }

    private static Map<String, DeviceKey> parse(Path file) throws IOException {
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            if (!SCHEMA.equals(tree.path("schema").asString(""))) {
                throw new IOException(file + ": schema: must be " + SCHEMA);
            }
            Map<String, DeviceKey> keys = new LinkedHashMap<>();
            for (JsonNode node : tree.path("keys")) {
                DeviceKey key = key(file, node);
                if (keys.put(key.identity(), key) != null) {
                    throw new IOException(file + ": two keys have identity " + key.identity());
                }
            }
            return keys;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is no key file: " + e.getMessage(), e);
        }
    }

    private static DeviceKey key(Path file, JsonNode node) throws IOException {
        String identity = node.path("identity").asString("");
        Role role = Role.ofWord(node.path("role").asString(""));
        byte[] secret = HexFormat.of().parseHex(node.path("key").asString(""));
        if (identity.isEmpty() || role == null || secret.length < LEAST_KEY_BYTES) {
            throw new IOException(
                    file
                            + ": key '"
                            + identity
                            + "' needs identity, a known role and at least "
                            + LEAST_KEY_BYTES
                            + " bytes");
        }
        return new DeviceKey(
                identity,
                node.path("owner").asString(""),
                role,
                Bytes.of(secret),
                node.path("made").asString(""));
    }

    /** The key with this identity; null when there is none (any more). */
    public @Nullable DeviceKey find(String identity) {
        return keys.get(identity);
    }

    /** All keys, by identity. */
    public List<DeviceKey> keys() {
        return keys.values().stream()
                .sorted(java.util.Comparator.comparing(DeviceKey::identity))
                .toList();
    }

    /**
     * Makes a random key and keeps it.
     *
     * @param owner who gets it
     * @param role what for
     * @param now a label
     * @throws IllegalStateException when the owner has two already, or the ring is full
     * @throws IOException when the file cannot be written; then nothing has changed
     */
    public synchronized DeviceKey add(String owner, Role role, Instant now) throws IOException {
        try (FileChannel lock = lock()) {
            Objects.requireNonNull(lock.lock());
            refresh();
            return made(owner, role, now);
        }
    }

    private DeviceKey made(String owner, Role role, Instant now) throws IOException {
        long own = keys.values().stream().filter(key -> key.owner().equals(owner)).count();
        if (own >= MOST_KEYS_OF_AN_OWNER) {
            throw new IllegalStateException(
                    owner + " has " + own + " keys: revoke one before another is made");
        }
        if (keys.size() >= MOST_KEYS) {
            throw new IllegalStateException("the ring holds " + MOST_KEYS + " keys, which is full");
        }
        byte[] secret = new byte[LEAST_KEY_BYTES];
        byte[] identity = new byte[IDENTITY_BYTES];
        random.nextBytes(secret);
        random.nextBytes(identity);
        DeviceKey key =
                new DeviceKey(
                        HexFormat.of().formatHex(identity),
                        owner,
                        role,
                        // Letters, since other people's tools take a key as text.
                        Bytes.ofUtf8(HexFormat.of().formatHex(secret)),
                        now.toString());
        Map<String, DeviceKey> changed = new LinkedHashMap<>(keys);
        changed.put(key.identity(), key);
        store(changed);
        return key;
    }

    /**
     * Forgets a key; sessions that began with it are for the caller to end.
     *
     * @return whether there was one
     * @throws IOException when the file cannot be written; then nothing has changed
     */
    public synchronized boolean revoke(String identity) throws IOException {
        try (FileChannel lock = lock()) {
            Objects.requireNonNull(lock.lock());
            refresh();
            Map<String, DeviceKey> changed = new LinkedHashMap<>(keys);
            if (changed.remove(identity) == null) {
                return false;
            }
            store(changed);
            return true;
        }
    }

    /** Two processes may change one ring: a daemon, and a person at a desk. */
    private FileChannel lock() throws IOException {
        OwnFile.folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        OwnFile.prepare(lock);
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void store(Map<String, DeviceKey> changed) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        ArrayNode list = root.putArray("keys");
        for (DeviceKey key : changed.values()) {
            list.addObject()
                    .put("identity", key.identity())
                    .put("owner", key.owner())
                    .put("role", key.role().word())
                    .put("key", HexFormat.of().formatHex(key.secret().toArray()))
                    .put("made", key.made());
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        // Made with the right permissions: there is no moment at which others may read it.
        Path fresh = Files.createTempFile(folder, "keys", ".new");
        Files.writeString(fresh, root.toPrettyString() + "\n");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        keys = Map.copyOf(changed);
        seen = mark(file);
    }
}
