package io.presodia.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A folder of the class path, in jars and in class folders alike. */
final class ResourceFolder {
    private final ClassLoader loader;
    private final String folder;

    /** The folder {@code folder} as {@code loader} sees it, without a leading slash. */
    ResourceFolder(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /**
     * Content by file name, sorted; files of several class path entries together, the first entry
     * winning.
     */
    Map<String, byte[]> files(String ending) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(folder))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    Path archive = Path.of(jar.getJarFileURL().toURI());
                    try (FileSystem system = FileSystems.newFileSystem(archive)) {
                        read(system.getPath(folder), ending, files);
                    }
                } else {
                    read(Path.of(new URI(url.toString())), ending, files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read built-in files of " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path entry that is no URI", e);
        }
        return files;
    }

    private static void read(Path directory, String ending, Map<String, byte[]> files)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.endsWith(ending) && !files.containsKey(name)) {
                    files.put(name, Files.readAllBytes(entry));
                }
            }
        }
    }
}
