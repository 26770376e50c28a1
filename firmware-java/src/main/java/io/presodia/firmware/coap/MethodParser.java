package io.presodia.firmware.coap;

import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;

/**
 * Californium 3.14 refuses a method that nobody has registered as a bad option (4.02); RFC 7252,
 * section 5.8, asks for 4.05.
 */
final class MethodParser extends UdpDataParser {
    MethodParser() {
        super(true, StandardOptionRegistry.getDefaultOptionRegistry());
    }

    @Override
    protected MessageHeader parseHeader(DatagramReader reader) {
        MessageHeader header = super.parseHeader(reader);
        int code = header.getCode();
        if (CoAP.isRequest(code) && !known(code)) {
            throw new CoAPMessageFormatException(
                    "method 0.%02d: must be GET, POST, PUT or DELETE".formatted(code),
                    header.getToken(),
                    header.getMID(),
                    code,
                    header.getType() == CoAP.Type.CON,
                    CoAP.ResponseCode.METHOD_NOT_ALLOWED);
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
