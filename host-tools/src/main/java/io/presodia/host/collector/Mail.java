package io.presodia.host.collector;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends notifications as e-mail: one line as subject, every field as a line of text. */
public final class Mail implements NotificationSink {
    private static final int LONGEST_SUBJECT = 120;
    private static final String TIMEOUT_MILLIS = "10000";

    private final MailSettings settings;
    private final Session session;

    /**
     * @param settings where to, and through whom
     * @throws IOException when an address is none
     */
    public Mail(MailSettings settings) throws IOException {
        this.settings = settings;
        Properties properties = new Properties();
        String protocol = settings.secure() ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", settings.server().getHost());
        properties.setProperty(prefix + "port", "" + settings.port());
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        boolean login = !settings.user().isEmpty();
        properties.setProperty(prefix + "auth", "" + login);
        // A password goes over TLS or not at all.
        properties.setProperty(prefix + "starttls.required", "" + (login && !settings.secure()));
        session = Session.getInstance(properties, login ? authenticator() : null);
        try {
            InternetAddress.parse(settings.to(), true);
            new InternetAddress(settings.from(), true);
        } catch (MessagingException e) {
            throw new IOException("no e-mail address: " + e.getMessage(), e);
        }
    }

    private Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        };
    }

    @Override
    public void send(ObjectNode message) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(settings.from(), true));
            mail.setRecipients(
                    Message.RecipientType.TO, InternetAddress.parse(settings.to(), true));
            mail.setSubject(subject(message), StandardCharsets.UTF_8.name());
            mail.setText(text(message), StandardCharsets.UTF_8.name());
            Transport.send(mail);
        } catch (MessagingException e) {
            Throwable cause = e.getCause();
            throw new IOException(
                    "the mail server does not take it: "
                            + String.valueOf(e.getMessage()).strip()
                            + (cause == null ? "" : " (" + cause.getMessage() + ")"),
                    e);
        }
    }

    /** A pack may say what it likes: no line of a header is begun by it. */
    private static String subject(JsonNode message) {
        String line =
                "[presodia] "
                        + message.path("pack").asString("")
                        + ": "
                        + message.path("kind").asString("")
                        + ": "
                        + message.path("text").asString("");
        String clean = line.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > LONGEST_SUBJECT ? clean.substring(0, LONGEST_SUBJECT) : clean;
    }

    private static String text(ObjectNode message) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : message.properties()) {
            text.append(field.getKey())
                    .append(": ")
                    .append(field.getValue().asString(field.getValue().toString()))
                    .append('\n');
        }
        return text.toString();
    }
}
