package io.presodia.firmware.coap;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.ServerMessageDeliverer;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.jspecify.annotations.Nullable;

/**
 * DTLS for callers with keys, every request to one handler. A polite end keeps the sessions in a
 * file, so that callers need no handshake after the restart; the file is used once.
 */
public final class CoapListener implements AutoCloseable {
    private static final long LONGEST_QUIET_SECONDS = 7 * 86_400;

    private final DTLSConnector dtls;
    private final CoapServer server;
    private final Path sessions;

    private CoapListener(DTLSConnector dtls, CoapServer server, Path sessions) {
        this.dtls = dtls;
        this.server = server;
        this.sessions = sessions;
    }

    /**
     * Opens the address.
     *
     * @param settings only the secure address counts
     * @param keys who may come in
     * @param sessions file of the sessions between two starts; secret
     * @param handler answers; called on several threads
     * @throws IOException when the address cannot be opened
     */
    public static CoapListener open(
            CoapSettings settings, KeyRing keys, Path sessions, Function<Request, Reply> handler)
            throws IOException {
        InetSocketAddress address = Objects.requireNonNull(settings.secure());
        FreeAddress.require(address);
        Configuration configuration =
                CoapConfiguration.of(settings)
                        .set(DtlsConfig.DTLS_MAX_CONNECTIONS, settings.mostConnections());
        DTLSConnector dtls =
                new DTLSConnector(
                        DtlsConnectorConfig.builder(configuration)
                                .setAddress(address)
                                .setAdvancedPskStore(new KeyRingPskStore(keys))
                                .build());
        CoapServer server = new CoapServer(configuration);
        server.addEndpoint(
                CoapEndpoint.builder().setConfiguration(configuration).setConnector(dtls).build());
        Everything everything = new Everything(keys, handler);
        server.setMessageDeliverer(
                new ServerMessageDeliverer(everything, configuration) {
                    @Override
                    protected boolean preDeliverRequest(Exchange exchange) {
                        return CriticalOptions.drop(exchange) || super.preDeliverRequest(exchange);
                    }

                    @Override
                    protected Resource findResource(List<String> path) {
                        return everything;
                    }

                    @Override
                    protected Resource findResource(Exchange exchange) {
                        return everything;
                    }
                });
        CoapListener listener = new CoapListener(dtls, server, sessions);
        listener.restore();
        try {
            server.start();
        } catch (IllegalStateException e) {
            server.destroy();
            throw new IOException("cannot listen: " + e.getMessage(), e);
        }
        return listener;
    }

    private static final class Everything extends CoapResource {
        private final KeyRing keys;
        private final Function<Request, Reply> handler;

        Everything(KeyRing keys, Function<Request, Reply> handler) {
            super("");
            this.keys = keys;
            this.handler = handler;
        }

        @Override
        public void handleRequest(Exchange exchange) {
            new CoapExchange(exchange).respond(Messages.response(reply(exchange)));
        }

        private Reply reply(Exchange exchange) {
            Method method = Messages.method(exchange.getRequest());
            DeviceKey key =
                    exchange.getRequest().getSourceContext().getPeerIdentity()
                                    instanceof PreSharedKeyIdentity identity
                            ? keys.find(identity.getIdentity())
                            : null;
            if (key == null) {
                return Reply.of(Code.UNAUTHORIZED);
            }
            Reply refusal = CriticalOptions.refusal(exchange.getRequest().getOptions());
            if (refusal != null) {
                return refusal;
            }
            if (method == null) {
                return Messages.noMethod(exchange.getRequest());
            }
            try {
                return handler.apply(
                        Messages.request(exchange.getRequest(), method, key.principal()));
            } catch (RuntimeException e) {
                return Reply.error(
                        Code.INTERNAL_ERROR, "a defect: " + e.getClass().getSimpleName());
            }
        }
    }

    private void restore() throws IOException {
        if (!Files.exists(sessions)) {
            return;
        }
        try (InputStream in = Files.newInputStream(sessions)) {
            dtls.loadConnections(in, 0);
        } catch (IllegalArgumentException e) {
            // Of another version: its callers begin anew.
        } finally {
            // Once: a session that goes on from an old state would repeat its numbers.
            Files.deleteIfExists(sessions);
        }
    }

    /** The port it listens on. */
    public int port() {
        InetSocketAddress address = dtls.getAddress();
        return address.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop();
        @Nullable Path folder = sessions.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(Objects.requireNonNull(folder), "sessions", ".new");
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        try (OutputStream out = Files.newOutputStream(fresh)) {
            dtls.saveConnections(out, LONGEST_QUIET_SECONDS);
        }
        Files.move(fresh, sessions, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        server.destroy();
    }
}
