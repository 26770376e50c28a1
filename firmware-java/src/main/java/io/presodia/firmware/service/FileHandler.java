package io.presodia.firmware.service;

import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.remote.UploadStore;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Uploaded files. */
final class FileHandler {
    /** The text of an error goes in one message; what is longer would be cut in mid-word. */
    private static final int LONGEST_TEXT = 512;

    private static final String MORE = "\n... and %d more; `presodia check` tells them all";

    private final UploadStore store;

    FileHandler(UploadStore store) {
        this.store = store;
    }

    Reply handle(Request request, Kind kind) throws ProblemException, IOException {
        String name = request.path().getLast();
        if (!UploadStore.isName(name)) {
            throw ProblemException.field(
                    Code.BAD_REQUEST, "name", name, "1 to 64 letters, digits, . _ -, no ending");
        }
        Optional<Bytes> present = store.get(kind, name);
        return switch (request.method()) {
            case GET ->
                    Reply.content(
                                    Format.TEXT,
                                    present.orElseThrow(() -> missing(kind, name)).toArray())
                            .tagged(Reply.version(present.get()));
            case PUT -> put(request, kind, name, present);
            case DELETE -> {
                requireMatch(request, present);
                if (!store.delete(kind, name)) {
                    throw missing(kind, name);
                }
                yield Reply.of(Code.DELETED);
            }
            case POST ->
                    throw ProblemException.of(
                            Code.METHOD_NOT_ALLOWED, "method POST: a file is put");
        };
    }

    private Reply put(Request request, Kind kind, String name, Optional<Bytes> present)
            throws ProblemException, IOException {
        int format = request.contentFormat();
        // JSON is YAML too.
        if (format != Request.NO_FORMAT
                && format != Format.TEXT.number()
                && format != Format.JSON.number()) {
            throw ProblemException.field(
                    Code.UNSUPPORTED_FORMAT,
                    "content-format",
                    "" + format,
                    "0 (YAML as text) or 50");
        }
        if (request.body().length() > UploadStore.LARGEST_BYTES) {
            throw ProblemException.field(
                    Code.TOO_LARGE,
                    "payload",
                    request.body().length() + " bytes",
                    "at most " + UploadStore.LARGEST_BYTES);
        }
        requireMatch(request, present);
        requireJson(request);
        List<Diagnostic> wrong = store.put(kind, name, request.body().toArray());
        if (!wrong.isEmpty()) {
            throw ProblemException.of(
                    Code.UNPROCESSABLE, within(wrong.stream().map(Diagnostic::toString).toList()));
        }
        return Reply.of(present.isPresent() ? Code.CHANGED : Code.CREATED)
                .tagged(Reply.version(request.body()));
    }

    /** As many whole lines as there is room for, and how many there were besides. */
    static String within(List<String> lines) {
        for (int taken = lines.size(); taken > 0; taken--) {
            String text =
                    String.join("\n", lines.subList(0, taken))
                            + (taken == lines.size() ? "" : MORE.formatted(lines.size() - taken));
            if (Bytes.ofUtf8(text).length() <= LONGEST_TEXT) {
                return text;
            }
        }
        String more = lines.size() == 1 ? "" : MORE.formatted(lines.size() - 1);
        String first = lines.getFirst();
        do {
            int space = first.lastIndexOf(' ', first.length() - 1);
            first = first.substring(0, space > 0 ? space : first.length() / 2);
        } while (Bytes.ofUtf8(first + " …" + more).length() > LONGEST_TEXT);
        return first + " …" + more;
    }

    /** What is said to be JSON must be, though what reads it would take YAML as well. */
    private static void requireJson(Request request) throws ProblemException {
        if (request.contentFormat() != Format.JSON.number()) {
            return;
        }
        try {
            WireFormat.JSON.read(request.body().toArray());
        } catch (MalformedException e) {
            throw ProblemException.field(
                    Code.UNSUPPORTED_FORMAT,
                    "content-format",
                    "50",
                    "the payload is no JSON; YAML goes as 0: " + e.getMessage());
        }
    }

    private static void requireMatch(Request request, Optional<Bytes> present)
            throws ProblemException {
        if (request.ifNoneMatch() && present.isPresent()) {
            throw ProblemException.field(
                    Code.PRECONDITION_FAILED, "if-none-match", "", "there is one of this name");
        }
        if (request.ifMatch().isEmpty()) {
            return;
        }
        boolean matches =
                present.isPresent()
                        && request.ifMatch().stream()
                                .anyMatch(tag ->
                                        tag.length() == 0
                                                || tag.equals(Reply.version(present.get())));
        if (!matches) {
            throw ProblemException.field(
                    Code.PRECONDITION_FAILED, "if-match", "", "what is there has another version");
        }
    }

    private static ProblemException missing(Kind kind, String name) {
        return ProblemException.field(
                Code.NOT_FOUND, "name", name, "no " + kind.word() + " of this name was uploaded");
    }
}
