package io.presodia.host.cli;

import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.journal.Cursor;
import io.presodia.host.collector.LogPuller;
import io.presodia.host.collector.RowStore;
import io.presodia.host.collector.StoredRuns;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunExporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetches a device's log by cursor. */
@Command(
        name = "pull",
        description = {
            "Fetches what is new in a device's log into a store, each row once, and writes runs of it as Battery Data"
                    + " Format. When the line breaks, the next call goes on where it broke."
        },
        footer = {
            "",
            "Samples come to the resolution of the columns in docs/coap.md; the device's journal keeps the full values.",
            "",
            "Example:",
            "  presodia host pull --store rows.db --bdf runs/"
        })
final class HostPullCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            required = true,
            description = "SQLite file for the rows; made where it is missing")
    private Path store = Path.of("");

    @Option(
            names = "--bdf",
            paramLabel = "DIR",
            description = "write each run of this device there, as RUN.bdf.csv and RUN.bdf.parquet")
    private @Nullable Path bdf;

    @Option(
            names = "--ack",
            description = "tell the device up to where the rows are safe; needs an operator's key")
    private boolean ack;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    HostPullCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        List<Path> written = new ArrayList<>();
        LogPuller.Pulled pulled;
        try (CoapCaller caller = device.call();
                RowStore rows = RowStore.open(store)) {
            pulled =
                    LogPuller.pull(
                            caller, rows, surroundings.real().wall().toEpochMilli(), n -> {});
            if (ack) {
                acknowledge(caller, pulled.cursor());
            }
            Path folder = bdf;
            if (folder != null) {
                export(rows, pulled.journal(), folder, written);
            }
        }
        print(pulled, written);
        return Exit.DONE;
    }

    private static void acknowledge(CoapCaller caller, Cursor cursor) throws IOException {
        ObjectNode body =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("boot", cursor.bootId())
                        .put("seq", cursor.seq());
        DeviceOptions.good(
                caller.send(
                        io.presodia.firmware.service.Method.PUT,
                        "log/ack",
                        io.presodia.firmware.service.Format.JSON.number(),
                        body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void export(RowStore rows, String journal, Path folder, List<Path> written)
            throws IOException {
        Files.createDirectories(folder);
        for (String id : StoredRuns.ids(rows, journal)) {
            RunData run = StoredRuns.read(rows, journal, id);
            Path csv = folder.resolve(id + ".bdf.csv");
            Path parquet = folder.resolve(id + ".bdf.parquet");
            RunExporter.writeCsv(run, csv);
            RunExporter.writeParquet(run, parquet);
            written.add(csv);
            written.add(parquet);
        }
    }

    private void print(LogPuller.Pulled pulled, List<Path> written) {
        if (json) {
            ObjectNode root = Json.document("host-pull");
            root.put("journal", pulled.journal()).put("rows", pulled.rows());
            root.put("boot", pulled.cursor().bootId()).put("seq", pulled.cursor().seq());
            ArrayNode files = root.putArray("files");
            written.forEach(file -> files.add(file.toString()));
            Json.print(surroundings.out(), root);
            return;
        }
        surroundings
                .out()
                .println(
                        pulled.rows()
                                + " new rows of journal "
                                + pulled.journal()
                                + ", complete up to boot "
                                + pulled.cursor().bootId()
                                + ", row "
                                + pulled.cursor().seq());
        written.forEach(surroundings.out()::println);
        surroundings.out().flush();
    }
}
