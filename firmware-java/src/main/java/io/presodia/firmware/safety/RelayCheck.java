package io.presodia.firmware.safety;

import io.presodia.hal.channel.OutputState;

/** The relay's auxiliary contact against its command. */
final class RelayCheck implements ChannelCheck {
    private final Watch watch;
    private final boolean commanded;
    private final int severity;

    /**
     * @param commanded the command that is not obeyed: open for a welded relay, closed for a dead
     *     one
     */
    RelayCheck(Watch watch, boolean commanded, int severity) {
        this.watch = watch;
        this.commanded = commanded;
        this.severity = severity;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        OutputState output = view.output();
        boolean disobeys =
                output.relayCommanded() == commanded && output.relayClosed() != commanded;
        watch.see(disobeys ? severity : Severity.NONE, Double.NaN, Double.NaN, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
