package io.presodia.firmware.push;

import java.io.IOException;

/** The line to the collector. */
@FunctionalInterface
public interface Uplink {
    /**
     * Says something and waits for the answer.
     *
     * @param path where to
     * @param format number of the content format of the body
     * @return the answer, a JSON document
     * @throws IOException when there is none, or it is a refusal: it may have arrived or not
     */
    byte[] say(String path, int format, byte[] body) throws IOException;
}
