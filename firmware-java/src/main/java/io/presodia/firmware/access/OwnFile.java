package io.presodia.firmware.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that concern nobody but their owner, where the file system knows owners. */
public final class OwnFile {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private static final Set<PosixFilePermission> ENTER =
            PosixFilePermissions.fromString("rwx------");

    private OwnFile() {}

    /**
     * Makes a folder that only its owner may enter; one that is there keeps its rights, which may
     * have been given to a group on purpose.
     *
     * @return the folder
     * @throws IOException when it cannot be made
     */
    public static Path folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ENTER))
                : Files.createDirectories(folder);
    }

    /**
     * Makes an empty file that only its owner may read or write; takes such rights from others
     * where it is there. What SQLite puts beside a database gets the rights of the database.
     *
     * @throws IOException when it cannot be made or is somebody else's
     */
    public static void prepare(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        }
    }
}
