package io.presodia.firmware.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    @TempDir private Path folder = Path.of("");

    private KeyRing ring() throws IOException {
        return KeyRing.open(folder.resolve("keys.json"), new SecureRandom());
    }

    @Test
    void aKeyIsFoundByItsIdentityAlsoAfterARestart() throws IOException {
        DeviceKey key = ring().add("op-alice", Role.OPERATOR, Instant.EPOCH);
        // 128 bits as text.
        assertThat(key.secret().length()).isEqualTo(32);
        assertThat(key.identity()).matches("[0-9a-f]{16}").doesNotContain("alice");
        assertThat(ring().find(key.identity())).isEqualTo(key);
        assertThat(ring().find("somebody")).isNull();
    }

    @Test
    void aNewDeviceHasNoKeyAndNoTwoDevicesGetTheSame() throws IOException {
        Set<Object> secrets = new HashSet<>();
        for (int device = 0; device < 20; device++) {
            Path file = folder.resolve("device" + device).resolve("keys.json");
            KeyRing ring = KeyRing.open(file, Entropy.ofTheMachine());
            assertThat(ring.keys()).isEmpty();
            assertThat(file).doesNotExist();
            secrets.add(ring.add("op-alice", Role.OPERATOR, Instant.EPOCH).secret());
        }
        assertThat(secrets).hasSize(20);
    }

    @Test
    void onlyTheOwnerOfTheFileMayReadIt() throws IOException {
        ring().add("op-alice", Role.OPERATOR, Instant.EPOCH);
        Path file = folder.resolve("keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::ring).hasMessageContaining("chmod 600");
    }

    /** What another process would lock, or read, besides the keys. */
    @Test
    void filesOfTheOwnerAreHisAloneAndOldOnesBecomeSo() throws IOException {
        ring().add("op-alice", Role.OPERATOR, Instant.EPOCH);
        Path old = Files.createFile(folder.resolve("remote.db"));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        OwnFile.prepare(old);
        OwnFile.prepare(folder.resolve("new.db"));
        for (String name : List.of("keys.json.lock", "remote.db", "new.db")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .as(name)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aKeyIsChangedWithTwoAtATime() throws IOException {
        KeyRing ring = ring();
        DeviceKey old = ring.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        DeviceKey fresh = ring.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        assertThat(fresh.identity()).isNotEqualTo(old.identity());
        assertThat(fresh.secret()).isNotEqualTo(old.secret());
        assertThatThrownBy(() -> ring.add("op-alice", Role.OPERATOR, Instant.EPOCH))
                .hasMessage("op-alice has 2 keys: revoke one before another is made");
        assertThat(ring.revoke(old.identity())).isTrue();
        assertThat(ring.revoke(old.identity())).isFalse();
        assertThat(ring.find(old.identity())).isNull();
        assertThat(ring.find(fresh.identity())).isNotNull();
    }

    @Test
    void aSecretIsInNoText() throws IOException {
        DeviceKey key = ring().add("op-alice", Role.OPERATOR, Instant.EPOCH);
        assertThat(key.toString()).isEqualTo("key " + key.identity() + " of op-alice (operator)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"schema\":\"presodia/keys/v2\",\"keys\":[]}",
                "{\"schema\":\"presodia/keys/v1\",\"keys\":[{\"identity\":\"a\",\"role\":\"read\",\"key\":\"00\"}]}",
                "{\"schema\":\"presodia/keys/v1\",\"keys\":[{\"identity\":\"a\",\"role\":\"root\",\"key\":\"00112233445566778899aabbccddeeff\"}]}",
                "{\"schema\":\"presodia/keys/v1\",\"keys\":[{\"identity\":\"a\",\"role\":\"read\",\"key\":\"not hex\"}]}"
            })
    void aDamagedFileIsRefusedAndNotTakenForAnEmptyOne(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(this::ring).isInstanceOf(IOException.class).hasMessageContaining("key");
    }
}
