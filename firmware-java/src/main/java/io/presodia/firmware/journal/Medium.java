package io.presodia.firmware.journal;

/**
 * The disk under a journal, as far as it can stand in the way. A sound one never does; that of a
 * test bench may be made slow or full. Asked on the caller's thread, in the board's time.
 */
@FunctionalInterface
public interface Medium {
    /** Takes whatever is written. */
    Medium SOUND = _ -> State.Sound.SOUND;

    /** What a write meets. */
    sealed interface State {
        /** It is taken. */
        enum Sound implements State {
            /** The one value of this type. */
            SOUND
        }

        /** It does not come back for now. */
        enum Stalled implements State {
            /** The one value of this type. */
            STALLED
        }

        /**
         * It is refused.
         *
         * @param reason as a disk would put it
         */
        record Refusing(String reason) implements State {}
    }

    /** What a write at this time meets. */
    State state(long nanos);
}
