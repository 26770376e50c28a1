package io.presodia.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Calculators for building cells. */
@Command(
        name = "design",
        description = "Computes what a cell needs.",
        synopsisSubcommandLabel = "WHAT",
        footer = {"", "Example:", "  presodia design donor --cell nco-sn-0wt"})
final class DesignCommand implements Runnable {
    @Spec private final CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to design is missing: donor");
    }
}
