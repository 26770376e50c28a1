package io.presodia.firmware.coap;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;

/** Gives words to what Californium refuses block by block: how long a payload may be, or is. */
final class TooLarge extends MessageInterceptorAdapter {
    private static final int MOST = 32;

    private final boolean terse;
    private final Map<Sender, Long> sizes = new LinkedHashMap<>();

    /**
     * @param terse whether the sender's address may be forged, so that an answer must be short
     */
    TooLarge(boolean terse) {
        this.terse = terse;
    }

    private record Sender(InetSocketAddress peer, Token token) {}

    @Override
    public synchronized void receiveRequest(Request request) {
        OptionSet options = request.getOptions();
        BlockOption block = options.getBlock1();
        long size =
                options.getSize1() != null
                        ? options.getSize1()
                        : block == null
                                ? request.getPayloadSize()
                                : (long) block.getOffset() + request.getPayloadSize();
        if (size > CoapSettings.LARGEST_BODY) {
            sizes.put(
                    new Sender(request.getSourceContext().getPeerAddress(), request.getToken()),
                    size);
            if (sizes.size() > MOST) {
                sizes.remove(sizes.keySet().iterator().next());
            }
        }
    }

    @Override
    public synchronized void sendResponse(Response response) {
        Long size =
                sizes.remove(
                        new Sender(
                                response.getDestinationContext().getPeerAddress(),
                                response.getToken()));
        if (size != null && response.getCode() == CoAP.ResponseCode.REQUEST_ENTITY_TOO_LARGE) {
            response.setPayload("payload " + size + " bytes: at most " + CoapSettings.LARGEST_BODY);
        }
        if (!terse
                && response.getCode() == CoAP.ResponseCode.BAD_OPTION
                && response.getPayloadSize() == 0) {
            response.setPayload("Block2: there is no such block, the payload is shorter");
        }
    }
}
