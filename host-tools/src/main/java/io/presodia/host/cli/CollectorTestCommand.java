package io.presodia.host.cli;

import io.presodia.host.collector.Webhook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries a webhook. */
@Command(name = "test", description = "Sends one test notification, and says whether it was taken.")
final class CollectorTestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--webhook", paramLabel = "URL", required = true, description = "where to POST")
    private String webhook = "";

    CollectorTestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        String wrong = Webhook.test(CollectorCommand.hook(webhook));
        surroundings.out().println(wrong.isEmpty() ? "taken" : "not taken: " + wrong);
        surroundings.out().flush();
        return wrong.isEmpty() ? Exit.DONE : Exit.FAILED;
    }
}
