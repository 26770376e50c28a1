package io.presodia.host.cli;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.host.session.OwnedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into messages, documents and exit codes. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String JSON = "--json";
    private static final String COMMAND_LINE = "command line";

    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param out gets documents
     * @param err gets everything for people
     */
    public Failures(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed)
            throws Exception {
        boolean json = parsed.expandedArgs().contains(JSON);
        return switch (thrown) {
            case ConfigException e -> badInput(e.diagnostics(), json);
            case BadInputException e ->
                    badInput(
                            List.of(
                                    new Diagnostic(
                                            COMMAND_LINE,
                                            0,
                                            e.key(),
                                            e.value(),
                                            String.valueOf(e.getMessage()))),
                            json);
            case OwnedException e ->
                    badInput(
                            List.of(
                                    new Diagnostic(
                                            COMMAND_LINE,
                                            0,
                                            "",
                                            "",
                                            String.valueOf(e.getMessage()))),
                            json);
            case FileSystemException e -> badInput(List.of(of(e)), json);
            case IOException e -> failed(e, json);
            default -> throw thrown;
        };
    }

    private static Diagnostic of(FileSystemException e) {
        String reason = e.getReason();
        String file = e.getFile() == null ? COMMAND_LINE : e.getFile();
        return new Diagnostic(
                file,
                0,
                "",
                "",
                reason == null
                        ? e.getClass().getSimpleName().replaceAll("Exception$", "")
                        : reason);
    }

    private int badInput(List<Diagnostic> diagnostics, boolean json) {
        diagnostics.forEach(err::println);
        err.flush();
        if (json) {
            Json.print(out, Json.errors(diagnostics));
        }
        return Exit.BAD_INPUT;
    }

    private int failed(IOException e, boolean json) {
        Diagnostic diagnostic =
                new Diagnostic("presodia", 0, "", "", String.valueOf(e.getMessage()));
        err.println(diagnostic);
        err.flush();
        if (json) {
            Json.print(out, Json.errors(List.of(diagnostic)));
        }
        return Exit.FAILED;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        err.println("presodia: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println(
                    "Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        if (Arrays.asList(args).contains(JSON)) {
            Json.print(
                    out,
                    Json.errors(
                            List.of(
                                    new Diagnostic(
                                            COMMAND_LINE,
                                            0,
                                            "",
                                            "",
                                            String.valueOf(e.getMessage())))));
        }
        return Exit.BAD_INPUT;
    }
}
