package io.presodia.host.cli;

import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.remote.Verb;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One command to one channel; the verb is the name under which it was called. */
@Command(
        description = "Sends a command and waits for its result.",
        footer = {
            "",
            "The same --id sent again is not done again: it returns the result of the first. 0 is the board, for clear."
        })
final class HostOrderCommand implements Callable<Integer> {
    private static final long LOOK_NANOS = 50_000_000;
    private static final int ID_BYTES = 8;

    private final Surroundings surroundings;

    @Spec private final CommandSpec spec = CommandSpec.create();

    @Mixin private final DeviceOptions device = new DeviceOptions();

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "from 1")
    private int channel;

    @Option(names = "--cell", paramLabel = "NAME", description = "start: the cell in the channel")
    private @Nullable String cell;

    @Option(names = "--protocol", paramLabel = "NAME", description = "start: what is to be run")
    private @Nullable String protocol;

    @Option(
            names = "--sample",
            paramLabel = "ID",
            description = "start: the laboratory's name of the piece")
    private @Nullable String sample;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; clear needs it")
    private @Nullable String reason;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "name of this command, never used before (default: a random one)")
    private @Nullable String id;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    HostOrderCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Verb verb = Verb.ofWord(spec.name());
        if (verb == null) {
            throw new IllegalStateException("called as " + spec.name());
        }
        if (verb == Verb.START) {
            require("--cell", cell, "which cell is in the channel");
            require("--protocol", protocol, "what is to be run");
        }
        String name = id == null ? random() : id;
        try (CoapCaller caller = device.call()) {
            DeviceOptions.good(post(caller, verb, name));
            ObjectNode record = result(caller, name);
            if (json) {
                ObjectNode root = Json.document("host-command");
                root.setAll(record);
                Json.print(surroundings.out(), root);
            } else {
                surroundings
                        .out()
                        .println(
                                name
                                        + " "
                                        + record.path("state").asString("")
                                        + ": "
                                        + record.path("text").asString(""));
                surroundings.out().flush();
            }
            return record.path("state").asString("").equals("done") ? Exit.DONE : Exit.FAILED;
        }
    }

    private static void require(String option, @Nullable String value, String why)
            throws BadInputException {
        if (value == null || value.isBlank()) {
            throw new BadInputException(option, "", "is missing: " + why);
        }
    }

    private static String random() {
        byte[] bytes = new byte[ID_BYTES];
        Entropy.ofTheMachine().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Answer post(CoapCaller caller, Verb verb, String name) throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("id", name);
        put(body, "reason", reason);
        String path = "ch/" + channel + "/cmd";
        if (verb == Verb.CLEAR) {
            path = channel == 0 ? "alm" : "ch/" + channel + "/alm";
        } else {
            body.put("do", verb.word());
            put(body, "cell", cell);
            put(body, "protocol", protocol);
            put(body, "sample", sample);
        }
        return caller.send(
                Method.POST,
                path,
                Format.JSON.number(),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private ObjectNode result(CoapCaller caller, String name)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode record =
                    JsonMapper.shared()
                            .readTree(
                                    DeviceOptions.good(
                                                    caller.get("cmd/" + name, Format.JSON.number()))
                                            .text());
            if (!record.path("state").asString("").equals("accepted")
                    && record instanceof ObjectNode settled) {
                return settled;
            }
            surroundings.real().sleep(LOOK_NANOS);
        }
    }
}
