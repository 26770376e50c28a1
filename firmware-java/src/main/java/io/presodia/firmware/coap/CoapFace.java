package io.presodia.firmware.coap;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.serial.SerialConnector;
import io.presodia.firmware.serial.SerialDtlsConnector;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.service.Endpoint;
import io.presodia.firmware.service.Service;
import io.presodia.firmware.service.ServiceParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.jspecify.annotations.Nullable;

/** The device on the network and a serial line: CoAP, until it is closed. */
public final class CoapFace implements AutoCloseable {
    /** Observers hear of a change at most so much later. */
    private static final long TICK_MILLIS = 100;

    private final ServiceParts parts;
    private final CoapServer server;
    private final List<EndpointResource> observable = new ArrayList<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("coap-observers").daemon().factory());
    private @Nullable CoapEndpoint plain;
    private @Nullable CoapEndpoint secure;
    private final List<DTLSConnector> dtls = new ArrayList<>();
    private Set<String> identities = new HashSet<>();

    private final @Nullable SerialLink serial;

    private CoapFace(ServiceParts parts, Configuration configuration, @Nullable SerialLink serial) {
        this.parts = parts;
        this.serial = serial;
        this.server = new CoapServer(configuration);
    }

    /**
     * Opens the addresses.
     *
     * @throws IOException when one of them cannot be opened
     */
    public static CoapFace open(CoapSettings settings, ServiceParts parts) throws IOException {
        return open(settings, parts, null);
    }

    /**
     * As {@link #open(CoapSettings, ServiceParts)}.
     *
     * @param serial a serial line that shows the same; null for none. Closing this closes it
     */
    public static CoapFace open(
            CoapSettings settings, ServiceParts parts, @Nullable SerialLink serial)
            throws IOException {
        return open(settings, parts, serial, InetAddress::isLoopbackAddress);
    }

    /**
     * As {@link #open(CoapSettings, ServiceParts, SerialLink)}.
     *
     * @param trusted whose plain messages need no proof of their address
     */
    static CoapFace open(
            CoapSettings settings,
            ServiceParts parts,
            @Nullable SerialLink serial,
            Predicate<InetAddress> trusted)
            throws IOException {
        Configuration configuration = CoapConfiguration.of(settings);
        CoapFace face = new CoapFace(parts, configuration, serial);
        Service service = new Service(parts);
        Doorkeeper doorkeeper =
                new Doorkeeper(
                        parts.keys(),
                        parts.freshness(),
                        parts.timebase(),
                        trusted,
                        settings.plainForAll());
        Map<Endpoint, EndpointResource> resources = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            EndpointResource resource = new EndpointResource(endpoint, service, doorkeeper);
            resources.put(endpoint, resource);
            if (endpoint.observable()) {
                face.observable.add(resource);
            }
        }
        face.server.setMessageDeliverer(
                new EndpointDeliverer(
                        configuration,
                        resources,
                        new EndpointResource(Endpoint.IDENTITY, service, doorkeeper)));
        face.listen(settings, configuration);
        return face;
    }

    private void listen(CoapSettings settings, Configuration configuration) throws IOException {
        InetSocketAddress plainAddress = settings.plain();
        if (plainAddress != null) {
            FreeAddress.require(plainAddress);
            plain =
                    endpoint(
                            new UDPConnector(plainAddress, configuration),
                            configuration,
                            settings.plainForAll());
            server.addEndpoint(plain);
        }
        InetSocketAddress secureAddress = settings.secure();
        if (secureAddress != null) {
            FreeAddress.require(secureAddress);
            secure = add(new DTLSConnector(security(configuration, secureAddress)), configuration);
        }
        SerialLink line = serial;
        if (line != null) {
            Configuration narrow = CoapConfiguration.serial(configuration);
            server.addEndpoint(
                    endpoint(new SerialConnector(line, SerialEnd.DEVICE), narrow, false));
            InetSocketAddress idle = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            add(new SerialDtlsConnector(security(narrow, idle), line, SerialEnd.DEVICE), narrow);
        }
        try {
            server.start();
        } catch (IllegalStateException e) {
            close();
            throw new IOException("cannot listen: " + e.getMessage(), e);
        }
        identities = identities();
        Future<?> _ =
                ticker.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private DtlsConnectorConfig security(Configuration configuration, InetSocketAddress address) {
        return DtlsConnectorConfig.builder(configuration)
                .setAddress(address)
                .setAdvancedPskStore(new KeyRingPskStore(parts.keys()))
                .build();
    }

    private CoapEndpoint add(DTLSConnector connector, Configuration configuration) {
        CoapEndpoint endpoint = endpoint(connector, configuration, false);
        dtls.add(connector);
        server.addEndpoint(endpoint);
        return endpoint;
    }

    private static CoapEndpoint endpoint(
            Connector connector, Configuration configuration, boolean terse) {
        CoapEndpoint endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(connector)
                        .setDataSerializerAndParser(
                                new UdpDataSerializer(), new MethodParser(terse))
                        .build();
        endpoint.addInterceptor(new TooLarge(terse));
        return endpoint;
    }

    /** The port without security; 0 when there is none. */
    public int plainPort() {
        return plain == null ? 0 : plain.getAddress().getPort();
    }

    /** The port with security; 0 when there is none. */
    public int securePort() {
        return secure == null ? 0 : secure.getAddress().getPort();
    }

    private void tick() {
        try {
            observable.forEach(EndpointResource::tick);
            parts.keys().refresh();
            dropRevoked();
            parts.desk().collect();
        } catch (IOException | RuntimeException e) {
            // The next tick tries again; a scheduled task that throws would never come back.
            org.slf4j.LoggerFactory.getLogger(CoapFace.class).warn("tick failed", e);
        }
    }

    /** Their requests are refused already; this takes their connections away too. */
    private void dropRevoked() {
        Set<String> now = identities();
        for (String identity : identities) {
            if (!now.contains(identity)) {
                PreSharedKeyIdentity gone = new PreSharedKeyIdentity(identity);
                for (DTLSConnector connector : dtls) {
                    Future<?> _ = connector.startDropConnectionsForPrincipal(gone);
                }
            }
        }
        identities = now;
    }

    private Set<String> identities() {
        Set<String> now = new HashSet<>();
        for (DeviceKey key : parts.keys().keys()) {
            now.add(key.identity());
        }
        return now;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        server.destroy();
        SerialLink line = serial;
        if (line != null) {
            line.close();
        }
    }
}
