package io.presodia.hil.cli;

import io.presodia.config.Catalogue;
import io.presodia.hil.campaign.Campaign;
import io.presodia.host.cli.Failures;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The verb {@code hil} with its subcommands. */
public final class HilCommandLine {
    private HilCommandLine() {}

    /**
     * The verb.
     *
     * @param out results
     * @param err everything else for people
     */
    public static CommandLine of(Catalogue catalogue, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new HilCommand(catalogue, out, err));
        line.addSubcommand(new CampaignCommand(out, err, Campaign::new));
        Failures failures = new Failures(out, err);
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }
}
