package io.presodia.host.cli;

import io.presodia.config.Catalogue;
import io.presodia.firmware.remote.Verb;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.session.SoftwareVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code presodia}. */
@Command(
        name = "presodia",
        mixinStandardHelpOptions = true,
        description = "Cycler and battery controller for presodiated solid-state sodium cells.",
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Exit codes: 0 done; 1 it ran, but the result is a failure (a trip, a failed check); 2 bad input.",
            "",
            "Examples:",
            "  presodia demo",
            "  presodia run first-cycle-activation --cell nco-sn-3wt --board bench-4 \\",
            "      --virtual",
            "  presodia check my-cell.yaml"
        })
public final class Presodia implements Runnable {
    @Spec private final CommandSpec spec;

    private Presodia() {
        spec = CommandSpec.create();
    }

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] args) {
        // Libraries greet at INFO; people asked for a result.
        Logger.getLogger("").setLevel(Level.WARNING);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(
                        out,
                        err,
                        isTerminal(2),
                        new SystemTimebase(),
                        SoftwareVersion.ofThisBuild(),
                        System.getProperty("user.name", ""),
                        new Catalogue(),
                        new ShutdownHook());
        int code = commandLine(surroundings).execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Whether a standard stream of this process is a terminal; no where the system does not tell.
     */
    private static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return Objects.requireNonNull(System.console()).isTerminal();
        }
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Presodia());
        line.getCommandSpec().version("presodia " + surroundings.software());
        line.addSubcommand(new DemoCommand(surroundings));
        line.addSubcommand(new RunCommand(surroundings));
        line.addSubcommand(new FirmwareCommand(surroundings));
        line.addSubcommand(new ProvisionCommand(surroundings));
        line.addSubcommand(host(surroundings));
        line.addSubcommand(collector(surroundings));
        line.addSubcommand(new ListCommand(surroundings));
        line.addSubcommand(new CheckCommand(surroundings));
        line.addSubcommand(new ExportCommand(surroundings));
        line.addSubcommand(new AnalyzeCommand(surroundings));
        line.addSubcommand(new DiffCommand(surroundings));
        line.addSubcommand(
                new CommandLine(new DesignCommand())
                        .addSubcommand(new DesignDonorCommand(surroundings)));
        line.addSubcommand(new BenchProcessCommand(surroundings, System.in));
        line.addSubcommand(new PaperCommand(surroundings));
        line.addSubcommand(new CommandLine.HelpCommand());
        Failures failures = new Failures(surroundings.out(), surroundings.err());
        for (CommandLine verb : line.getSubcommands().values()) {
            if (!verb.getCommandName().equals("help")) {
                verb.getCommandSpec().mixinStandardHelpOptions(true);
                verb.getCommandSpec().version("presodia " + surroundings.software());
            }
        }
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static CommandLine host(Surroundings surroundings) {
        CommandLine host =
                new CommandLine(new HostCommand())
                        .addSubcommand(new HostDiscoverCommand(surroundings))
                        .addSubcommand(new HostPortsCommand(surroundings))
                        .addSubcommand(new HostLookCommand(surroundings));
        for (Verb verb : Verb.values()) {
            host.addSubcommand(verb.word(), new HostOrderCommand(surroundings));
        }
        host.addSubcommand(new HostWatchCommand(surroundings))
                .addSubcommand(new HostPullCommand(surroundings));
        return helpful(host);
    }

    private static CommandLine collector(Surroundings surroundings) {
        return helpful(
                new CommandLine(new CollectorCommand(surroundings))
                        .addSubcommand(new CollectorOrderCommand(surroundings))
                        .addSubcommand(new CollectorAckCommand(surroundings))
                        .addSubcommand(new CollectorPacksCommand(surroundings))
                        .addSubcommand(new CollectorTestCommand(surroundings)));
    }

    private static CommandLine helpful(CommandLine verb) {
        for (CommandLine what : verb.getSubcommands().values()) {
            what.getCommandSpec().mixinStandardHelpOptions(true);
        }
        return verb;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }
}
