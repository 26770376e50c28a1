package io.presodia.hil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Maven project of somebody else's, which depends on the kit's artifact alone, with a chip and a
 * fault of its own; offline, and without any of root's privileges. Our jars and poms lie in a
 * repository of their own, in front of the machine's.
 */
class ExternalProjectTest {
    private static final Map<String, String> ARTIFACTS =
            Map.of(
                    "hal", "presodia-hal",
                    "board-configs", "presodia-board-configs",
                    "firmware-java", "presodia-firmware",
                    "host-tools", "presodia-host-tools",
                    "hil-tests", "presodia-hil");

    /** Whoever builds here may be root: then it is a root that may nothing more than others. */
    private static final List<String> WITHOUT_ROOT =
            List.of(
                    "sh",
                    "-c",
                    """
                    if test "$(id -u)" = 0; then
                        exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all \\
                            sh -c 'grep CapEff /proc/self/status; exec "$@"' sh "$@"
                    fi
                    grep CapEff /proc/self/status || echo 'CapEff: 0 '
                    exec "$@"
                    """,
                    "sh");

    @TempDir private Path folder = Path.of("");

    @Test
    void aProjectThatDependsOnTheKitAlonePassesOfflineWithAChipAndAFaultOfItsOwn()
            throws Exception {
        Path shared = sharedRepository();
        Assumptions.assumeTrue(
                Files.isDirectory(shared), "there is no Maven repository at " + shared);
        Path root = projectRoot();
        String parent = Files.readString(root.resolve("pom.xml"));
        String version = first(parent, "<version>([^<]+)</version>");
        Path repository = folder.resolve("repository");
        install(repository, "presodia", version, root.resolve("pom.xml"), null);
        for (Map.Entry<String, String> module : ARTIFACTS.entrySet()) {
            install(
                    repository,
                    module.getValue(),
                    version,
                    root.resolve(module.getKey()).resolve("pom.xml"),
                    classPathEntry(module.getKey(), module.getValue()));
        }
        Path project = layOut(parent, version);

        String log = maven(root, project, repository, shared);

        assertThat(log).contains("BUILD SUCCESS");
        assertThat(log).as("no privilege").containsPattern("CapEff:\\s+0+\\s");
        assertThat(log).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }

    private String maven(Path root, Path project, Path repository, Path shared)
            throws IOException, InterruptedException {
        Path log = folder.resolve("maven.log");
        List<String> line = new ArrayList<>(WITHOUT_ROOT);
        line.addAll(
                List.of(
                        root.resolve("mvnw").toString(),
                        "-o",
                        "-B",
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + shared,
                        "test"));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.directory(project.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        Process process =
                builder.redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(log)).isTrue();
        return Files.readString(log);
    }

    private Path layOut(String parent, String version) throws Exception {
        Path source =
                Path.of(
                        Objects.requireNonNull(getClass().getResource("/external-project/pom.xml"))
                                .toURI());
        Path from = Objects.requireNonNull(source.getParent());
        Path project = folder.resolve("project");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = project.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        String pom = Files.readString(source).replace("@presodia@", version);
        for (String plugin :
                List.of(
                        "maven-resources-plugin",
                        "maven-compiler-plugin",
                        "maven-surefire-plugin")) {
            pom =
                    pom.replace(
                            "@" + plugin + "@",
                            first(
                                    parent,
                                    "<artifactId>"
                                            + plugin
                                            + "</artifactId>\\s*<version>([^<]+)</version>"));
        }
        Files.writeString(project.resolve("pom.xml"), pom);
        return project;
    }

    private static void install(
            Path repository,
            String artifact,
            String version,
            Path pom,
            @org.jspecify.annotations.Nullable Path classes)
            throws IOException {
        Path to = repository.resolve("io/presodia").resolve(artifact).resolve(version);
        Files.createDirectories(to);
        String name = artifact + "-" + version;
        Files.copy(pom, to.resolve(name + ".pom"));
        if (classes != null && Files.isDirectory(classes)) {
            jar(classes, to.resolve(name + ".jar"));
        } else if (classes != null) {
            Files.copy(classes, to.resolve(name + ".jar"));
        }
    }

    private static void jar(Path classes, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (Files.isDirectory(file)) {
                    // Built-in files are found by the entries of their folders.
                    name = name.isEmpty() ? "" : name + "/";
                }
                if (!name.isEmpty()) {
                    jar.putNextEntry(new JarEntry(name));
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, jar);
                    }
                    jar.closeEntry();
                }
            }
        }
    }

    /** The module's classes as this very test sees them: a folder, or a jar. */
    private static Path classPathEntry(String module, String artifact) {
        String[] entries =
                System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator);
        for (String entry : entries) {
            String path = entry.replace('\\', '/');
            boolean classes = path.contains("/" + module + "/") && path.endsWith("/classes");
            if (classes || path.matches(".*/" + artifact + "-[0-9][^/]*\\.jar")) {
                return Path.of(entry);
            }
        }
        throw new AssertionError("no classes of " + module + " in " + List.of(entries));
    }

    private static Path sharedRepository() {
        String told =
                System.getProperty("localRepository", System.getProperty("maven.repo.local", ""));
        return told.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(told);
    }

    private static Path projectRoot() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent(), "no mvnw above this folder");
        }
        return root;
    }

    private static String first(String text, String pattern) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }
}
