package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.remote.UploadStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    private static final String REST =
            """
            schema: presodia/protocol/v1
            name: my-rest
            record: {every: 30 s}
            steps:
              - rest: 2 min
            """;

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void open() throws IOException {
        device = new Device(folder, new HandTimebase(), Device.unlimited());
        service = new Service(device.parts);
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    private static Request put(String uri, String text) {
        return put(uri, text, Format.TEXT.number());
    }

    private static Request put(String uri, String text, int format) {
        Request request = Requests.of(Method.PUT, uri, Requests.ENGINEER, "");
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                Bytes.ofUtf8(text),
                format,
                Request.NO_FORMAT,
                List.of(),
                List.of(),
                false,
                null,
                true,
                request.principal());
    }

    private Bytes store(String text) {
        Reply reply = service.handle(put("prog/my-rest", text));
        assertThat(reply.code()).as(ServiceTest.text(reply)).isIn(Code.CREATED, Code.CHANGED);
        return Objects.requireNonNull(reply.etag());
    }

    @Test
    void aGoodProtocolIsKeptByteForByteWithItsVersion() {
        Bytes version = store(REST);
        Reply got = service.handle(Requests.get("prog/my-rest"));
        assertThat(ServiceTest.text(got)).isEqualTo(REST);
        assertThat(got.etag()).isEqualTo(version);
        assertThat(ServiceTest.text(service.handle(Requests.accept(Requests.get("prog"), 50))))
                .isEqualTo("{\"names\":[\"my-rest\"]}");
    }

    /** What the check says is what the check at a desk says, with line, key and value. */
    @Test
    void aBadProtocolIsRefusedWholeWithEverythingThatIsWrong() throws IOException {
        store(REST);
        Reply reply =
                service.handle(
                        put("prog/my-rest", REST.replace("2 min", "x").replace("30 s", "x")));
        assertThat(reply.code()).isEqualTo(Code.UNPROCESSABLE);
        assertThat(ServiceTest.text(reply)).contains("my-rest.yaml:3").contains("my-rest.yaml:5");
        assertThat(ServiceTest.text(service.handle(Requests.get("prog/my-rest")))).isEqualTo(REST);
        assertThat(new UploadStore(folder.resolve("files"), new Catalogue()).names(Kind.PROTOCOL))
                .containsExactly("my-rest");
    }

    @Test
    void aCellInThePlaceOfAProtocolIsRefused() throws Exception {
        String cell =
                new String(
                        new Catalogue().open(Kind.CELL, "nco-sn-3wt").bytes(),
                        StandardCharsets.UTF_8);
        assertThat(service.handle(put("prog/x", cell)).code()).isEqualTo(Code.UNPROCESSABLE);
        assertThat(service.handle(put("cells/x", cell.replace("nco-sn-3wt", "x"))).code())
                .isEqualTo(Code.CREATED);
        Reply elsewhere =
                service.handle(
                        put("cells/y", cell.replaceAll("material: [\\w-]+", "material: gold")));
        assertThat(ServiceTest.text(elsewhere))
                .contains("no such material", "; others cannot be sent")
                .doesNotContain("next to this file");
    }

    private void refused(Request put, Code code, String message) {
        Reply reply = service.handle(put);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(ServiceTest.text(reply)).contains(message);
    }

    @Test
    void aFileIsCalledAsItsPathAndNotAsABuiltInOne() throws IOException {
        refused(
                put("prog/other", REST),
                Code.UNPROCESSABLE,
                "other.yaml:2: name: my-rest: must be other, by which it is put and started");
        refused(
                put("prog/cycle-0.5C", REST.replace("my-rest", "cycle-0.5C")),
                Code.UNPROCESSABLE,
                "a built-in protocol has this name: choose another");
        assertThat(service.handle(put("prog/other", REST.replace("name: my-rest\n", ""))).code())
                .isEqualTo(Code.CREATED);
    }

    @Test
    void aPayloadIsInTheFormatThatItSays() {
        refused(
                put("prog/my-rest", REST, 50),
                Code.UNSUPPORTED_FORMAT,
                "content-format 50: the payload is no JSON; YAML goes as 0");
        refused(put("prog/my-rest", REST, 60), Code.UNSUPPORTED_FORMAT, "content-format 60: 0 (");
        String json = "{\"schema\":\"presodia/protocol/v1\",\"steps\":[{\"rest\":\"2 min\"}]}";
        assertThat(service.handle(put("prog/my-rest", json, 50)).code()).isEqualTo(Code.CREATED);
    }

    @Test
    void ifNoneMatchKeepsFromOverwritingAndLetsANewFileIn() {
        Request fresh = Requests.conditions(put("prog/my-rest", REST), List.of(), List.of(), true);
        assertThat(service.handle(fresh).code()).isEqualTo(Code.CREATED);
        refused(fresh, Code.PRECONDITION_FAILED, "if-none-match: there is one of this name");
        assertThat(ServiceTest.text(service.handle(Requests.get("prog/my-rest")))).isEqualTo(REST);
    }

    @Test
    void whoHasAnOlderVersionMayNotOverwrite() {
        Bytes first = store(REST);
        Bytes second = store(REST.replace("2 min", "3 min"));
        Request stale =
                Requests.conditions(put("prog/my-rest", REST), List.of(), List.of(first), false);
        assertThat(service.handle(stale).code()).isEqualTo(Code.PRECONDITION_FAILED);
        Request current =
                Requests.conditions(put("prog/my-rest", REST), List.of(), List.of(second), false);
        assertThat(service.handle(current).code()).isEqualTo(Code.CHANGED);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithItsLimit() {
        Reply reply = service.handle(put("prog/x", "#".repeat(UploadStore.LARGEST_BYTES + 1)));
        assertThat(reply.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(ServiceTest.text(reply)).isEqualTo("payload 131073 bytes: at most 131072");
    }

    @Test
    void aNameCannotLeaveItsFolder() {
        for (String name : List.of("..", ".hidden", "a%5C..", "x.yaml")) {
            assertThat(service.handle(put("prog/" + name, REST)).code())
                    .as(name)
                    .isEqualTo(Code.BAD_REQUEST);
        }
        assertThat(UploadStore.isName("../x")).isFalse();
        assertThat(UploadStore.isName("a/b")).isFalse();
    }

    @Test
    void aFileIsDeletedOnce() {
        store(REST);
        Request delete = Requests.of(Method.DELETE, "prog/my-rest", Requests.ENGINEER, "");
        assertThat(service.handle(delete).code()).isEqualTo(Code.DELETED);
        assertThat(service.handle(delete).code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aLongRefusalEndsAtTheEndOfALineAndSaysHowMuchIsLeft() {
        String line = "x.yaml:3: steps: rest: must be a duration, for example 10 min";
        String text = FileHandler.within(java.util.Collections.nCopies(20, line));
        assertThat(text.length()).isBetween(400, 512);
        long whole = text.lines().filter(line::equals).count();
        assertThat(text)
                .endsWith(
                        line
                                + "\n... and "
                                + (20 - whole)
                                + " more; `presodia check` tells them all");
        assertThat(FileHandler.within(java.util.List.of(line, line))).isEqualTo(line + "\n" + line);
        String endless = FileHandler.within(java.util.List.of("word ".repeat(200), line));
        assertThat(endless).contains("word …\n... and 1 more").hasSizeLessThanOrEqualTo(512);
    }
}
