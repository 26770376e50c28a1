package io.presodia.firmware.remote;

/**
 * A command and what became of it.
 *
 * @param command as it was asked
 * @param digest of the request, to tell a repetition from another command with the same id
 * @param state how it stands
 * @param text the result, or why there is none
 */
public record CommandRecord(RemoteCommand command, String digest, CommandState state, String text) {
    /** Whether nothing more will happen. */
    public boolean settled() {
        return state != CommandState.ACCEPTED;
    }
}
