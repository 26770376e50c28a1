package io.presodia.host.cli;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.SenmlReader;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.SenmlValue;
import io.presodia.firmware.telemetry.WireFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Observes a resource. */
@Command(
        name = "watch",
        description = "Observes a resource and prints a line for each notification.",
        footer = {
            "",
            "Paths and conditions stand in docs/coap.md.",
            "",
            "Example:",
            "  presodia host watch ch/1/v?c.st=0.01"
        })
final class HostWatchCommand implements Callable<Integer> {
    /** A device tells of itself at least so often, unless a condition says otherwise. */
    private static final long LOOK_MILLIS = 200;

    private final Surroundings surroundings;

    @Mixin private final DeviceOptions device = new DeviceOptions();

    @Parameters(index = "0", paramLabel = "PATH", description = "what to observe, such as ch/1/v")
    private String path = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "0",
            description = "end after so many lines (default: go on until Ctrl-C)")
    private int count;

    HostWatchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        BlockingQueue<Answer> heard = new LinkedBlockingQueue<>();
        java.util.concurrent.atomic.AtomicBoolean end =
                new java.util.concurrent.atomic.AtomicBoolean();
        try (CoapCaller caller = device.call();
                AtInterrupt.Registration _ = surroundings.atInterrupt().call(() -> end.set(true));
                CoapCaller.Observation _ = caller.observe(path, Request.NO_FORMAT, heard::add)) {
            for (int lines = 0; !end.get() && (count == 0 || lines < count); ) {
                Answer answer = heard.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (answer != null) {
                    surroundings.out().println(text(DeviceOptions.good(answer)));
                    surroundings.out().flush();
                    lines++;
                }
            }
        }
        return Exit.DONE;
    }

    /** When, which, how much. */
    private static String text(SenmlRecord record) {
        String value =
                switch (record.value()) {
                    case SenmlValue.Numeric(double number) ->
                            String.format(Locale.ROOT, "%.7g", number);
                    case SenmlValue.Text(String text) -> text;
                    case SenmlValue.Flag(boolean flag) -> Boolean.toString(flag);
                    case SenmlValue.Data(Bytes data) -> data.length() + " bytes";
                    case null -> String.format(Locale.ROOT, "sum %.7g", record.sum());
                };
        return String.join(
                        "  ",
                        Instant.ofEpochMilli(Math.round(record.seconds() * 1e3)).toString(),
                        record.name(),
                        value + " " + record.unit())
                .stripTrailing();
    }

    private static String text(Answer answer) {
        try {
            if (answer.format() == Format.SENML_CBOR.number()) {
                return SenmlReader.read(answer.body().toArray(), WireFormat.CBOR).stream()
                        .map(HostWatchCommand::text)
                        .collect(Collectors.joining(System.lineSeparator()));
            }
            if (answer.format() == Format.CBOR.number()) {
                return WireFormat.CBOR.read(answer.body().toArray()).toString();
            }
            return answer.text();
        } catch (MalformedException e) {
            return "malformed: " + e.getMessage();
        }
    }
}
