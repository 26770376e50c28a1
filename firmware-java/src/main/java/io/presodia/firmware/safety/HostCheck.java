package io.presodia.firmware.safety;

/** The host that a protocol wants at its side is gone. What is told of it comes with the scan. */
final class HostCheck implements ChannelCheck {
    private final int channel;
    private final Watch watch;
    private final Thresholds.Fixed seconds;

    HostCheck(int channel, Watch watch, Thresholds.Fixed seconds) {
        this.channel = channel;
        this.watch = watch;
        this.seconds = seconds;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        double gone = view.health().hostGoneSeconds(channel);
        int severity = seconds.severity(gone);
        watch.see(severity, gone, seconds.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
