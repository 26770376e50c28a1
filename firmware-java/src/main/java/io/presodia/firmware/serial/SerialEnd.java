package io.presodia.firmware.serial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The two ends of a serial line, with the addresses that stand for them. */
public enum SerialEnd {
    /** The board. */
    DEVICE(1),
    /** Who looks at it. */
    HOST(2);

    private static final int PORT = 5683;

    private final int last;

    SerialEnd(int last) {
        this.last = last;
    }

    /** The end over there. */
    public SerialEnd other() {
        return this == DEVICE ? HOST : DEVICE;
    }

    /** Its address: of this machine, so that nothing else can come from there. */
    public InetSocketAddress address() {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, (byte) 254, 0, (byte) last}), PORT);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
