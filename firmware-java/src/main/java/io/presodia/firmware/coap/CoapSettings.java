package io.presodia.firmware.coap;

import io.presodia.firmware.remote.UploadStore;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the device listens, and what it bears.
 *
 * @param plain address without security; null for none
 * @param secure address with DTLS; null for none
 * @param plainForAll whether somebody said that others than this machine may look without a key;
 *     else a plain address must be a loopback address
 * @param mostPeers peers whose messages are remembered to tell repetitions
 * @param mostConnections DTLS connections
 * @param mostObservers observations
 * @param staleSeconds after so long without a record a connection makes room for a new one, s
 */
public record CoapSettings(
        @Nullable InetSocketAddress plain,
        @Nullable InetSocketAddress secure,
        boolean plainForAll,
        int mostPeers,
        int mostConnections,
        int mostObservers,
        int staleSeconds) {
    /** Longest payload that is put together from blocks. */
    static final int LARGEST_BODY = UploadStore.LARGEST_BYTES;

    public CoapSettings {
        if (plain != null && !plainForAll && !plain.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    plain + " is open to others, and without security: say so, or use DTLS");
        }
    }

    /** What a device bears: a few dozen friends. */
    public static CoapSettings device(
            @Nullable InetSocketAddress plain, @Nullable InetSocketAddress secure) {
        return new CoapSettings(plain, secure, false, 200, 100, 32, 10);
    }
}
