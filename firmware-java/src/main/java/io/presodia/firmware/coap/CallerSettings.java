package io.presodia.firmware.coap;

import io.presodia.firmware.journal.Bytes;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call, and how patiently.
 *
 * @param peer address of the other side
 * @param identity identity of the key; null to call without security
 * @param secret the key; not looked at without an identity
 * @param patienceMillis how long an answer may take, retransmissions included, ms
 * @param firstWaitMillis wait before the first retransmission, which doubles each time, ms; RFC
 *     7252 says 2000
 */
public record CallerSettings(
        InetSocketAddress peer,
        @Nullable String identity,
        Bytes secret,
        int patienceMillis,
        int firstWaitMillis) {
    private static final int USUAL_PATIENCE_MILLIS = 20_000;
    private static final int USUAL_WAIT_MILLIS = 2000;

    /** Without security. */
    public static CallerSettings plain(InetSocketAddress peer) {
        return new CallerSettings(
                peer, null, Bytes.EMPTY, USUAL_PATIENCE_MILLIS, USUAL_WAIT_MILLIS);
    }

    /** With a key. */
    public static CallerSettings secure(InetSocketAddress peer, String identity, Bytes secret) {
        return new CallerSettings(peer, identity, secret, USUAL_PATIENCE_MILLIS, USUAL_WAIT_MILLIS);
    }

    /** The same, with other patience. */
    public CallerSettings patience(int millis, int firstWait) {
        return new CallerSettings(peer, identity, secret, millis, firstWait);
    }

    /** Without the key, which belongs into no log. */
    @Override
    public String toString() {
        return (identity == null ? "coap://" : "coaps://")
                + peer.getHostString()
                + ":"
                + peer.getPort();
    }
}
