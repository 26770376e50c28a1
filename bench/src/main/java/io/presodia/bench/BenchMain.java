package io.presodia.bench;

import io.presodia.bench.estimators.ActivationCommand;
import io.presodia.bench.estimators.EstimatorsCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code presodia bench}: side-by-side figures of this machine. */
@Command(
        name = "presodia bench",
        mixinStandardHelpOptions = true,
        description = "Measures this machine: figures side by side, in one run.",
        synopsisSubcommandLabel = "WHAT",
        footer = {"", "Example:", "  presodia bench kernels plant"})
public final class BenchMain implements Runnable {
    @Spec private final CommandSpec spec;

    private BenchMain() {
        spec = CommandSpec.create();
    }

    /** Runs one measurement and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out).execute(args));
    }

    static CommandLine commandLine(PrintWriter out) {
        return new CommandLine(new BenchMain())
                .addSubcommand(new KernelsCommand(out))
                .addSubcommand(new ScanCommand(out))
                .addSubcommand(new EstimatorsCommand(out))
                .addSubcommand(new ActivationCommand(out))
                .setOut(out)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure");
    }
}
