package io.presodia.firmware.coap;

import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;

/**
 * Californium 3.14 refuses a method that nobody has registered as a bad option (4.02); RFC 7252,
 * section 5.8, asks for 4.05. What it refuses at all it refuses before anybody has asked who sent
 * it.
 */
final class MethodParser extends UdpDataParser {
    private final boolean terse;

    /**
     * @param terse whether the sender's address may be forged, so that an answer must be short
     */
    MethodParser(boolean terse) {
        super(true, StandardOptionRegistry.getDefaultOptionRegistry());
        this.terse = terse;
    }

    @Override
    protected Message parseMessage(DatagramReader reader, MessageHeader header, Message message) {
        try {
            return super.parseMessage(reader, header, message);
        } catch (CoAPMessageFormatException e) {
            boolean large = String.valueOf(e.getMessage()).contains("BERT");
            if (!terse && !large) {
                throw e;
            }
            CoAPMessageFormatException brief =
                    refusal(
                            terse ? "" : "Block: size exponent 7 is for TCP; from 0 to 6",
                            header,
                            e.getErrorCode(),
                            e.isConfirmable());
            brief.initCause(e);
            throw brief;
        }
    }

    private static CoAPMessageFormatException refusal(
            String text, MessageHeader header, CoAP.ResponseCode code, boolean confirmable) {
        return new CoAPMessageFormatException(
                text, header.getToken(), header.getMID(), header.getCode(), confirmable, code);
    }

    @Override
    protected MessageHeader parseHeader(DatagramReader reader) {
        MessageHeader header = super.parseHeader(reader);
        int code = header.getCode();
        if (CoAP.isRequest(code) && !known(code)) {
            throw refusal(
                    terse ? "" : "method 0.%02d: must be GET, POST, PUT or DELETE".formatted(code),
                    header,
                    CoAP.ResponseCode.METHOD_NOT_ALLOWED,
                    header.getType() == CoAP.Type.CON);
        }
        return header;
    }

    private static boolean known(int code) {
        for (CoAP.Code method : CoAP.Code.values()) {
            if (method.value == code) {
                return true;
            }
        }
        return false;
    }
}
