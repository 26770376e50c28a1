package io.presodia.firmware.coap;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.serial.SerialConnector;
import io.presodia.firmware.serial.SerialDtlsConnector;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapObserveRelation;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls a device or a collector, with a key or without. One session serves all
 * requests. After a call without an answer the next one begins with a new session, since the other
 * side may have lost its own. For one thread; observers hear on threads of the library.
 */
public final class CoapCaller implements AutoCloseable {
    private final CallerSettings settings;
    private final Configuration configuration;
    private final CoapClient client = new CoapClient();
    private @Nullable CoapEndpoint endpoint;
    private final @Nullable SerialLink line;
    private final AtomicLong repeats = new AtomicLong();
    private long sessions;

    private CoapCaller(CallerSettings settings, @Nullable SerialLink line) {
        this.settings = settings;
        this.line = line;
        Configuration usual = CoapConfiguration.of(settings);
        this.configuration = line == null ? usual : CoapConfiguration.serial(usual);
        client.setTimeout((long) settings.patienceMillis());
    }

    /** A caller; nothing is sent before the first request. */
    public static CoapCaller of(CallerSettings settings) {
        return new CoapCaller(settings, null);
    }

    /** One at the host's end of a serial line, which ends with it. */
    public static CoapCaller over(SerialLink line, CallerSettings settings) {
        return new CoapCaller(settings, line);
    }

    /** How often a session was begun; without security, a socket. */
    public long sessions() {
        return sessions;
    }

    /** How often a message was sent again since no answer came in time. */
    public long repeats() {
        return repeats.get();
    }

    /**
     * Reads.
     *
     * @param uri path and query
     * @param accept number of the wanted format; {@link Request#NO_FORMAT} for any
     * @throws IOException when there is no answer
     */
    public Answer get(String uri, int accept) throws IOException {
        org.eclipse.californium.core.coap.Request request = request(Method.GET, uri);
        if (accept != Request.NO_FORMAT) {
            request.getOptions().setAccept(accept);
        }
        return answer(send(request));
    }

    /**
     * Sends, and once more with the proof of freshness when the other side asks for it.
     *
     * @param format number of the payload's format
     * @throws IOException when there is no answer: it may have been done or not
     */
    public Answer send(Method method, String uri, int format, byte[] body) throws IOException {
        CoapResponse first = send(with(method, uri, format, body, null));
        Option echo =
                first.getOptions().hasOption(StandardOptionRegistry.ECHO)
                        ? first.getOptions().getOtherOption(StandardOptionRegistry.ECHO)
                        : null;
        boolean asked = first.getCode() == CoAP.ResponseCode.UNAUTHORIZED && echo != null;
        return answer(asked ? send(with(method, uri, format, body, echo)) : first);
    }

    private org.eclipse.californium.core.coap.Request with(
            Method method, String uri, int format, byte[] body, @Nullable Option echo) {
        org.eclipse.californium.core.coap.Request request = request(method, uri);
        if (body.length > 0) {
            request.setPayload(body);
            request.getOptions().setContentFormat(format);
        }
        // Who writes a document reads one; a file's answer is no document.
        if (format == Format.JSON.number() || format == Format.CBOR.number()) {
            request.getOptions().setAccept(format);
        }
        if (echo != null) {
            request.getOptions()
                    .addOption(new Option(StandardOptionRegistry.ECHO, echo.getValue()));
        }
        return request;
    }

    /**
     * Observes until the result is closed.
     *
     * @param heard hears the first answer and each notification
     * @throws IOException when there is no answer
     */
    public Observation observe(String uri, int accept, Consumer<Answer> heard) throws IOException {
        org.eclipse.californium.core.coap.Request request = request(Method.GET, uri);
        request.setObserve();
        if (accept != Request.NO_FORMAT) {
            request.getOptions().setAccept(accept);
        }
        open();
        CoapObserveRelation relation =
                client.observe(
                        request,
                        new CoapHandler() {
                            @Override
                            public void onLoad(CoapResponse response) {
                                heard.accept(answer(response));
                            }

                            @Override
                            public void onError() {
                                // Shows as silence, for which the observer has a limit of his own.
                            }
                        });
        return relation::proactiveCancel;
    }

    /** Ends an observation. */
    @FunctionalInterface
    public interface Observation extends AutoCloseable {
        @Override
        void close();
    }

    private org.eclipse.californium.core.coap.Request request(Method method, String uri) {
        org.eclipse.californium.core.coap.Request request =
                new org.eclipse.californium.core.coap.Request(
                        switch (method) {
                            case GET -> CoAP.Code.GET;
                            case POST -> CoAP.Code.POST;
                            case PUT -> CoAP.Code.PUT;
                            case DELETE -> CoAP.Code.DELETE;
                        });
        InetSocketAddress peer = settings.peer();
        request.setURI(
                (settings.identity() == null ? "coap://" : "coaps://")
                        + host(peer.getAddress())
                        + ":"
                        + peer.getPort()
                        + "/"
                        + uri);
        return request;
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private CoapResponse send(org.eclipse.californium.core.coap.Request request)
            throws IOException {
        open();
        request.addMessageObserver(
                new MessageObserverAdapter() {
                    @Override
                    public void onRetransmission() {
                        repeats.incrementAndGet();
                    }
                });
        CoapResponse response;
        try {
            response = client.advanced(request);
        } catch (ConnectorException e) {
            hangUp();
            throw new IOException(settings + " does not let us in: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            hangUp();
            throw new IOException(settings + ": " + e.getMessage(), e);
        }
        if (response == null) {
            request.cancel();
            hangUp();
            throw new IOException("no answer from " + settings);
        }
        return response;
    }

    private void open() throws IOException {
        if (endpoint != null) {
            return;
        }
        CoapEndpoint fresh =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(connector())
                        .build();
        fresh.start();
        sessions++;
        endpoint = fresh;
        client.setEndpoint(fresh);
    }

    private Connector connector() {
        InetSocketAddress any = new InetSocketAddress(0);
        String identity = settings.identity();
        SerialLink over = line;
        if (identity == null) {
            return over == null
                    ? new UDPConnector(any, configuration)
                    : new SerialConnector(over, SerialEnd.HOST);
        }
        DtlsConnectorConfig security =
                DtlsConnectorConfig.builder(configuration)
                        .setAddress(any)
                        .setAdvancedPskStore(
                                new AdvancedSinglePskStore(identity, settings.secret().toArray()))
                        .build();
        return over == null
                ? new DTLSConnector(security)
                : new SerialDtlsConnector(security, over, SerialEnd.HOST);
    }

    private void hangUp() {
        CoapEndpoint old = endpoint;
        endpoint = null;
        if (old != null) {
            old.destroy();
        }
    }

    private static Answer answer(CoapResponse response) {
        byte[] body = response.getPayload();
        return new Answer(
                response.getCode().text,
                response.getOptions().hasContentFormat()
                        ? response.getOptions().getContentFormat()
                        : Request.NO_FORMAT,
                Bytes.of(body == null ? new byte[0] : body),
                response.getOptions().getLocationPath(),
                response.getOptions().getMaxAge());
    }

    @Override
    public void close() {
        client.shutdown();
        hangUp();
        SerialLink over = line;
        if (over != null) {
            over.close();
        }
    }
}
