package io.presodia.host.session;

import io.presodia.firmware.access.OwnFile;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says that one session owns a board. The operating system lets the lock go when the process dies,
 * however it dies; the text in the file is for people.
 */
public final class OwnerLock implements AutoCloseable {
    private static final int LONGEST_TEXT = 4096;

    /** Unlike that of a board, which another person's process has to read. */
    private static final String IN_FOLDER = ".owner";

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * The lock file of a real board.
     *
     * @param folder where lock files of this machine are kept, such as {@code /run/lock}
     * @param serial serial number of the board
     */
    public static Path ofBoard(Path folder, String serial) {
        return folder.resolve("presodia-" + serial.replaceAll("[^A-Za-z0-9._-]", "_") + ".lock");
    }

    /** The lock file of a virtual board: it lives in its run folder. */
    public static Path ofRunFolder(Path folder) {
        return folder.resolve(IN_FOLDER);
    }

    /**
     * Takes the lock.
     *
     * @param what the board or folder, for the message to the second who comes
     * @param command what the owner is doing
     * @throws OwnedException when somebody has it, naming the owner
     * @throws IOException when the file cannot be written
     */
    public static OwnerLock take(Path file, String what, String command, Timebase real)
            throws IOException {
        if (String.valueOf(file.getFileName()).equals(IN_FOLDER)) {
            OwnFile.prepare(file);
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = lock(channel);
            if (lock == null) {
                throw new OwnedException(what + " is in use by " + owner(file));
            }
            String text =
                    "process "
                            + ProcessHandle.current().pid()
                            + ", user "
                            + System.getProperty("user.name", "unknown")
                            + ", '"
                            + command
                            + "', since "
                            + real.wall().truncatedTo(ChronoUnit.SECONDS)
                            + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(true);
            return new OwnerLock(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another session of this very process has it.
            return null;
        }
    }

    private static String owner(Path file) throws IOException {
        if (Files.size(file) > LONGEST_TEXT) {
            return "an unknown process (" + file + ")";
        }
        String text = Files.readString(file).strip();
        return text.isEmpty() ? "a process that has just begun" : text;
    }

    /** Lets the board go. */
    @Override
    public void close() throws IOException {
        try (channel) {
            // While the lock is held: nobody can take a file that is about to go.
            Files.deleteIfExists(file);
        }
    }
}
