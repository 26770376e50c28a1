package io.presodia.firmware.access;

/**
 * Who asks. Comes from the security layer, never from a payload.
 *
 * @param name whose key it is; the peer's address where there was no key
 * @param role what the key is good for
 * @param authenticated whether there was a key
 */
public record Principal(String name, Role role, boolean authenticated) {
    /** Somebody without a key, who may look where looking without a key is allowed. */
    public static Principal anonymous(String peer) {
        return new Principal(peer, Role.READ, false);
    }
}
