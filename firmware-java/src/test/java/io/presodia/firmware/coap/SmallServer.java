package io.presodia.firmware.coap;

import io.presodia.firmware.service.Device;
import io.presodia.hal.time.SystemTimebase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A device in a process of its own, for a heap of its own: prints its port, and for each line that
 * it is told how many bytes are in use after a collection.
 */
final class SmallServer {
    private SmallServer() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Device device = new Device(folder, new SystemTimebase(), Device.unlimited());
                CoapFace face = CoapFace.open(CoapSettings.device(any, null), device.parts);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            device.publish(3);
            System.out.println(face.plainPort());
            while (in.readLine() != null) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println(runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }
}
