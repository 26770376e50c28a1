package io.presodia.firmware.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Room on the disk beside a journal, taken by a file of zeros, that is given up when a trip must be
 * written and nothing else is left: a latch that is not on the disk does not outlive a restart.
 */
final class SpareRoom {
    /** A disk with less than so many times the room has none to spare. */
    private static final int PLENTY = 2;

    private static final int PIECE_BYTES = 64 * 1024;

    private final Path file;
    private final long bytes;

    /**
     * @param bytes how much; 0 for none
     */
    SpareRoom(Path journal, long bytes) {
        this.file = journal.resolveSibling(journal.getFileName() + ".spare");
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }

    /** Takes it where it is not taken and the disk has plenty; quietly none where that fails. */
    void keep() {
        if (bytes == 0) {
            return;
        }
        try {
            if (Files.exists(file) && Files.size(file) == bytes) {
                return;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && Files.getFileStore(folder).getUsableSpace() >= PLENTY * bytes) {
                write();
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    /** As the journal it belongs to, for nobody else to read. */
    private void prepare() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
    }

    private void write() throws IOException {
        prepare();
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(PIECE_BYTES);
            for (long left = bytes; left > 0; left -= zeros.limit()) {
                zeros.clear().limit((int) Math.min(PIECE_BYTES, left));
                while (zeros.hasRemaining()) {
                    out.write(zeros);
                }
            }
            out.force(true);
        }
    }

    /** Gives it back to the disk; whether there was any. */
    boolean giveUp() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            // Then there is none to give.
            return false;
        }
    }
}
