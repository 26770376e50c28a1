package io.presodia.hil.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Java processes that a test starts, and ends again by their handle. */
final class Children {
    private static final long GOODBYE_SECONDS = 20;

    private Children() {}

    /** A process with the classes of this one. Its standard error goes to a file. */
    static Process start(Path errors, List<String> options, String main, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:+UseSerialGC");
        line.add("-XX:TieredStopAtLevel=1");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(options);
        line.add("-cp");
        line.add(classPath());
        line.add(main);
        line.addAll(arguments);
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }

    private static String classPath() {
        String own = System.getProperty("java.class.path", "");
        String surefire = System.getProperty("surefire.test.class.path", own);
        return surefire.isEmpty() ? own : surefire.replace(';', File.pathSeparatorChar);
    }

    /** Waits for a child that ends by itself, and ends it where it does not. */
    static void part(Process child) {
        try {
            if (!child.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                end(child);
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a child that may still live. */
    static void end(Process child) {
        child.destroyForcibly();
        try {
            child.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal by its name to a child. */
    static void signal(Process child, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }

    static void say(Process child, String words) throws IOException {
        child.getOutputStream().write((words + "\n").getBytes(StandardCharsets.UTF_8));
        child.getOutputStream().flush();
    }

    /** What a child has said to its standard error. */
    static String errors(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
