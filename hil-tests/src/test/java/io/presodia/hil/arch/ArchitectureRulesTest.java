package io.presodia.hil.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that never fires holds nothing: each is shown a violation, and a near miss. */
class ArchitectureRulesTest {
    private static final String CHANNEL =
            """
            package io.presodia.hal.channel;
            public interface CyclerChannel { int number(); void drive(double amperes); void open(); }
            """;
    private static final String WATCHDOG =
            "package io.presodia.hal.channel; public interface Watchdog { void beat(); long"
                    + " latestNanos(); }";
    private static final String MODEL = "package io.presodia.hal.sim.chip; public class Model {}";
    private static final String DRIVER =
            "package io.presodia.hal.chip.part; public class Driver {}";

    @TempDir private Path folder = Path.of("");

    private List<String> violations(ArchRule rule, String... sources) throws IOException {
        return rule.allowEmptyShould(true)
                .evaluate(Planted.classes(folder, sources))
                .getFailureReport()
                .getDetails();
    }

    private static String user(String packageName, String type, String body) {
        return "package " + packageName + "; public class " + type + " { " + body + " }";
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequencer", "protocol", "estimate", "coap"})
    void safetyThatSeesOtherFirmwareIsFound(String part) throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.safetySeesOnlyUnitsTimeChannelsLimitsAndScans(),
                                user("io.presodia.firmware." + part, "Other", ""),
                                user(
                                        "io.presodia.firmware.safety",
                                        "Supervisor",
                                        "io.presodia.firmware." + part + ".Other other;")))
                .isNotEmpty();
    }

    @Test
    void safetyThatReadsAFileIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.safetySeesOnlyUnitsTimeChannelsLimitsAndScans(),
                                user(
                                        "io.presodia.firmware.safety",
                                        "Supervisor",
                                        "boolean on() { return java.nio.file.Files.exists(null); }")))
                .isNotEmpty();
    }

    @Test
    void safetyThatSeesWhatItShouldIsFine() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.safetySeesOnlyUnitsTimeChannelsLimitsAndScans(),
                                CHANNEL,
                                user(
                                        "io.presodia.hal.bus",
                                        "BusFault",
                                        "public static class Kind {}"),
                                user("io.presodia.firmware.scan", "Scan", ""),
                                user(
                                        "io.presodia.firmware.safety",
                                        "Supervisor",
                                        "double[] last; io.presodia.firmware.scan.Scan[] scans;"
                                                + " io.presodia.hal.bus.BusFault.Kind kind;"
                                                + " java.util.List<io.presodia.hal.channel.CyclerChannel>"
                                                + " all;")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void go(io.presodia.hal.channel.CyclerChannel c) { c.drive(1e-3); }",
                "Runnable go(io.presodia.hal.channel.CyclerChannel c) { return c::open; }",
                "void go(io.presodia.hal.channel.CyclerChannel c) { Runnable r = () -> c.open(); }"
            })
    void aSequencerThatMovesAChannelIsFound(String body) throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.onlyTheOutputGateMovesAChannel(),
                                CHANNEL,
                                user("io.presodia.firmware.sequencer", "Sequencer", body)))
                .isNotEmpty();
    }

    @Test
    void aSupervisorThatMovesAChannelByItsDriverIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.onlyTheOutputGateMovesAChannel(),
                                CHANNEL,
                                "package io.presodia.hal.board; public class RealChannel implements"
                                        + " io.presodia.hal.channel.CyclerChannel { public int number()"
                                        + " { return 1; } public void drive(double a) { open(); } public"
                                        + " void open() {} }",
                                user(
                                        "io.presodia.firmware.safety",
                                        "Supervisor",
                                        "void go(io.presodia.hal.board.RealChannel c) { c.open(); }")))
                .hasSize(1);
    }

    @Test
    void theOutputGateMovesAndHoldsChannels() throws IOException {
        String gate =
                user(
                        "io.presodia.firmware.safety",
                        "OutputGate",
                        "io.presodia.hal.channel.CyclerChannel c; void go() { c.open(); } class In {"
                                + " Runnable go() { return c::open; } }");
        assertThat(violations(ArchitectureRules.onlyTheOutputGateMovesAChannel(), CHANNEL, gate))
                .isEmpty();
        assertThat(violations(ArchitectureRules.onlyTheOutputGateHoldsAChannel(), CHANNEL, gate))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.presodia.hal.channel.CyclerChannel channel;",
                "io.presodia.hal.channel.CyclerChannel[] channels;",
                "java.util.List<io.presodia.hal.channel.CyclerChannel> channels;"
            })
    void aSupervisorThatHoldsAChannelIsFound(String field) throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.onlyTheOutputGateHoldsAChannel(),
                                CHANNEL,
                                user("io.presodia.firmware.safety", "Supervisor", field)))
                .hasSize(1);
    }

    @Test
    void aHeartbeatFromOutsideSafetyIsFound() throws IOException {
        String beat = "long go(io.presodia.hal.channel.Watchdog w) { w.beat(); return 0; }";
        String ask = "long go(io.presodia.hal.channel.Watchdog w) { return w.latestNanos(); }";
        assertThat(
                        violations(
                                ArchitectureRules.onlySafetyBeatsTheWatchdog(),
                                WATCHDOG,
                                user("io.presodia.firmware.safety", "Supervisor", beat),
                                user("io.presodia.firmware.app", "Asks", ask),
                                user("io.presodia.firmware.app", "Beats", beat)))
                .singleElement()
                .asString()
                .contains("io.presodia.firmware.app.Beats");
    }

    @Test
    void aDriverThatSeesAModelIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.driversDoNotSeeModels(),
                                MODEL,
                                user(
                                        "io.presodia.hal.chip.part",
                                        "Driver",
                                        "io.presodia.hal.sim.chip.Model model;")))
                .isNotEmpty();
    }

    @Test
    void aModelThatSeesADriverIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.modelsDoNotSeeDrivers(),
                                DRIVER,
                                user(
                                        "io.presodia.hal.sim.chip",
                                        "Model",
                                        "io.presodia.hal.chip.part.Driver driver;")))
                .isNotEmpty();
    }

    @Test
    void onlyTheCompositionRootMaySeeTheSimulation() throws IOException {
        String field = "io.presodia.hal.sim.chip.Model model;";
        assertThat(
                        violations(
                                ArchitectureRules
                                        .inTheFirmwareOnlyTheCompositionRootSeesTheSimulation(),
                                MODEL,
                                user("io.presodia.firmware.app", "Firmware", field),
                                user("io.presodia.firmware.scan", "Loop", field)))
                .singleElement()
                .asString()
                .contains("io.presodia.firmware.scan.Loop");
        assertThat(
                        violations(
                                ArchitectureRules.boardAssemblyDoesNotSeeTheSimulation(),
                                MODEL,
                                user("io.presodia.hal.board", "Assembler", field)))
                .isNotEmpty();
    }

    @Test
    void anEstimatorThatReachesSafetyIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.estimatorsDoNotReachSafety(),
                                user("io.presodia.firmware.safety", "TripLatch", ""),
                                user(
                                        "io.presodia.firmware.estimate",
                                        "Estimator",
                                        "io.presodia.firmware.safety.TripLatch latch;")))
                .isNotEmpty();
    }

    @Test
    void aLibraryOutsideItsHomesIsFound() throws IOException {
        assertLibrary(
                ArchitectureRules.pi4jStaysBehindTheBusSeam(),
                "com.pi4j.context",
                "io.presodia.hal.bus.pi4j");
        assertLibrary(
                ArchitectureRules.californiumStaysInTheTransports(),
                "org.eclipse.californium.core",
                "io.presodia.firmware.coap");
        assertLibrary(
                ArchitectureRules.jSerialCommStaysAtTheSerialLine(),
                "com.fazecast.jSerialComm",
                "io.presodia.firmware.serial");
    }

    private void assertLibrary(ArchRule rule, String library, String home) throws IOException {
        String field = library + ".Port port;";
        assertThat(
                        violations(
                                rule,
                                user(library, "Port", ""),
                                user(home, "AtHome", field),
                                user("io.presodia.hal.chip.part", "Abroad", field)))
                .singleElement()
                .asString()
                .contains("Abroad");
    }

    @Test
    void everyAmbientSourceIsFound() throws IOException {
        List<String> expressions =
                List.of(
                        "System.nanoTime()",
                        "System.currentTimeMillis()",
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now()",
                        "java.time.Clock.systemUTC()",
                        "Math.random()",
                        "new java.util.Random()",
                        "new java.util.Date()",
                        "new java.util.SplittableRandom()",
                        "java.util.concurrent.ThreadLocalRandom.current()",
                        "java.util.random.RandomGenerator.getDefault()",
                        "java.util.UUID.randomUUID()",
                        "(java.util.function.Supplier<Object>) System::nanoTime",
                        "(java.util.function.Supplier<Object>) java.util.Random::new",
                        "(Runnable) () -> java.util.concurrent.locks.LockSupport.parkNanos(1)",
                        "(Runnable) () -> java.util.Collections.shuffle(null)");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            body.append("Object source").append(i).append("() { return ");
            body.append(expressions.get(i)).append("; } ");
        }
        ArchRule rule = ArchitectureRules.timeAndChanceComeFromOutside();
        List<String> found =
                violations(
                        rule,
                        user("io.presodia.host.report", "Report", body.toString()),
                        user("io.presodia.hal.time", "SystemTimebase", body.toString()));
        assertThat(found).hasSize(expressions.size());
        for (int i = 0; i < expressions.size(); i++) {
            assertThat(found)
                    .as(expressions.get(i))
                    .anyMatch(Pattern.compile("report.Report.*source" + i + "\\b").asPredicate());
        }
    }

    @Test
    void aSleepIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.timeAndChanceComeFromOutside(),
                                user(
                                        "io.presodia.firmware.app",
                                        "Loop",
                                        "void go() throws Exception { Thread.sleep(1); }")))
                .hasSize(1);
    }

    @Test
    void aSeededRandomIsFine() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.timeAndChanceComeFromOutside(),
                                user(
                                        "io.presodia.hal.sim",
                                        "Noise",
                                        "Object go() { return new java.util.SplittableRandom(1); }")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.presodia.hal.sim.cell",
                "io.presodia.hal.cell",
                "io.presodia.firmware.estimate"
            })
    void mathWhoseLastBitMayDifferIsFound(String home) throws IOException {
        ArchRule rule = ArchitectureRules.plantAndEstimatorsUseStrictMath();
        assertThat(
                        violations(
                                rule,
                                user(home, "Exact", "double f = Math.sqrt(StrictMath.exp(2));"),
                                user(home, "Curve", "double f(double x) { return Math.exp(x); }"),
                                user(
                                        home,
                                        "Referred",
                                        "java.util.function.DoubleUnaryOperator f = Math::tanh;")))
                .hasSize(2);
    }

    @Test
    void aCycleOfPackagesIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.packagesHaveNoCycles(),
                                user("io.presodia.a", "A", "io.presodia.a.inner.B b;"),
                                user("io.presodia.a.inner", "B", "io.presodia.a.A a;")))
                .isNotEmpty();
    }

    @Test
    void aPackageWithoutNullMarkedIsFound() throws IOException {
        assertThat(
                        violations(
                                ArchitectureRules.everyPackageIsNullMarked(),
                                user("io.presodia.a", "A", "")))
                .isNotEmpty();
    }
}
