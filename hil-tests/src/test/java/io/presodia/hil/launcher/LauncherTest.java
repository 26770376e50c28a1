package io.presodia.hil.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    /** Prints its arguments, one a line; {@code exit7} as the verb makes it fail. */
    private static final String JAVA =
            """
            #!/bin/sh
            printf '%s\\n' "$0" "$@"
            for last; do :; done
            [ "$last" != exit7 ] || exit 7
            """;

    /** Does what the launcher expects of a build, and counts. */
    private static final String MAVEN =
            """
            #!/bin/sh
            [ "$1" != --version ] || exit 0
            cd "$(dirname "$0")" || exit 1
            case " $* " in
            *" verify "*)
                mkdir -p hal/target/surefire-reports bench/target/surefire-reports
                echo '<testsuite name="A" tests="7" errors="1" skipped="2" failures="1">' \
                    >hal/target/surefire-reports/TEST-A.xml
                echo '<testsuite name="B" tests="5" errors="0" skipped="0" failures="0">' \
                    >bench/target/surefire-reports/TEST-B.xml
                exit 1
                ;;
            esac
            echo "built with $*" >>builds
            [ ! -e broken ] || { echo "the reason it broke"; exit 1; }
            for module in hal board-configs firmware-java host-tools hil-tests bench; do
                mkdir -p $module/target/quick
                : >$module/target/quick/presodia-$module-1.jar
                echo "$PWD/hal/target/quick/presodia-hal-1.jar:$PWD/other.jar" >$module/target/quick/classpath.txt
            done
            mkdir -p hil-tests/target/quick/classes/io/presodia/hil
            : >hil-tests/target/quick/classes/io/presodia/hil/HilMain.class
            """;

    @TempDir private Path folder = Path.of("");

    private Path root = Path.of("");
    private Path jdk = Path.of("");

    private record Outcome(int exit, List<String> out, String err) {}

    @BeforeEach
    void layOutAProject() throws IOException {
        root = Files.createDirectories(folder.resolve("a clone"));
        Files.copy(launcher(), root.resolve("presodia"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("other.jar"), "");
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("board-configs/cells"));
        for (String module : List.of("hal", "host-tools", "hil-tests", "bench")) {
            Files.createDirectories(root.resolve(module + "/src/main/java"));
            Files.writeString(root.resolve(module + "/pom.xml"), "<project/>");
            Files.writeString(root.resolve(module + "/src/main/java/A.java"), "class A {}");
        }
        executable(root.resolve("mvnw"), MAVEN);
        jdk = fakeJdk("jdk 25", "25.0.1");
    }

    private static Path launcher() {
        Path above = Path.of("").toAbsolutePath();
        while (!Files.exists(above.resolve("mvnw"))) {
            above = Objects.requireNonNull(above.getParent(), "no mvnw above this folder");
        }
        return above.resolve("presodia");
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), JAVA);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder launch(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of("sh", command));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", jdk.toString());
        return builder;
    }

    private Outcome finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return finish(launch(root.resolve("presodia").toString(), arguments));
    }

    private List<String> builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    private void change(String file) throws IOException {
        Path path = root.resolve(file);
        if (!Files.exists(path)) {
            Files.writeString(path, "");
        }
        Files.setLastModifiedTime(path, FileTime.from(lastBuilt().toInstant().plusSeconds(5)));
    }

    private FileTime lastBuilt() throws IOException {
        return Files.getLastModifiedTime(root.resolve(".presodia/current"));
    }

    @Test
    void classesThatWereKeptAreUsedAndTheDaemonStartsWithTheQuickCompiler() throws Exception {
        assertThat(run("list").out()).noneMatch(word -> word.startsWith("-XX:AOTCache="));
        Path app = Path.of(Files.readAllLines(root.resolve(".presodia/current")).get(1));
        Path kept = Files.createFile(app.resolve("host-tools.aot"));

        List<String> words = run("firmware", "--virtual").out();
        assertThat(words)
                .contains("-XX:AOTCache=" + kept, "-XX:TieredStopAtLevel=1")
                .endsWith("io.presodia.host.cli.Presodia", "firmware", "--virtual");
        assertThat(run("list").out())
                .contains("-XX:AOTCache=" + kept)
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void argumentsReachJavaUnchangedThroughASymbolicLink() throws Exception {
        Path link = folder.resolve("linked");
        Files.createSymbolicLink(link, Path.of("a clone/presodia"));
        Outcome outcome = finish(launch("linked", "run", "a b", "", "*", "$HOME", "\"q'", "-x"));
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEqualTo("building…\n");
        assertThat(outcome.out().getFirst()).isEqualTo(jdk.resolve("bin/java").toString());
        int verb = outcome.out().indexOf("io.presodia.host.cli.Presodia");
        assertThat(outcome.out().subList(verb + 1, outcome.out().size()))
                .containsExactly("run", "a b", "", "*", "$HOME", "\"q'", "-x");
    }

    @Test
    void theClassPathHoldsCopiesOfWhatWasBuilt() throws Exception {
        Outcome outcome = run("list");
        List<String> path = List.of(outcome.out().get(outcome.out().indexOf("-cp") + 1).split(":"));
        assertThat(path)
                .hasSize(3)
                .allSatisfy(jar -> assertThat(Path.of(jar)).exists())
                .last()
                .isEqualTo(root.resolve("other.jar").toString());
        assertThat(path.getFirst())
                .startsWith(root.resolve(".presodia/app-").toString())
                .endsWith("presodia-host-tools-1.jar");
        assertThat(path.get(1)).startsWith(root.resolve(".presodia/app-").toString());
    }

    @Test
    void aSecondLaunchBuildsNothingAndSaysNothing() throws Exception {
        run("list");
        Outcome again = run("list");
        assertThat(again.err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void aChangedSourceOrDataFileIsBuilt() throws Exception {
        run("list");
        change("hal/src/main/java/A.java");
        run("list");
        assertThat(builds()).hasSize(2);
        Files.setLastModifiedTime(root.resolve("hal/src/main/java/A.java"), lastBuilt());
        change("board-configs/cells/mine.yaml");
        run("list");
        assertThat(builds()).hasSize(3);
    }

    @Test
    void whatTestsLeaveBehindIsNotASource() throws Exception {
        run("list");
        Files.createDirectories(root.resolve("board-configs/target"));
        Files.createDirectories(root.resolve("hal/src/test"));
        change("board-configs/target/a.jar");
        change("hal/src/test/ATest.java");
        run("list");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void aLibraryThatVanishedIsFetchedAgain() throws Exception {
        run("list");
        Files.delete(root.resolve("other.jar"));
        run("list");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void aFirstBuildGoesOnlineAndALaterOneTriesOfflineFirst() throws Exception {
        run("list");
        change("pom.xml");
        run("list");
        assertThat(builds().getFirst()).doesNotContain(" -o ");
        assertThat(builds().getLast()).contains(" -o ");
    }

    @Test
    void aFailedBuildShowsItsLogAndIsNoSuccess() throws Exception {
        Files.writeString(root.resolve("broken"), "");
        Outcome outcome = run("list");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the reason it broke").contains("the build failed");
    }

    @Test
    void launchesAtTheSameTimeShareOneBuild() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path out = folder.resolve("together" + i);
            processes.add(
                    launch(root.resolve("presodia").toString(), "list")
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void theExitCodeOfJavaPassesThrough() throws Exception {
        assertThat(run("exit7").exit()).isEqualTo(7);
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path newer = jdk;
        jdk = fakeJdk("jdk 17", "17.0.15");
        ProcessBuilder builder = launch(root.resolve("presodia").toString(), "list");
        builder.environment().merge("PATH", "", (path, none) -> newer + "/bin:" + path);
        assertThat(finish(builder).out().getFirst())
                .isEqualTo(newer.resolve("bin/java").toString());
    }

    @Test
    void hilGoesToItsOwnMainOnceThereIsOne() throws Exception {
        List<String> hil = run("hil", "campaign").out();
        assertThat(hil.subList(hil.indexOf("io.presodia.hil.HilMain"), hil.size()))
                .containsExactly("io.presodia.hil.HilMain", "campaign");
        List<String> bench = run("bench").out();
        assertThat(bench.subList(bench.indexOf("io.presodia.host.cli.Presodia"), bench.size()))
                .containsExactly("io.presodia.host.cli.Presodia", "bench");
    }

    @Test
    void testEndsWithTheTotalsAndTheExitCodeOfMaven() throws Exception {
        Path stale = root.resolve("hal/target/surefire-reports/TEST-Stale.xml");
        Files.createDirectories(Objects.requireNonNull(stale.getParent()));
        Files.writeString(
                stale, "<testsuite tests=\"99\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        Outcome outcome = run("test");
        assertThat(outcome.out().getLast()).isEqualTo("8 passed, 2 failed, 2 skipped");
        assertThat(outcome.exit()).isEqualTo(1);
    }
}
