package io.presodia.firmware.remote;

import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes commands from outside, once each, and keeps their results. May be used by several threads,
 * none of them the control thread.
 */
public final class CommandDesk {
    private final CommandLedger ledger;
    private final CommandQueue queue;
    private final CommandPreparer preparer;
    private final Timebase timebase;

    /**
     * @param ledger remembers commands
     * @param queue leads to the control thread
     * @param preparer makes actions of commands
     * @param timebase labels commands
     */
    public CommandDesk(
            CommandLedger ledger, CommandQueue queue, CommandPreparer preparer, Timebase timebase) {
        this.ledger = ledger;
        this.queue = queue;
        this.preparer = preparer;
        this.timebase = timebase;
    }

    /** What became of a command that was handed in. */
    public sealed interface Answer {
        /**
         * It is on its way, or came before.
         *
         * @param record how it stands
         * @param repeated whether it came before
         */
        record Accepted(CommandRecord record, boolean repeated) implements Answer {}

        /**
         * Another command had this id.
         *
         * @param record that command
         */
        record IdTaken(CommandRecord record) implements Answer {}

        /** Too many wait; it was not stored and may be sent again. */
        record Busy() implements Answer {}
    }

    /**
     * Settles what the last boot left open. A stop that may not have been done is done now: a
     * channel that stands is never wrong.
     *
     * @throws IOException when the ledger cannot be used
     */
    public void afterBoot() throws IOException {
        for (CommandRecord open : ledger.afterBoot()) {
            if (open.command().verb() == Verb.STOP) {
                try {
                    queue.offer(open.command().id(), true, preparer.prepare(open.command()));
                } catch (RefusedException e) {
                    // There is nothing to stop any more.
                }
            }
        }
    }

    /**
     * Hands a command in.
     *
     * @param digest of the request as it came
     * @throws IOException when it cannot be stored: then it is not done
     */
    public Answer submit(RemoteCommand command, String digest) throws IOException {
        collect();
        CommandLedger.Acceptance acceptance =
                ledger.accept(command, digest, timebase.wall().toEpochMilli());
        return switch (acceptance) {
            case CommandLedger.Acceptance.Repeated(CommandRecord record) ->
                    new Answer.Accepted(record, true);
            case CommandLedger.Acceptance.Taken(CommandRecord record) -> new Answer.IdTaken(record);
            case CommandLedger.Acceptance.Fresh _ -> handOn(command, digest);
        };
    }

    private Answer handOn(RemoteCommand command, String digest) throws IOException {
        try {
            ControlAction action = preparer.prepare(command);
            if (!queue.offer(command.id(), command.verb() == Verb.STOP, action)) {
                ledger.forget(command.id());
                return new Answer.Busy();
            }
            return new Answer.Accepted(
                    new CommandRecord(command, digest, CommandState.ACCEPTED, ""), false);
        } catch (RefusedException | RuntimeException e) {
            // A command that breaks its preparer must not stay open for ever.
            String why = String.valueOf(e.getMessage());
            ledger.settle(command.id(), CommandState.REFUSED, why);
            return new Answer.Accepted(
                    new CommandRecord(command, digest, CommandState.REFUSED, why), false);
        }
    }

    /**
     * The command with this id, with its newest result.
     *
     * @throws IOException when the ledger cannot be used
     */
    public Optional<CommandRecord> find(String id) throws IOException {
        collect();
        return ledger.find(id);
    }

    /**
     * Stores the results that have come in; to be called now and then.
     *
     * @throws IOException when they cannot be stored
     */
    public void collect() throws IOException {
        List<CommandQueue.Result> results = queue.results();
        for (CommandQueue.Result result : results) {
            Outcome outcome = result.outcome();
            ledger.settle(
                    result.id(),
                    outcome.done() ? CommandState.DONE : CommandState.REFUSED,
                    outcome.text());
        }
    }
}
