package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.service.Device;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack behind a NAT that gives it another address now and then. */
class NewAddressTest {
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path folder = Path.of("");

    /** Forwards datagrams of one client to a server, from an address that can be changed. */
    private static final class Nat implements AutoCloseable {
        private final DatagramSocket inside = new DatagramSocket(ANY);
        private final int server;
        private final AtomicInteger sent = new AtomicInteger();
        private volatile DatagramSocket outside = new DatagramSocket(ANY);
        private volatile @Nullable SocketAddress client;

        Nat(int server) throws IOException {
            this.server = server;
            Thread.ofPlatform().daemon().start(this::outwards);
            inwards(outside);
        }

        int port() {
            return inside.getLocalPort();
        }

        int sent() {
            return sent.get();
        }

        void rebind() throws IOException {
            DatagramSocket old = outside;
            DatagramSocket fresh = new DatagramSocket(ANY);
            inwards(fresh);
            outside = fresh;
            old.close();
        }

        private void outwards() {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            while (!inside.isClosed()) {
                try {
                    packet.setLength(2048);
                    inside.receive(packet);
                    client = packet.getSocketAddress();
                    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                    sent.incrementAndGet();
                    outside.send(
                            new DatagramPacket(
                                    bytes, bytes.length, InetAddress.getLoopbackAddress(), server));
                } catch (IOException e) {
                    // A socket was closed: the loop sees whether it was the one inside.
                }
            }
        }

        private void inwards(DatagramSocket socket) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                        while (!socket.isClosed()) {
                            try {
                                packet.setLength(2048);
                                socket.receive(packet);
                                packet.setSocketAddress(client);
                                inside.send(packet);
                            } catch (IOException e) {
                                // The NAT forgot this address.
                            }
                        }
                    });
        }

        @Override
        public void close() {
            inside.close();
            outside.close();
        }
    }

    /** Connection ID: one datagram there, one back, no handshake. */
    @Test
    void aSessionSurvivesItsNewAddress() throws Exception {
        try (Device device = new Device(folder, new SystemTimebase(), Device.unlimited())) {
            device.publish(3);
            DeviceKey key = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
            try (CoapFace face = CoapFace.open(CoapSettings.device(null, ANY), device.parts);
                    Nat nat = new Nat(face.securePort());
                    Client client = Client.secure(nat.port(), key)) {
                assertThat(client.get("id").getCode()).isEqualTo(ResponseCode.CONTENT);
                for (int i = 0; i < 3; i++) {
                    nat.rebind();
                    int before = nat.sent();
                    assertThat(client.get("ch/1/v").getCode())
                            .as("address %d", i)
                            .isEqualTo(ResponseCode.CONTENT);
                    // A retransmission is allowed on a slow machine; a handshake takes four.
                    assertThat(nat.sent() - before).isLessThanOrEqualTo(2);
                }
            }
        }
    }
}
