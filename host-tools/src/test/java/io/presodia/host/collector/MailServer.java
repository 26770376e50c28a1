package io.presodia.host.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server of this machine that keeps what it gets, and may refuse the first few. */
final class MailServer implements AutoCloseable {
    final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger refusals;

    MailServer(int refusals) throws IOException {
        this.refusals = new AtomicInteger(refusals);
        Thread.ofPlatform().daemon().start(this::work);
    }

    URI address() {
        return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
    }

    private void work() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                serve(caller);
            } catch (IOException e) {
                // The caller hung up, or the server ends.
            }
        }
    }

    private void serve(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 here\r\n");
        out.flush();
        String line = in.readLine();
        while (line != null) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String answer = "250 ok";
            if (verb.equals("DATA")) {
                out.print("354 go on\r\n");
                out.flush();
                mails.add(text(in));
            } else if (verb.equals("MAIL") && refusals.getAndDecrement() > 0) {
                answer = "451 come back later";
            } else if (verb.equals("QUIT")) {
                answer = "221 bye";
            }
            out.print(answer + "\r\n");
            out.flush();
            line = verb.equals("QUIT") ? null : in.readLine();
        }
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); ) {
            text.append(line).append('\n');
            line = in.readLine();
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
