package io.presodia.hil.crash;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Journal;
import io.presodia.hal.time.Timebase;

/**
 * Tells the test what the firmware has reached: {@code running}, {@code step}, {@code held}, and
 * {@code ack} for each number up to which rows are on stable storage, never before they are.
 */
final class Voice {
    private final Firmware firmware;
    private final Journal journal;
    private final Timebase timebase;
    private long acknowledged;
    private String step = "";
    private boolean held;

    Voice(Firmware firmware, Journal journal, Timebase timebase) {
        this.firmware = firmware;
        this.journal = journal;
        this.timebase = timebase;
    }

    void scanned() {
        acknowledge();
        RunStatus status = firmware.status(1);
        if (status == null) {
            return;
        }
        if (status.holds() && !held) {
            held = true;
            FirmwareProcess.say("held " + status.text());
        }
        if (status.clock() != null && !status.clock().stepId().equals(step)) {
            if (step.isEmpty()) {
                FirmwareProcess.say("running " + timebase.nanos());
            }
            step = status.clock().stepId();
            FirmwareProcess.say("step " + step);
        }
    }

    private void acknowledge() {
        long now = journal.acknowledgedSeq();
        if (now > acknowledged) {
            acknowledged = now;
            FirmwareProcess.say("ack " + journal.bootId() + " " + now);
        }
    }

    void over() {
        acknowledge();
        firmware.ended()
                .forEach(status ->
                        FirmwareProcess.say("ended " + status.outcome() + " " + status.text()));
    }
}
