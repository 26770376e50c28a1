package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts of the journal: numbers, words, options, the runs it knows. */
class JournalValuesTest {
    @ParameterizedTest
    @CsvSource({"1500000000, 1.5", "-500000000, -0.5", "0, 0", "999999999, 0.999999999"})
    void aWallClockIsToldInSeconds(long nanos, double seconds) {
        var stored =
                new Stored<>(Cursor.START, nanos, ClockQuality.VIRTUAL, Entries.event(null, 1));

        assertThat(stored.wallSeconds()).isEqualTo(seconds);
    }

    /** SHA-256 of "abc": FIPS 180-4, example of one block. */
    @Test
    void bytesAreCopiedComparedAndNamedByTheirContent() {
        byte[] mine = {'a', 'b', 'c'};
        Bytes bytes = Bytes.of(mine);
        mine[0] = 'x';
        bytes.toArray()[1] = 'y';

        assertThat(bytes).isEqualTo(Bytes.ofUtf8("abc")).hasSameHashCodeAs(Bytes.ofUtf8("abc"));
        assertThat(bytes).isNotEqualTo(Bytes.ofUtf8("abd")).isNotEqualTo(null);
        assertThat(bytes.hashCode()).isNotEqualTo(Bytes.ofUtf8("abd").hashCode());
        assertThat(bytes.length()).isEqualTo(3);
        assertThat(bytes.bytes()).isSameAs(bytes);
        assertThat(bytes.toArray()).containsExactly('a', 'b', 'c');
        assertThat(bytes)
                .hasToString(
                        "3 bytes, sha256"
                                + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aWallClockIsCountedFromTheEpochToTheNanosecond() {
        assertThat(Rows.toNanos(Instant.ofEpochSecond(5, 250))).isEqualTo(5_000_000_250L);
    }

    @Test
    void placesAreOrderedByBootAndThenByNumber() {
        assertThat(List.of(new Cursor(2, 1), new Cursor(1, 9), new Cursor(1, 2), Cursor.START))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(new Cursor(3, 4)).isEqualByComparingTo(new Cursor(3, 4));
    }

    @Test
    void whatTheDatabaseSaysIsToldOrElseItsKindOfFailure() {
        assertThat(JournalException.reason(new SQLException("disk full"))).isEqualTo("disk full");
        assertThat(JournalException.reason(new SQLException(" ")))
                .isEqualTo("java.sql.SQLException:  ");
        assertThat(JournalException.reason(new SQLException((String) null)))
                .isEqualTo("java.sql.SQLException");
    }

    @Test
    void aCommitThatFailedIsAFailureAndAQueueIsNone() {
        assertThat(new JournalHealth(9, 9, 9, "").failed()).isFalse();
        assertThat(new JournalHealth(0, 0, 0, "disk full").failed()).isTrue();
    }

    @Test
    void optionsAtTheEndsOfTheirRangesAreTaken() {
        assertThat(new JournalOptions(1, 1, Overflow.HOLD, 0, 0, 0).maximumLagNanos()).isZero();
        assertThat(new JournalOptions(1, 1000, Overflow.HOLD, 0).maximumLagNanos())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void optionsBeyondThemAreRefusedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> new JournalOptions(0, 1, Overflow.HOLD, 0))
                .hasMessage("queueCapacity must be at least 1, was 0");
        assertThatThrownBy(() -> new JournalOptions(1, 0, Overflow.HOLD, 0))
                .hasMessage("commitMillis must be 1 to 1000, was 0");
        assertThatThrownBy(() -> JournalOptions.realTime().withMaximumBytes(-1))
                .hasMessage("maximumBytes must be 0 or more, was -1");
        assertThatThrownBy(() -> JournalOptions.realTime().withMaximumLag(-1))
                .hasMessage("maximumLagNanos must be 0 or more, was -1");
        assertThatThrownBy(() -> JournalOptions.realTime().withSpare(-1))
                .hasMessage("spareBytes must be 0 or more, was -1");
    }

    @Test
    void realTimeRefusesWhatVirtualTimeWaitsFor() {
        assertThat(JournalOptions.realTime())
                .isEqualTo(new JournalOptions(65_536, 250, Overflow.REFUSE, 0));
        assertThat(JournalOptions.virtualTime().withMaximumBytes(7).withMaximumLag(8))
                .isEqualTo(new JournalOptions(16_384, 250, Overflow.HOLD, 7, 8, 0));
    }

    @Test
    void wordsOfTheFileAreReadBackAndOthersRefused() {
        assertThat(List.of("inform", "warn", "trip"))
                .extracting(Codes::tier)
                .containsExactly(Tier.INFORM, Tier.WARN, Tier.TRIP);
        assertThat(List.of("completed", "tripped", "stopped"))
                .extracting(Codes::outcome)
                .containsExactly(RunOutcome.COMPLETED, RunOutcome.TRIPPED, RunOutcome.STOPPED);
        assertThatThrownBy(() -> Codes.tier("panic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the journal holds an unknown word 'panic'");
    }

    private static KnownRuns knownRuns() {
        return new KnownRuns(Map.of("old", 3, "older", 1), Set.of("older"));
    }

    @Test
    void runsAreNumberedOnFromTheLastOfTheFile() {
        KnownRuns runs = knownRuns();

        assertThat(runs.numberFor(Entries.runStarted("new"), false)).isEqualTo(4);
        assertThat(runs.numberFor(Entries.runStarted("newer"), false)).isEqualTo(5);
        assertThat(runs.numberFor(Entries.sample("old", 1), false)).isEqualTo(3);
        assertThat(runs.numberFor(Entries.event("older", 1), false)).isEqualTo(1);
        assertThat(runs.numberFor(Entries.event(null, 1), false)).isZero();
        assertThat(runs.numberFor(new JournalEntry.Checkpoint(null, 0, 1, Bytes.EMPTY), false))
                .isZero();
        assertThat(runs.numberFor(new JournalEntry.EstimatorState("new", 1, 1, Bytes.EMPTY), false))
                .isEqualTo(4);
    }

    @Test
    void ofARunWhoseStartWasRefusedNothingIsTaken() {
        KnownRuns runs = knownRuns();
        var end = new JournalEntry.RunEnded("lost", 1, 1, RunOutcome.COMPLETED, "", "");

        assertThat(runs.numberFor(Entries.sample("lost", 1), true)).isNegative();
        assertThat(runs.numberFor(end, true)).isNegative();
        assertThat(runs.numberFor(end, true)).as("no end of it is kept").isNegative();
        assertThatThrownBy(() -> runs.numberFor(Entries.sample("lost", 1), false))
                .hasMessage("run 'lost' was never started");
    }

    @Test
    void theFirstRunOfAFileIsItsNumberOneAndEndsOnce() {
        KnownRuns runs = new KnownRuns(Map.of(), Set.of());
        var end = new JournalEntry.RunEnded("r", 1, 1, RunOutcome.COMPLETED, "", "");

        assertThat(runs.numberFor(Entries.runStarted("r"), false)).isEqualTo(1);
        assertThat(runs.numberFor(end, false)).isEqualTo(1);
        assertThatThrownBy(() -> runs.numberFor(end, false))
                .hasMessage("run 'r' has ended already");
    }

    @Test
    void aFaultyDiskAnswersAgainAtTheTimeItWasStalledUntil() {
        FaultyMedium disk = new FaultyMedium();
        assertThat(disk.state(0)).isEqualTo(Medium.State.Sound.SOUND);
        disk.stallUntil(100);
        assertThat(disk.state(99)).isEqualTo(Medium.State.Stalled.STALLED);
        assertThat(disk.state(100)).isEqualTo(Medium.State.Sound.SOUND);
        disk.fill();
        assertThat(disk.state(99)).isEqualTo(Medium.State.Stalled.STALLED);
        assertThat(disk.state(100))
                .isEqualTo(new Medium.State.Refusing("database or disk is full"));
        disk.heal();
        assertThat(disk.state(0)).isEqualTo(Medium.State.Sound.SOUND);
    }

    private static Pending pending(JournalEntry entry, CommitQueue queue, int run, long nanos) {
        return new Pending(
                entry, queue.nextN(), queue.nextSeq(), run, nanos, 0, ClockQuality.VIRTUAL);
    }

    private static JournalEntry.Checkpoint checkpoint(String state) {
        return new JournalEntry.Checkpoint("r", 1, 1, Bytes.ofUtf8(state));
    }

    @Test
    void aQueueIsAsOldAsItsOldestEntryUntilThatIsCommitted() {
        CommitQueue queue = new CommitQueue(7);
        assertThat(queue.age(1000)).isZero();
        queue.add(pending(checkpoint("a"), queue, 1, 100));
        queue.add(pending(Entries.sample("r", 1), queue, 1, 200));
        queue.add(pending(Entries.sample("r", 2), queue, 1, 300));
        assertThat(queue.age(1000)).isEqualTo(900);
        assertThat(queue.waiting()).isEqualTo(2);
        queue.take();
        queue.add(pending(Entries.sample("r", 3), queue, 1, 700));
        assertThat(queue.age(1000)).as("under way").isEqualTo(900);
        assertThat(queue.busy()).isTrue();
        assertThat(queue.committedUpTo(1)).isFalse();

        assertThat(queue.done()).isEqualTo(7 + 3);
        assertThat(queue.busy()).isFalse();
        assertThat(queue.age(1000)).isEqualTo(300);
        assertThat(queue.committedUpTo(3)).isTrue();
        assertThat(queue.committedUpTo(4)).isFalse();
        assertThat(queue.allCommitted()).isFalse();
        queue.take();
        assertThat(queue.done()).isEqualTo(7 + 4);
        assertThat(queue.allCommitted()).isTrue();
        assertThat(queue.age(1000)).isZero();
    }

    @Test
    void ofEachRunOneCheckpointWaitsAndALaterOneTakesItsPlace() {
        CommitQueue queue = new CommitQueue(0);
        queue.add(pending(checkpoint("a1"), queue, 1, 0));
        queue.add(pending(checkpoint("b1"), queue, 2, 0));
        queue.add(pending(checkpoint("a2"), queue, 1, 0));
        assertThat(queue.uncommitted()).isEqualTo(2);
        queue.take();

        assertThat(queue.batch())
                .extracting(Pending::entry)
                .containsExactly(checkpoint("a2"), checkpoint("b1"));
        queue.add(pending(Entries.sample("r", 1), queue, 1, 0));
        queue.add(pending(checkpoint("c1"), queue, 3, 0));
        assertThat(queue.uncommitted()).isEqualTo(4);
        queue.clear();
        assertThat(queue.uncommitted()).isZero();
    }
}
