package io.presodia.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Talks to a firmware over CoAP or a serial port. */
@Command(
        name = "host",
        description =
                "Talks to a firmware over CoAP or a serial port: looks, commands, fetches its log.",
        synopsisSubcommandLabel = "WHAT",
        footer = {
            "",
            "Without --key only what may be read is there, and only on the device's own machine or its serial port.",
            "",
            "Examples:",
            "  presodia host status",
            "  presodia host start 1 --cell nco-sn-3wt --protocol cycle-0.5C \\",
            "      --device coaps://bench.lab --key alice.json",
            "  presodia host watch ch/1/v?c.st=0.01",
            "  presodia host status --serial /dev/ttyUSB0",
            "  presodia host pull --store rows.db"
        })
final class HostCommand implements Runnable {
    @Spec private final CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what to do is missing: discover, ports, status, start, pause, resume, proceed, stop, clear, watch or pull");
    }
}
