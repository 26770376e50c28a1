package io.presodia.firmware.coap;

import io.presodia.firmware.access.DeviceKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapObserveRelation;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.jspecify.annotations.Nullable;

/** Somebody on the other side, with a key or without. */
final class Client implements AutoCloseable {
    static final long PATIENCE_MILLIS = 20_000;

    private final CoapClient client = new CoapClient();
    private final CoapEndpoint endpoint;
    private final String base;

    private Client(Configuration configuration, Connector connector, String base)
            throws IOException {
        this.base = base;
        endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(connector)
                        .build();
        endpoint.start();
        client.setEndpoint(endpoint);
        client.setTimeout(PATIENCE_MILLIS);
    }

    private static Configuration configuration() {
        return new Configuration(
                        CoapConfig.DEFINITIONS,
                        UdpConfig.DEFINITIONS,
                        DtlsConfig.DEFINITIONS,
                        SystemConfig.DEFINITIONS)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 1 << 20)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, CoapConfiguration.CIPHER_SUITES);
    }

    static Client plain(int port) throws IOException {
        Configuration configuration = configuration();
        return new Client(
                configuration, new UDPConnector(any(), configuration), "coap://127.0.0.1:" + port);
    }

    static Client secure(int port, DeviceKey key) throws IOException {
        return secure(port, key.identity(), key.secret().toArray());
    }

    static Client secure(int port, String identity, byte[] secret) throws IOException {
        Configuration configuration = configuration();
        DTLSConnector connector =
                new DTLSConnector(
                        DtlsConnectorConfig.builder(configuration)
                                .setAddress(any())
                                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, secret))
                                .build());
        return new Client(configuration, connector, "coaps://127.0.0.1:" + port);
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Waits no longer than this for an answer. */
    Client patience(long millis) {
        client.setTimeout(millis);
        return this;
    }

    Request request(CoAP.Code code, String uri) {
        Request request = new Request(code);
        request.setURI(base + "/" + uri);
        return request;
    }

    /** The response; null when none came. */
    @Nullable CoapResponse send(Request request) throws ConnectorException, IOException {
        return client.advanced(request);
    }

    CoapResponse get(String uri) throws ConnectorException, IOException {
        return Objects.requireNonNull(send(request(CoAP.Code.GET, uri)), "no answer to " + uri);
    }

    /** Sends JSON, and once more with the Echo that was asked for. */
    CoapResponse json(CoAP.Code code, String uri, String json)
            throws ConnectorException, IOException {
        CoapResponse first = Objects.requireNonNull(send(withJson(code, uri, json)));
        if (!first.getOptions().hasOption(StandardOptionRegistry.ECHO)) {
            return first;
        }
        Request again = withJson(code, uri, json);
        again.getOptions()
                .addOption(
                        new Option(
                                StandardOptionRegistry.ECHO,
                                first.getOptions()
                                        .getOtherOption(StandardOptionRegistry.ECHO)
                                        .getValue()));
        return Objects.requireNonNull(send(again));
    }

    private Request withJson(CoAP.Code code, String uri, String json) {
        Request request = request(code, uri);
        request.setPayload(json.replace('\'', '"'));
        request.getOptions().setContentFormat(50);
        return request;
    }

    /** What an observer hears. */
    record Observation(CoapObserveRelation relation, BlockingQueue<CoapResponse> heard) {
        @Nullable CoapResponse next(long millis) throws InterruptedException {
            return heard.poll(millis, TimeUnit.MILLISECONDS);
        }
    }

    Observation observe(String uri, int accept) throws ConnectorException, IOException {
        Request request = request(CoAP.Code.GET, uri);
        request.setObserve();
        request.getOptions().setAccept(accept);
        BlockingQueue<CoapResponse> heard = new LinkedBlockingQueue<>();
        CoapObserveRelation relation =
                client.observeAndWait(
                        request,
                        new CoapHandler() {
                            @Override
                            public void onLoad(CoapResponse response) {
                                heard.add(response);
                            }

                            @Override
                            public void onError() {
                                // Shows as a notification that does not come.
                            }
                        });
        return new Observation(relation, heard);
    }

    @Override
    public void close() {
        client.shutdown();
        endpoint.destroy();
    }
}
