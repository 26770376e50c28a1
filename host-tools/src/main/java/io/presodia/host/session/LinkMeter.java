package io.presodia.host.session;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.push.Uplink;
import io.presodia.firmware.service.Method;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The line to a collector, and how good it has been since the daemon began. For one thread. */
final class LinkMeter implements Uplink {
    private final CoapCaller caller;
    private final Timebase clock;
    private long exchanges;
    private long failed;
    private long lastNanos;

    /**
     * @param clock a real one
     */
    LinkMeter(CoapCaller caller, Timebase clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public byte[] say(String path, int format, byte[] body) throws IOException {
        long begin = clock.nanos();
        exchanges++;
        try {
            Answer answer = caller.send(Method.POST, path, format, body);
            lastNanos = clock.nanos() - begin;
            if (!answer.good()) {
                throw new IOException(answer.code() + " " + answer.text());
            }
            return answer.body().toArray();
        } catch (IOException e) {
            failed++;
            throw e;
        }
    }

    /**
     * Exchanges that were begun, those that failed, messages that had to be sent again, how long
     * the last answer took, and sessions begun.
     */
    ObjectNode document() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("exchanges", exchanges)
                .put("failed", failed)
                .put("repeats", caller.repeats())
                .put("answer_ms", lastNanos / 1_000_000)
                .put("sessions", caller.sessions());
    }
}
