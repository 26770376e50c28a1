package io.presodia.firmware.access;

import io.presodia.firmware.journal.Bytes;

/**
 * One key. Its identity is sent in clear and says nothing about its owner.
 *
 * @param identity random name of the key
 * @param owner who has it, such as {@code op-alice}
 * @param role what it is good for
 * @param secret at least {@value KeyRing#LEAST_KEY_BYTES} bytes
 * @param made when, as a date and time for people
 */
public record DeviceKey(String identity, String owner, Role role, Bytes secret, String made) {
    /** Who asks with this key. */
    public Principal principal() {
        return new Principal(owner, role, true);
    }

    /** Without the secret, which belongs into no log. */
    @Override
    public String toString() {
        return "key " + identity + " of " + owner + " (" + role.word() + ")";
    }
}
