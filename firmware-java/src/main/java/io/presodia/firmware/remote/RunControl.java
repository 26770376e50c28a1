package io.presodia.firmware.remote;

import io.presodia.firmware.safety.ClearOutcome;

/** What the firmware lets others do to its runs. Every method belongs to the control thread. */
public interface RunControl {
    /** Asks a run that holds to go on, for whom and why; whether it held. */
    boolean proceed(int channel, String cause);

    /** Asks a run to open and wait; whether there was one to ask. */
    boolean pause(int channel);

    /** Asks a run that was paused to go on; whether it was. */
    boolean resume(int channel);

    /** Asks a run to stop; whether there was one to ask. */
    boolean stop(int channel, String cause);

    /** Clears what is latched for a channel, or with 0 for the board. */
    ClearOutcome clear(int channel, String operator, String reason);
}
