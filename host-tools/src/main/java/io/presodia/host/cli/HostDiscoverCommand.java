package io.presodia.host.cli;

import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.service.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a device has. */
@Command(name = "discover", description = "Lists the resources of a device, one a line.")
final class HostDiscoverCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final DeviceOptions device = new DeviceOptions();

    HostDiscoverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        try (CoapCaller caller = device.call()) {
            String links =
                    DeviceOptions.good(caller.get(".well-known/core", Request.NO_FORMAT)).text();
            for (String link : links.split(",(?=<)", -1)) {
                surroundings.out().println(link);
            }
            surroundings.out().flush();
        }
        return Exit.DONE;
    }
}
