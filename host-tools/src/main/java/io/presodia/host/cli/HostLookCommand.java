package io.presodia.host.cli;

import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.SenmlReader;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.SenmlValue;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a device stands. */
@Command(name = "status", description = "Shows a device, its channels, readings and trips.")
final class HostLookCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final DeviceOptions device = new DeviceOptions();

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    HostLookCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        try (CoapCaller caller = device.call()) {
            ObjectNode root = Json.document("host-status");
            JsonNode identity = document(caller, "id");
            root.set("device", identity);
            root.set("trips", document(caller, "alm").path("trips"));
            ArrayNode channels = root.putArray("channels");
            for (int channel = 1; channel <= identity.path("channels").asInt(0); channel++) {
                ObjectNode one = channels.addObject();
                one.set("state", document(caller, "ch/" + channel + "/state"));
                one.set("trips", document(caller, "ch/" + channel + "/alm").path("trips"));
                one.set("readings", readings(caller, channel));
            }
            if (json) {
                Json.print(surroundings.out(), root);
            } else {
                print(root);
            }
            return root.path("trips").isEmpty() && noTrips(channels) ? Exit.DONE : Exit.FAILED;
        }
    }

    private static boolean noTrips(ArrayNode channels) {
        for (JsonNode channel : channels) {
            if (!channel.path("trips").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode document(CoapCaller caller, String path) throws IOException {
        return JsonMapper.shared()
                .readTree(DeviceOptions.good(caller.get(path, Format.JSON.number())).text());
    }

    private static ObjectNode readings(CoapCaller caller, int channel) throws IOException {
        ObjectNode readings = JsonMapper.shared().createObjectNode();
        byte[] pack =
                DeviceOptions.good(caller.get("ch/" + channel, Format.SENML_CBOR.number()))
                        .body()
                        .toArray();
        try {
            for (SenmlRecord record : SenmlReader.read(pack, WireFormat.CBOR)) {
                if (record.value() instanceof SenmlValue.Numeric numeric) {
                    String name = record.name().substring(record.name().lastIndexOf('/') + 1);
                    readings.putObject(name)
                            .put("value", numeric.value())
                            .put("unit", record.unit());
                }
            }
        } catch (MalformedException e) {
            throw new IOException("channel " + channel + ": " + e.getMessage(), e);
        }
        return readings;
    }

    private void print(ObjectNode root) {
        PrintWriter to = surroundings.out();
        JsonNode identity = root.path("device");
        to.println(
                identity.path("name").asString("")
                        + (identity.path("virtual").asBoolean(false) ? " (virtual)" : "")
                        + ", version "
                        + identity.path("version").asString("")
                        + ", boot "
                        + identity.path("boot").asLong(0));
        trips(to, root.path("trips"));
        for (JsonNode channel : root.path("channels")) {
            JsonNode state = channel.path("state");
            StringBuilder line = new StringBuilder("channel ");
            line.append(state.path("channel").asInt(0)).append("  ");
            line.append(state.path("state").asString(""));
            if (state.has("step")) {
                line.append(", ").append(state.path("protocol").asString(""));
                line.append(" on ").append(state.path("cell").asString(""));
                line.append(", cycle ").append(state.path("cycle").asInt(0));
                line.append(", step ").append(state.path("step").asString(""));
            }
            if (state.has("text")) {
                line.append(": ").append(state.path("text").asString(""));
            }
            to.println(line);
            StringBuilder values = new StringBuilder("  ");
            channel.path("readings")
                    .properties()
                    .forEach(reading ->
                            values.append(
                                    String.format(
                                            Locale.ROOT,
                                            " %s %.6g %s",
                                            reading.getKey(),
                                            reading.getValue().path("value").asDouble(),
                                            reading.getValue().path("unit").asString(""))));
            to.println(values);
            trips(to, channel.path("trips"));
        }
        to.flush();
    }

    private static void trips(PrintWriter to, JsonNode trips) {
        for (JsonNode trip : trips) {
            to.println("  TRIP " + trip.path("fault").asString("") + " " + trip);
        }
    }
}
