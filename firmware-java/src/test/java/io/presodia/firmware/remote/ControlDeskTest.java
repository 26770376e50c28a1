package io.presodia.firmware.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.safety.ClearOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlDeskTest {
    private final List<String> asked = new ArrayList<>();
    private final CommandQueue queue = new CommandQueue(4);
    private final LeaseTable leases = new LeaseTable(2);
    private boolean obeys = true;

    private final RunControl control =
            new RunControl() {
                @Override
                public boolean proceed(int channel, String cause) {
                    return asked.add("proceed " + channel + ": " + cause) && obeys;
                }

                @Override
                public boolean pause(int channel) {
                    return asked.add("pause " + channel) && obeys;
                }

                @Override
                public boolean resume(int channel) {
                    return asked.add("resume " + channel) && obeys;
                }

                @Override
                public boolean stop(int channel, String cause) {
                    return asked.add("stop " + channel + ": " + cause) && obeys;
                }

                @Override
                public ClearOutcome clear(int channel, String operator, String reason) {
                    asked.add("clear " + channel + " " + operator + " " + reason);
                    return new ClearOutcome.Refused("still present");
                }
            };

    private final FirmwareCommands commands =
            new FirmwareCommands(
                    control,
                    start -> {
                        throw new RefusedException("no protocol " + start.argument("protocol"));
                    },
                    2);

    @Test
    void aChannelThatTheBoardHasNotIsRefusedAndTheBoardItselfCanOnlyBeCleared() throws Exception {
        for (Verb verb : Verb.values()) {
            assertThatThrownBy(() ->
                            commands.prepare(new RemoteCommand("a", 3, verb, "bob", Map.of())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("channel 3: the board has channels 1 to 2");
        }
        assertThatThrownBy(() ->
                        commands.prepare(new RemoteCommand("a", 0, Verb.STOP, "bob", Map.of())))
                .hasMessage("channel 0: the board has channels 1 to 2");
        assertThat(commands.prepare(new RemoteCommand("a", 0, Verb.CLEAR, "bob", Map.of())))
                .isNotNull();
    }

    private final ControlDesk desk = new ControlDesk(queue, leases, control, 2);

    private Outcome outcome(Verb verb) throws RefusedException {
        RemoteCommand command =
                new RemoteCommand("a", 2, verb, "op-alice", Map.of("reason", "lead fixed"));
        queue.offer("a", verb == Verb.STOP, commands.prepare(command));
        desk.betweenScans(0);
        return queue.results().getFirst().outcome();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROCEED | true  | true  | the channel goes on",
                "PROCEED | false | false | the channel does not hold",
                "PAUSE   | true  | true  | the channel pauses",
                "PAUSE   | false | false | the channel has no run to pause",
                "RESUME  | true  | true  | the channel goes on",
                "RESUME  | false | false | the channel is not paused",
                "STOP    | true  | true  | the run stops",
                "STOP    | false | true  | there was no run",
                "CLEAR   | true  | false | still present"
            })
    void eachVerbIsDoneAndSaysWhatBecameOfIt(Verb verb, boolean obeyed, boolean done, String text)
            throws RefusedException {
        obeys = obeyed;
        assertThat(outcome(verb)).isEqualTo(new Outcome(done, text));
        assertThat(asked).hasSize(1).first().asString().startsWith(verb.word() + " 2");
    }

    @Test
    void aStopSaysWhoAskedAndWhy() throws RefusedException {
        outcome(Verb.STOP);
        assertThat(asked).containsExactly("stop 2: op-alice asked for it: lead fixed");
    }

    @Test
    void aLeaseThatRanOutStopsItsChannelOnceAndNoOther() {
        leases.take(1, "host-1", 30, 0);
        leases.take(2, "host-2", 60, 0);
        desk.betweenScans(29_999_999_999L);
        assertThat(asked).isEmpty();
        desk.betweenScans(30_000_000_000L);
        desk.betweenScans(31_000_000_000L);
        assertThat(asked).containsExactly("stop 1: the lease of host-1 ran out");
    }

    @Test
    void anActionThatThrowsDoesNotStopTheLoop() {
        queue.offer(
                "a",
                false,
                () -> {
                    throw new IllegalStateException("broken");
                });
        queue.offer("b", false, () -> Outcome.done("well"));
        desk.betweenScans(0);
        assertThat(queue.results())
                .extracting(result -> result.outcome().done())
                .containsExactly(false, true);
    }

    @Test
    void whileNobodyTakesResultsOnlyStopsAreDone() {
        CommandQueue small = new CommandQueue(1);
        for (int i = 0; i < 400; i++) {
            small.offer("x" + i, true, () -> Outcome.done(""));
            small.perform(1);
        }
        small.offer("other", false, () -> Outcome.done("late"));
        small.perform(1);
        assertThat(small.results()).noneMatch(result -> result.id().equals("other"));
        small.perform(1);
        assertThat(small.results()).extracting(CommandQueue.Result::id).containsExactly("other");
    }
}
