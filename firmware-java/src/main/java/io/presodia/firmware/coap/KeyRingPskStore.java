package io.presodia.firmware.coap;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.KeyRing;
import java.net.InetSocketAddress;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/** The keys of a ring for handshakes. */
final class KeyRingPskStore implements AdvancedPskStore {
    private final KeyRing keys;

    KeyRingPskStore(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId cid,
            @Nullable ServerNames serverNames,
            PskPublicInformation identity,
            String hmacAlgorithm,
            SecretKey otherSecret,
            byte[] seed,
            boolean useExtendedMasterSecret) {
        DeviceKey key =
                identity.isCompliantEncoding() ? keys.find(identity.getPublicInfoAsString()) : null;
        if (key == null) {
            return new PskSecretResult(cid, identity, null);
        }
        return new PskSecretResult(
                cid,
                identity,
                SecretUtil.create(key.secret().toArray(), PskSecretResult.ALGORITHM_PSK));
    }

    /** A device does not call anybody with these keys. */
    @Override
    public @Nullable PskPublicInformation getIdentity(
            @Nullable InetSocketAddress peer, @Nullable ServerNames virtualHost) {
        return null;
    }

    @Override
    public void setResultHandler(@Nullable HandshakeResultHandler resultHandler) {
        // Keys are in memory: every result is given at once.
    }
}
