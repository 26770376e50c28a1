package io.presodia.firmware.coap;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Freshness;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.Principal;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.hal.time.Timebase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.jspecify.annotations.Nullable;

/** Says who sent a request, from what the security layer knows of him and nothing else. */
final class Doorkeeper {
    private final KeyRing keys;
    private final Freshness freshness;
    private final Timebase timebase;
    private final Predicate<InetAddress> trusted;
    private final boolean plainForAll;

    /**
     * @param trusted whose address cannot be forged, so that he may get long answers at once
     * @param plainForAll whether others may look without a key
     */
    Doorkeeper(
            KeyRing keys,
            Freshness freshness,
            Timebase timebase,
            Predicate<InetAddress> trusted,
            boolean plainForAll) {
        this.keys = keys;
        this.freshness = freshness;
        this.timebase = timebase;
        this.trusted = trusted;
        this.plainForAll = plainForAll;
    }

    /** Who sends a request. */
    sealed interface Visitor {
        /**
         * Somebody.
         *
         * @param principal who
         */
        record Known(Principal principal) implements Visitor {}

        /**
         * Somebody whose address may be forged: until he answers, he gets this and no more.
         *
         * @param echo to bring back
         */
        record Unverified(Bytes echo) implements Visitor {}

        /** Somebody who has no business here. */
        record Stranger() implements Visitor {}
    }

    /** Looked up for each request: a key that was revoked is worth nothing from then on. */
    Visitor visitor(Request request) {
        EndpointContext context = request.getSourceContext();
        if (context.getPeerIdentity() instanceof PreSharedKeyIdentity identity) {
            DeviceKey key = keys.find(identity.getIdentity());
            return key == null ? new Visitor.Stranger() : new Visitor.Known(key.principal());
        }
        InetSocketAddress peer = context.getPeerAddress();
        if (trusted.test(peer.getAddress())) {
            boolean line = peer.equals(SerialEnd.HOST.address());
            return new Visitor.Known(
                    Principal.anonymous(line ? "the serial line" : "this machine"));
        }
        if (!plainForAll) {
            return new Visitor.Stranger();
        }
        // The name of an address is enough for the rate limit, with its port for the echo.
        Bytes echo = Messages.echo(request.getOptions());
        String sender = peer.toString();
        return verified(echo, sender)
                ? new Visitor.Known(Principal.anonymous(peer.getAddress().getHostAddress()))
                : new Visitor.Unverified(Bytes.of(freshness.issue(sender, timebase.nanos())));
    }

    private boolean verified(@Nullable Bytes echo, String sender) {
        return echo != null && freshness.fresh(echo.toArray(), sender, timebase.nanos());
    }
}
