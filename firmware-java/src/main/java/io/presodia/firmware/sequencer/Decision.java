package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.scan.Setpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sequencer made of one scan.
 *
 * @param setpoint what the channel shall do until the next scan; that of the next step already,
 *     when this scan ended a step
 * @param record why this scan's sample is to be recorded, or null when it is not
 * @param events what happened in this scan, in order; mostly empty
 * @param clock where the run was when this scan was read: the step that ended, when one did
 * @param state what the run is doing now
 */
public record Decision(
        Setpoint setpoint,
        @Nullable RecordReason record,
        List<SequencerEvent> events,
        RunClock clock,
        RunState state) {}
