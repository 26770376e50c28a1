package io.presodia.firmware.coap;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/** Settings of Californium, with why they are not its own. */
final class CoapConfiguration {
    /**
     * Lost only by who has neither; the first is preferred. All authenticate and encrypt at once.
     */
    static final List<CipherSuite> CIPHER_SUITES =
            List.of(
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256,
                    CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_PSK_WITH_AES_128_CCM_8);

    private static final int BLOCK_SIZE = 512;
    private static final int CONNECTION_ID_BYTES = 6;
    private static final int SERIAL_BLOCK_SIZE = 256;
    private static final int SERIAL_RECORD_BYTES = 1024;

    /** A batch of the most rows, with room. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private CoapConfiguration() {}

    /** For who answers. */
    static Configuration of(CoapSettings settings) {
        Configuration configuration = defaults();
        coap(configuration, settings);
        dtls(configuration, settings);
        return configuration;
    }

    /** For who calls. */
    static Configuration of(CallerSettings settings) {
        return defaults()
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LARGEST_ANSWER)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, BLOCK_SIZE)
                .set(CoapConfig.MAX_MESSAGE_SIZE, 2 * BLOCK_SIZE)
                .set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.ACK_TIMEOUT, settings.firstWaitMillis(), TimeUnit.MILLISECONDS)
                .set(
                        DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT,
                        settings.firstWaitMillis(),
                        TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                // Speaks with the other side's Connection ID, and needs none of its own.
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, CIPHER_SUITES);
    }

    /** The same for a serial line: short messages, for boards with buffers of half a kilobyte. */
    static Configuration serial(Configuration configuration) {
        return new Configuration(configuration)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, SERIAL_BLOCK_SIZE)
                .set(CoapConfig.MAX_MESSAGE_SIZE, SERIAL_BLOCK_SIZE)
                .set(DtlsConfig.DTLS_MAX_TRANSMISSION_UNIT, SERIAL_RECORD_BYTES);
    }

    private static Configuration defaults() {
        return new Configuration(
                        CoapConfig.DEFINITIONS,
                        UdpConfig.DEFINITIONS,
                        DtlsConfig.DEFINITIONS,
                        SystemConfig.DEFINITIONS)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS);
    }

    private static void coap(Configuration configuration, CoapSettings settings) {
        configuration
                // The default keeps each message for 247 s, without a bound: a heap of 64 MB is
                // full after some 25,000 requests, and the receiver dies of it.
                .set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.MAX_ACTIVE_PEERS, settings.mostPeers())
                .set(CoapConfig.MAX_SERVER_OBSERVES, settings.mostObservers())
                // The default of 8 KB is less than a protocol file or a batch.
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, CoapSettings.LARGEST_BODY)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, BLOCK_SIZE)
                .set(CoapConfig.MAX_MESSAGE_SIZE, 2 * BLOCK_SIZE);
    }

    private static void dtls(Configuration configuration, CoapSettings settings) {
        configuration
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, settings.mostConnections())
                // The default of 30 min lets a full store answer every hello with another cookie,
                // which peers answer at once: a storm.
                .set(
                        DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD,
                        settings.staleSeconds(),
                        TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES)
                .set(DtlsConfig.DTLS_UPDATE_ADDRESS_USING_CID_ON_NEWER_RECORDS, true)
                .set(DtlsConfig.DTLS_USE_HELLO_VERIFY_REQUEST, true)
                .set(DtlsConfig.DTLS_USE_ANTI_REPLAY_FILTER, true)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                // The recommended ones leave PSK without a key exchange out, which old peers need.
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, CIPHER_SUITES);
    }
}
