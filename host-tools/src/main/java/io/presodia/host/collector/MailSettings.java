package io.presodia.host.collector;

import java.net.URI;

/**
 * How notifications go by e-mail.
 *
 * @param server {@code smtp://HOST[:PORT]}, with STARTTLS where the server has it, or {@code
 *     smtps://HOST[:PORT]}
 * @param from sender
 * @param to receivers, with commas between
 * @param user login; empty for none
 * @param password of the login, which is sent over TLS and never without
 */
public record MailSettings(URI server, String from, String to, String user, String password) {
    private static final int SMTP = 25;
    private static final int SMTPS = 465;

    /** Whether TLS begins with the connection. */
    boolean secure() {
        return "smtps".equals(server.getScheme());
    }

    int port() {
        return server.getPort() >= 0 ? server.getPort() : secure() ? SMTPS : SMTP;
    }

    /** Without the password, which belongs into no log. */
    @Override
    public String toString() {
        return server + " from " + from + " to " + to;
    }
}
