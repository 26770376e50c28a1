package io.presodia.firmware.coap;

import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Reply;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Options that change what a request means, so that it must not be done by who does not know them
 * (RFC 7252, section 5.4.1). Californium hands them over without a word.
 */
final class CriticalOptions {
    private static final Set<Integer> KNOWN =
            Set.of(
                    StandardOptionRegistry.IF_MATCH.getNumber(),
                    StandardOptionRegistry.URI_HOST.getNumber(),
                    StandardOptionRegistry.IF_NONE_MATCH.getNumber(),
                    StandardOptionRegistry.URI_PORT.getNumber(),
                    StandardOptionRegistry.URI_PATH.getNumber(),
                    StandardOptionRegistry.URI_QUERY.getNumber(),
                    StandardOptionRegistry.ACCEPT.getNumber(),
                    StandardOptionRegistry.BLOCK2.getNumber(),
                    StandardOptionRegistry.BLOCK1.getNumber());

    private CriticalOptions() {}

    /** What is said to a confirmable request with one that is not known; null when all are. */
    static @Nullable Reply refusal(OptionSet options) {
        if (options.hasProxyUri() || options.hasProxyScheme()) {
            return Reply.error(
                    Code.PROXY_NOT_SUPPORTED,
                    (options.hasProxyUri() ? "Proxy-Uri" : "Proxy-Scheme")
                            + ": this device is no proxy; leave it away");
        }
        Set<Integer> unknown = unknown(options);
        return unknown.isEmpty()
                ? null
                : Reply.error(
                        Code.BAD_OPTION,
                        unknown.stream()
                                .map(number -> "option " + number)
                                .collect(
                                        Collectors.joining(
                                                ", ", "", ": critical and unknown here")));
    }

    /**
     * Ends a request that is not confirmable and has one that is not known: it gets no answer.
     *
     * @return whether it has ended
     */
    static boolean drop(Exchange exchange) {
        if (exchange.getRequest().isConfirmable()
                || refusal(exchange.getRequest().getOptions()) == null) {
            return false;
        }
        exchange.executeComplete();
        return true;
    }

    private static Set<Integer> unknown(OptionSet options) {
        Set<Integer> unknown = new TreeSet<>();
        for (Option option : options.asSortedList()) {
            int number = option.getNumber();
            if ((number & 1) == 1 && !KNOWN.contains(number)) {
                unknown.add(number);
            }
        }
        return unknown;
    }
}
