package io.presodia.firmware.coap;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.serial.SlipmuxDecoder;
import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.ProblemException;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.service.Rows;
import io.presodia.firmware.service.Service;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.SenmlReader;
import io.presodia.firmware.telemetry.WireFormat;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.network.serialization.UdpDataParser;

/**
 * All parsers of bytes from outside, each as one call: it comes back, or throws what would end a
 * thread of the device.
 */
final class Untrusted implements AutoCloseable {
    private static final int LONGEST_FRAME = 512;

    private final Path folder = Files.createTempDirectory("untrusted");
    private final Device device = new Device(folder, new SystemTimebase(), Device.unlimited());
    private final Service service = new Service(device.parts);

    Untrusted() throws IOException {
        device.publish(3);
        for (int seq = 1; seq <= 20; seq++) {
            device.log.add(Rows.sample(seq));
        }
    }

    /** In pieces of all sizes; no frame may be longer than was agreed. */
    int slipmux(byte[] bytes) {
        AtomicInteger frames = new AtomicInteger();
        SlipmuxDecoder decoder =
                new SlipmuxDecoder(LONGEST_FRAME, frame -> frames.incrementAndGet());
        int piece = 1;
        for (int at = 0; at < bytes.length; at += piece, piece = piece % 13 + 1) {
            byte[] some = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            decoder.accept(some, some.length);
        }
        if (decoder.counts().frames() != frames.get()) {
            throw new AssertionError(decoder.counts() + " of " + frames);
        }
        return frames.get();
    }

    boolean cbor(byte[] bytes) {
        try {
            WireFormat.CBOR.read(bytes);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    boolean senmlCbor(byte[] bytes) {
        return senml(bytes, WireFormat.CBOR);
    }

    boolean senmlJson(byte[] bytes) {
        return senml(bytes, WireFormat.JSON);
    }

    private static boolean senml(byte[] bytes, WireFormat format) {
        try {
            SenmlReader.read(bytes, format);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    boolean batch(byte[] bytes) {
        try {
            Batch batch = BatchReader.read(bytes);
            if (batch.rows().size() > Batch.MOST_ROWS) {
                throw new AssertionError(batch.rows().size() + " rows");
            }
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    /** A CoAP message with all of its options, from an engineer: he gets at every handler. */
    boolean request(byte[] bytes) {
        Message message;
        try {
            message = new UdpDataParser().parseMessage(bytes);
        } catch (MessageFormatException | IllegalStateException e) {
            // The library refuses it, as it does on the network; at the second it throws on a
            // thread of its own, see SerialTest.
            return false;
        }
        if (!(message instanceof org.eclipse.californium.core.coap.Request coap)) {
            return false;
        }
        Method method = coap.getCode() == null ? null : Messages.method(coap);
        if (method == null) {
            return false;
        }
        Request request =
                Messages.request(coap, method, new Principal("en-eve", Role.ENGINEER, true));
        try {
            service.conditions(request);
        } catch (ProblemException e) {
            // Said to the observer.
        }
        Reply reply = service.handle(request);
        device.scan();
        if (reply.code() == Code.INTERNAL_ERROR) {
            throw new AssertionError(
                    method + " " + request.path() + " " + request.query() + ": " + reply);
        }
        Messages.response(reply);
        return true;
    }

    boolean reads(String parser, byte[] bytes) {
        return switch (parser) {
            case "slipmux" -> slipmux(bytes) > 0;
            case "cbor" -> cbor(bytes);
            case "senmlCbor" -> senmlCbor(bytes);
            case "senmlJson" -> senmlJson(bytes);
            case "batch" -> batch(bytes);
            case "request" -> request(bytes);
            default -> throw new IllegalArgumentException(parser);
        };
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
