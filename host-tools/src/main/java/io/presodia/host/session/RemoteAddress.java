package io.presodia.host.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a daemon is found over CoAP. Without security it listens on this machine alone, unless a
 * person says otherwise; DTLS has the port after it, as 5684 comes after 5683.
 *
 * @param plain address without security
 * @param secure address with DTLS
 * @param plainForAll whether others than this machine may look without a key
 */
public record RemoteAddress(
        InetSocketAddress plain, InetSocketAddress secure, boolean plainForAll) {
    private static final int LARGEST_PORT = 65_534;

    /**
     * The addresses for a host and a port; with port 0 the system finds two that are free.
     *
     * @param address {@code HOST:PORT}
     * @param plainForAll whether others than this machine may look without a key
     * @return null when this is no address
     */
    public static @Nullable RemoteAddress of(String address, boolean plainForAll) {
        int colon = address.lastIndexOf(':');
        String digits = address.substring(colon + 1);
        if (colon < 1 || !digits.matches("\\d{1,5}") || Integer.parseInt(digits) > LARGEST_PORT) {
            return null;
        }
        int port = Integer.parseInt(digits);
        InetSocketAddress given = new InetSocketAddress(address.substring(0, colon), port);
        if (given.isUnresolved()) {
            return null;
        }
        InetAddress host = given.getAddress();
        boolean open = plainForAll || host.isLoopbackAddress();
        return new RemoteAddress(
                open ? given : new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                new InetSocketAddress(host, port == 0 ? 0 : port + 1),
                plainForAll);
    }
}
