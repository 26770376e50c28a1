package io.presodia.firmware.coap;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;

/**
 * Says which address cannot be opened, and why, before Californium is asked to: that goes on with
 * those of several which it can open, and where it can open none it does not say which.
 */
final class FreeAddress {
    private FreeAddress() {}

    /**
     * @throws IOException when the address is in use, or not of this machine
     */
    static void require(InetSocketAddress address) throws IOException {
        try (DatagramSocket probe = new DatagramSocket(address)) {
            probe.disconnect();
        } catch (SocketException e) {
            throw new IOException(
                    "cannot listen on "
                            + address.getHostString()
                            + ":"
                            + address.getPort()
                            + " (UDP): "
                            + e.getMessage(),
                    e);
        }
    }
}
