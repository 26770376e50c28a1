package io.presodia.host.client;

import io.presodia.firmware.coap.CallerSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a device is, as {@code coap://HOST[:PORT]} or {@code coaps://HOST[:PORT]}.
 *
 * @param peer its address
 * @param secure whether it is called with a key
 */
public record DeviceAddress(InetSocketAddress peer, boolean secure) {
    private static final int PLAIN_PORT = 5683;
    private static final int SECURE_PORT = 5684;

    /**
     * The address in this text.
     *
     * @return null when it is none, or its name is not known
     */
    public static @Nullable DeviceAddress of(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean secure = "coaps".equals(uri.getScheme());
        if (uri.getHost() == null || !(secure || "coap".equals(uri.getScheme()))) {
            return null;
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? SECURE_PORT : PLAIN_PORT;
        InetSocketAddress peer = new InetSocketAddress(uri.getHost(), port);
        return peer.isUnresolved() ? null : new DeviceAddress(peer, secure);
    }

    /**
     * How to call it.
     *
     * @param credential the key; may be null only where none is needed
     */
    public CallerSettings settings(@Nullable Credential credential) {
        if (!secure || credential == null) {
            return CallerSettings.plain(peer);
        }
        return CallerSettings.secure(peer, credential.identity(), credential.secret());
    }
}
