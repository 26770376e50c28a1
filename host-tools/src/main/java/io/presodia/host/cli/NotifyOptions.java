package io.presodia.host.cli;

import io.presodia.host.collector.MailSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a collector tells. */
final class NotifyOptions {
    private static final String SERVER = "smtp://127.0.0.1";
    private static final String SENDER = "presodia@localhost";
    private static final String MAIL = "--mail, which says whom to tell";

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "POST notifications there, as JSON")
    private @Nullable String webhook;

    @Option(
            names = "--mail",
            paramLabel = "ADDRESS",
            description = "send them by e-mail to this address, or to several with commas between")
    private @Nullable String mail;

    @Option(
            names = "--mail-server",
            paramLabel = "URI",
            description =
                    "smtp://HOST[:PORT], with STARTTLS where the server has it, or smtps:// (default:"
                            + " "
                            + SERVER
                            + ")")
    private @Nullable String mailServer;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            description = "sender (default: " + SENDER + ")")
    private @Nullable String mailFrom;

    @Option(
            names = "--mail-login",
            paramLabel = "FILE",
            description = "user and password for the mail server, a line each; used over TLS alone")
    private @Nullable Path mailLogin;

    @Nullable URI webhook() throws BadInputException {
        String url = webhook;
        if (url == null) {
            return null;
        }
        URI uri = uri(url);
        if (uri == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new BadInputException("--webhook", url, "must be http://… or https://…");
        }
        return uri;
    }

    @Nullable MailSettings mail() throws BadInputException, IOException {
        String to = mail;
        if (to == null) {
            BadInputException.refuseAlone("--mail-login", mailLogin, MAIL);
            BadInputException.refuseAlone("--mail-server", mailServer, MAIL);
            BadInputException.refuseAlone("--mail-from", mailFrom, MAIL);
            return null;
        }
        URI server = server(mailServer == null ? SERVER : mailServer);
        Path file = mailLogin;
        String[] login =
                file == null ? new String[] {"", ""} : Files.readString(file).split("\\R", 3);
        if (login.length < 2) {
            throw new BadInputException(
                    "--mail-login", "" + file, "must hold a user and a password, a line each");
        }
        String from = mailFrom == null ? SENDER : mailFrom;
        return new MailSettings(server, from, to, login[0], login[1]);
    }

    private static URI server(String text) throws BadInputException {
        URI server = uri(text);
        if (server == null
                || !("smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme()))
                || server.getPort() == 0
                || server.getPort() > DeviceOptions.LARGEST_PORT) {
            throw new BadInputException(
                    "--mail-server",
                    text,
                    "must be smtp://HOST[:PORT] or smtps://…, with a port from 1 to "
                            + DeviceOptions.LARGEST_PORT);
        }
        return server;
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() == null ? null : uri;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
