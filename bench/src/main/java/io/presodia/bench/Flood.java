package io.presodia.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a device for a channel's readings as fast as it answers, sixteen requests at once. */
final class Flood implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int PATIENCE_MILLIS = 20;
    private static final byte CONFIRMABLE_GET_WITHOUT_TOKEN = 0x40;
    private static final byte GET = 1;
    private static final byte URI_PATH = (byte) 0xB0;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final int port;
    private final Thread thread;
    private volatile long sent;
    private volatile long answered;

    Flood(int port) throws IOException {
        this.port = port;
        socket.setSoTimeout(PATIENCE_MILLIS);
        thread = Thread.ofPlatform().name("flood").daemon().start(this::work);
    }

    private void work() {
        DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
        for (int number = 0; !socket.isClosed(); ) {
            try {
                for (int i = 0; i < AT_ONCE; i++) {
                    byte[] request = request(number++);
                    socket.send(
                            new DatagramPacket(
                                    request,
                                    request.length,
                                    InetAddress.getLoopbackAddress(),
                                    port));
                    sent = number;
                }
                for (int i = 0; i < AT_ONCE; i++) {
                    answer.setLength(2048);
                    socket.receive(answer);
                    answered = answered + 1;
                }
            } catch (IOException e) {
                // What is not answered in time is not waited for.
            }
        }
    }

    /** GET /ch/1. */
    private static byte[] request(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.put(CONFIRMABLE_GET_WITHOUT_TOKEN).put(GET).putShort((short) number);
        bytes.put((byte) (URI_PATH | 2)).put("ch".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put("1".getBytes(StandardCharsets.US_ASCII));
        byte[] request = new byte[bytes.position()];
        bytes.flip().get(request);
        return request;
    }

    long sent() {
        return sent;
    }

    long answered() {
        return answered;
    }

    @Override
    public void close() {
        socket.close();
        thread.interrupt();
    }
}
