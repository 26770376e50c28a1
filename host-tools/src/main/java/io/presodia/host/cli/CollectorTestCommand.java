package io.presodia.host.cli;

import io.presodia.host.collector.Mail;
import io.presodia.host.collector.MailSettings;
import io.presodia.host.collector.NotificationSink;
import io.presodia.host.collector.Outbox;
import io.presodia.host.collector.Webhook;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries whom a collector would tell. */
@Command(name = "test", description = "Sends one test notification, and says whether it was taken.")
final class CollectorTestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final NotifyOptions notify = new NotifyOptions();

    CollectorTestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        URI hook = notify.webhook();
        MailSettings mail = notify.mail();
        if (hook == null && mail == null) {
            throw new BadInputException("--webhook", "", "or --mail is missing: whom to tell");
        }
        boolean taken = true;
        if (hook != null) {
            taken = tried("webhook " + hook, new Webhook(hook));
        }
        if (mail != null) {
            try {
                taken &= tried("mail", new Mail(mail));
            } catch (IOException e) {
                throw new BadInputException("--mail", mail.to(), String.valueOf(e.getMessage()));
            }
        }
        return taken ? Exit.DONE : Exit.FAILED;
    }

    private boolean tried(String what, NotificationSink sink) throws InterruptedException {
        try (sink) {
            String wrong = Outbox.test(sink, surroundings.real());
            surroundings.out().println(what + ": " + (wrong.isEmpty() ? "taken" : wrong));
            surroundings.out().flush();
            return wrong.isEmpty();
        }
    }
}
