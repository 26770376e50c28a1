package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.Freshness;
import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.RateLimit;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    private static final Principal OTHER = new Principal("op-otto", Role.OPERATOR, true);

    @TempDir private Path folder = Path.of("");

    private final HandTimebase clock = new HandTimebase();

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void open() throws IOException {
        start();
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    private void start() throws IOException {
        device = new Device(folder, clock, Device.unlimited());
        device.publish(3);
        device.desk.afterBoot();
        service = new Service(device.parts);
    }

    private void restart() throws IOException {
        List<String> before = List.copyOf(device.done);
        device.close();
        start();
        device.done.addAll(before);
    }

    /** Sends it, and once more with the value that was asked for, as every client does. */
    private Reply send(Method method, String uri, Principal who, String json) {
        Request request = Requests.of(method, uri, who, json);
        Reply reply = service.handle(request);
        Bytes echo = reply.echo();
        return echo == null ? reply : service.handle(Requests.echo(request, echo));
    }

    private Reply post(String json) {
        return send(Method.POST, "ch/1/cmd", Requests.OPERATOR, json);
    }

    private String state(String id) throws Exception {
        Reply reply = service.handle(Requests.accept(Requests.get("cmd/" + id), 50));
        return WireFormat.JSON.read(reply.body().toArray()).path("state").asString();
    }

    @Test
    void aCommandIsDoneByTheControlThreadAndItsResultCanBeRead() throws Exception {
        Reply reply = post("{'id':'a1','do':'proceed'}");
        assertThat(reply.code()).isEqualTo(Code.CREATED);
        assertThat(reply.location()).containsExactly("cmd", "a1");
        assertThat(device.done).isEmpty();
        assertThat(state("a1")).isEqualTo("accepted");
        device.scan();
        assertThat(device.done).containsExactly("proceed 1 op-alice");
        assertThat(state("a1")).isEqualTo("done");
    }

    @Test
    void theSameCommandAgainReturnsTheFirstResultAndDoesNothing() throws Exception {
        post("{'id':'a1','do':'proceed'}");
        device.scan();
        Reply again = post("{'id':'a1','do':'proceed'}");
        device.scan();
        assertThat(again.code()).isEqualTo(Code.CREATED);
        assertThat(ServiceTest.text(again)).isNotEmpty();
        assertThat(device.done).hasSize(1);
        assertThat(state("a1")).isEqualTo("done");
    }

    @Test
    void aRebootDoesNotMakeItHappenAgain() throws Exception {
        post("{'id':'a1','do':'proceed'}");
        device.scan();
        assertThat(state("a1")).isEqualTo("done");
        restart();
        post("{'id':'a1','do':'proceed'}");
        device.scan();
        assertThat(device.done).hasSize(1);
        assertThat(state("a1")).isEqualTo("done");
    }

    @Test
    void whatWasOnItsWayAtAPowerCutIsUnknownAndNotDoneLater() throws Exception {
        post("{'id':'a1','do':'proceed'}");
        restart();
        device.scan();
        assertThat(device.done).isEmpty();
        assertThat(state("a1")).isEqualTo("unknown");
        post("{'id':'a1','do':'proceed'}");
        device.scan();
        assertThat(device.done).isEmpty();
    }

    @Test
    void aStopThatWasOnItsWayAtAPowerCutIsDoneAfterIt() throws Exception {
        post("{'id':'s1','do':'stop'}");
        restart();
        device.scan();
        assertThat(device.done).containsExactly("stop 1 op-alice");
    }

    @Test
    void aPoliteEndDoesTheStopsThatWaitAndRefusesTheRest() throws Exception {
        post("{'id':'a1','do':'proceed'}");
        post("{'id':'s1','do':'stop'}");
        device.queue.end("not begun: the device was shut down");
        device.desk.collect();
        assertThat(device.done).containsExactly("stop 1 op-alice");
        assertThat(state("s1")).isEqualTo("done");
        restart();
        assertThat(state("a1")).isEqualTo("refused");
    }

    @Test
    void anIdThatMeansSomethingElseIsAConflict() {
        post("{'id':'a1','do':'proceed'}");
        assertThat(post("{'id':'a1','do':'pause'}").code()).isEqualTo(Code.CONFLICT);
        Reply other = send(Method.POST, "ch/1/cmd", OTHER, "{'id':'a1','do':'proceed'}");
        assertThat(other.code()).isEqualTo(Code.CONFLICT);
        assertThat(ServiceTest.text(other))
                .isEqualTo(
                        "id a1: was used for another command: proceed on channel 1, by op-alice");
    }

    @Test
    void aCommandWithoutAFreshEchoIsAskedForOne() {
        Request request =
                Requests.of(
                        Method.POST, "ch/1/cmd", Requests.OPERATOR, "{'id':'a1','do':'proceed'}");
        Reply asked = service.handle(request);
        assertThat(asked.code()).isEqualTo(Code.UNAUTHORIZED);
        Bytes echo = Objects.requireNonNull(asked.echo());
        clock.passSeconds(10.1);
        Reply stale = service.handle(Requests.echo(request, echo));
        assertThat(stale.code()).isEqualTo(Code.UNAUTHORIZED);
        assertThat(stale.echo()).isNotNull().isNotEqualTo(echo);
        device.scan();
        assertThat(device.done).isEmpty();
    }

    @Test
    void anEchoOfSomebodyElseOrOfAnotherBootIsWorthNothing() {
        byte[] mine = device.parts.freshness().issue("op-alice", clock.nanos());
        Freshness freshness = device.parts.freshness();
        assertThat(freshness.fresh(mine, "op-alice", clock.nanos())).isTrue();
        assertThat(freshness.fresh(mine, "op-otto", clock.nanos())).isFalse();
        assertThat(
                        new Freshness(new java.security.SecureRandom())
                                .fresh(mine, "op-alice", clock.nanos()))
                .isFalse();
        mine[7] ^= 1;
        assertThat(freshness.fresh(mine, "op-alice", clock.nanos())).isFalse();
    }

    /** The wall clock is a label: it may stand or jump. */
    @Test
    void aWallClockThatJumpsChangesNothing() {
        Request request =
                Requests.of(
                        Method.POST, "ch/1/cmd", Requests.OPERATOR, "{'id':'a1','do':'proceed'}");
        Bytes echo = Objects.requireNonNull(service.handle(request).echo());
        clock.wall = clock.wall.minusSeconds(86_400 * 400L);
        assertThat(service.handle(Requests.echo(request, echo)).code()).isEqualTo(Code.CREATED);
    }

    @Test
    void aStopNeedsNeitherEchoNorLeaseNorPatience() throws Exception {
        send(Method.PUT, "ch/1/lease", OTHER, "{'ttl_s':60}");
        assertThat(post("{'id':'a1','do':'proceed'}").code()).isEqualTo(Code.CONFLICT);
        Request stop =
                Requests.of(Method.POST, "ch/1/cmd", Requests.OPERATOR, "{'id':'s1','do':'stop'}");
        assertThat(service.handle(stop).code()).isEqualTo(Code.CREATED);
        device.scan();
        assertThat(device.done).containsExactly("stop 1 op-alice");

        try (Device busy = new Device(folder.resolve("."), clock, new RateLimit(0.001, 1))) {
            Service limited = new Service(busy.parts);
            for (int i = 0; i < 5; i++) {
                assertThat(
                                limited.handle(
                                                Requests.of(
                                                        Method.POST,
                                                        "ch/1/cmd",
                                                        Requests.OPERATOR,
                                                        "{'id':'t" + i + "','do':'stop'}"))
                                        .code())
                        .isEqualTo(Code.CREATED);
            }
        }
    }

    /** In a hurry: with no id, with one that is none, and with one of another command. */
    @Test
    void aStopIsTakenWhateverItsIdIs() throws Exception {
        post("{'id':'a1','do':'proceed'}");
        device.scan();
        for (String json :
                List.of(
                        "{'do':'stop'}",
                        "{'id':'?!','do':'stop'}",
                        "{'id':'a1','do':'stop'}",
                        "{'id':'a1','do':'stop'}")) {
            Reply reply = post(json);
            assertThat(reply.code()).as(json).isEqualTo(Code.CREATED);
            assertThat(reply.location().getLast()).startsWith("stop-");
            clock.passSeconds(0.1);
            device.scan();
        }
        String stop = "stop 1 op-alice";
        assertThat(device.done).containsExactly("proceed 1 op-alice", stop, stop, stop);
    }

    @Test
    void aStopGoesPastAFullQueue() {
        for (int i = 0; i < 4; i++) {
            assertThat(post("{'id':'a" + i + "','do':'proceed'}").code()).isEqualTo(Code.CREATED);
        }
        Reply full = post("{'id':'a4','do':'proceed'}");
        assertThat(full.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(full.maxAgeSeconds()).isEqualTo(1);
        assertThat(post("{'id':'s1','do':'stop'}").code()).isEqualTo(Code.CREATED);
        device.scan();
        assertThat(device.done).hasSize(5).first().isEqualTo("stop 1 op-alice");
        // What found no place was not remembered either: it can be sent again.
        assertThat(post("{'id':'a4','do':'proceed'}").code()).isEqualTo(Code.CREATED);
    }

    @Test
    void aLeaseKeepsOthersOutUntilItIsGivenBackOrRunsOut() {
        assertThat(send(Method.PUT, "ch/1/lease", OTHER, "{'ttl_s':60}").code())
                .isEqualTo(Code.CHANGED);
        Reply refused = send(Method.PUT, "ch/1/lease", Requests.OPERATOR, "{'ttl_s':60}");
        assertThat(refused.code()).isEqualTo(Code.CONFLICT);
        assertThat(ServiceTest.text(refused))
                .isEqualTo("channel 1: op-otto has the lease for 60 s more");
        Reply kept = send(Method.DELETE, "ch/1/lease", Requests.OPERATOR, "");
        assertThat(kept.code()).isEqualTo(Code.CONFLICT);
        assertThat(ServiceTest.text(kept)).startsWith("channel 1: op-otto has the lease for");
        assertThat(send(Method.DELETE, "ch/1/lease", OTHER, "").code()).isEqualTo(Code.DELETED);
        assertThat(send(Method.PUT, "ch/1/lease", Requests.OPERATOR, "{'ttl_s':60}").code())
                .isEqualTo(Code.CHANGED);
    }

    /** The control thread sees it in its own scan, whatever the network does. */
    @Test
    void aLeaseThatRunsOutIsSeenOnceByTheControlThread() {
        send(Method.PUT, "ch/1/lease", OTHER, "{'ttl_s':60}");
        clock.passSeconds(59);
        assertThat(device.leases.expired(1, clock.nanos())).isNull();
        send(Method.PUT, "ch/1/lease", OTHER, "{'ttl_s':60}");
        clock.passSeconds(59);
        assertThat(device.leases.expired(1, clock.nanos())).isNull();
        clock.passSeconds(1);
        assertThat(device.leases.expired(1, clock.nanos())).isNotNull();
        assertThat(device.leases.expired(1, clock.nanos())).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'do':'proceed'}                   | id: 1 to 64 letters, digits, . _ -, never used before",
                "{'id':'a b','do':'proceed'}        | id a b: 1 to 64 letters, digits, . _ -, never used before",
                "{'id':'a'}                      | do: one of start, pause, resume, proceed, stop",
                "{'id':'a','do':'fly'}           | do fly: one of start, pause, resume, proceed, stop",
                "{'id':'a','do':'clear'}         | do clear: one of start, pause, resume, proceed, stop",
                "{'id':'a','do':'start'}         | cell: which cell is in the channel",
                "{'id':'a','do':'stop','x':1}    | x: unknown; there are cell, do, id, protocol, reason, sample",
                "{'id':7,'do':'stop'}            | id: a text of at most 256 characters",
                "[1]                             | payload: a map is wanted",
                "{                               | document: is not JSON"
            })
    void aWrongCommandIsToldWhatWouldBeRight(String json, String message) {
        Reply reply = post(json);
        assertThat(reply.code()).isEqualTo(Code.BAD_REQUEST);
        assertThat(ServiceTest.text(reply)).startsWith(message);
    }

    @Test
    void whatChangesSomethingMustBeConfirmable() {
        Reply reply =
                service.handle(
                        Requests.nonConfirmable(
                                Requests.of(
                                        Method.POST,
                                        "ch/1/cmd",
                                        Requests.OPERATOR,
                                        "{'id':'s','do':'stop'}")));
        assertThat(reply.code()).isEqualTo(Code.BAD_REQUEST);
    }

    @Test
    void clearingNeedsAReason() {
        assertThat(send(Method.POST, "ch/1/alm", Requests.OPERATOR, "{'id':'c1'}").code())
                .isEqualTo(Code.BAD_REQUEST);
        assertThat(
                        send(
                                        Method.POST,
                                        "ch/1/alm",
                                        Requests.OPERATOR,
                                        "{'id':'c1','reason':'lead fixed'}")
                                .code())
                .isEqualTo(Code.CREATED);
        device.scan();
        assertThat(device.done).containsExactly("clear 1 op-alice");
    }
}
