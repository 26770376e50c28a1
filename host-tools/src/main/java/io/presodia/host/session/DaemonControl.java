package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.remote.RunControl;
import io.presodia.firmware.safety.ClearOutcome;
import java.util.Map;

/** What operators may do to the runs of a daemon, by whatever way they ask. */
final class DaemonControl implements RunControl {
    private final Firmware firmware;
    private final Map<Integer, Interrupted> unclaimed;

    /**
     * @param unclaimed interrupted runs that could not be taken up, by channel; a stop ends them
     */
    DaemonControl(Firmware firmware, Map<Integer, Interrupted> unclaimed) {
        this.firmware = firmware;
        this.unclaimed = unclaimed;
    }

    @Override
    public boolean proceed(int channel, String cause) {
        return firmware.proceed(channel, cause);
    }

    @Override
    public boolean pause(int channel) {
        return firmware.pause(channel);
    }

    @Override
    public boolean resume(int channel) {
        return firmware.resume(channel);
    }

    @Override
    public boolean stop(int channel, String cause) {
        Interrupted waiting = unclaimed.remove(channel);
        if (waiting != null) {
            firmware.giveUp(waiting, cause);
            return true;
        }
        return firmware.stop(channel, cause);
    }

    @Override
    public ClearOutcome clear(int channel, String operator, String reason) {
        return firmware.clear(channel, operator, reason);
    }

    /** Why an order is not obeyed; empty when it is. */
    String obey(Inbox.Request.Order order, int channelCount) {
        int channel = order.channel();
        if (channel > channelCount) {
            return "the board has no channel " + channel;
        }
        if (order.verb().equals("clear")) {
            return switch (clear(channel, order.operator(), order.reason())) {
                case ClearOutcome.Cleared _ -> "";
                case ClearOutcome.Refused refused -> refused.why();
            };
        }
        if (channel == 0) {
            return "the board can only be cleared; " + order.verb() + " names a channel";
        }
        String why = order.reason().isEmpty() ? "asked for by the operator" : order.reason();
        String named = order.reason().isEmpty() ? "" : ": " + order.reason();
        boolean obeyed =
                switch (order.verb()) {
                    case "proceed" -> proceed(channel, order.operator() + " asked for it" + named);
                    case "stop" -> stop(channel, why);
                    case "pause" -> pause(channel);
                    default -> resume(channel);
                };
        return obeyed
                ? ""
                : "there is no run on channel " + channel + " that could " + order.verb();
    }
}
