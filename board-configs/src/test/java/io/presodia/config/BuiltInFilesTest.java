package io.presodia.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.PinRef;
import io.presodia.hal.board.RangeSpec;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInFilesTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Catalogue catalogue = new Catalogue();

    @Test
    void benchFourIsReadAsItIsWritten() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();

        assertThat(board.name()).isEqualTo("bench-4");
        assertThat(board.virtualSerial()).isEqualTo("bench-4-virtual");
        assertThat(board.scanPeriodNanos()).isEqualTo(50_000_000);
        assertThat(board.channels()).hasSize(4);
        assertThat(board.chips()).hasSize(12);
        assertThat(board.chip("ambient"))
                .isEqualTo(new ChipSpec.Tmp117("ambient", "i2c-1", 0x49, 8, 1));
        assertThat(board.channels().get(2).relay()).isEqualTo(new PinRef.ExpanderPin("outputs", 8));
        assertThat(board.line("heartbeat").offset()).isEqualTo(5);
        assertThat(board.maximumAmperes()).isEqualTo(0.1);
        assertThat(requireNonNull(board.watchdog()).latestNanos()).isEqualTo(145_000_000);
    }

    /** The arithmetic that the comments of the board file state. */
    @Test
    void theFrontEndOfBenchFourFillsItsConverters() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();
        FrontEndSpec front = board.frontEnd();

        assertThat(front.voltageSense().toConverter(-0.5)).isCloseTo(-2.0, EXACT);
        assertThat(front.voltageSense().toConverter(4.5)).isCloseTo(2.0, EXACT);
        assertThat(front.voltageSense().toSource(2.5)).isCloseTo(5.125, EXACT);
        assertThat(requireNonNull(front.potentiostat()).toConverter(4.5)).isCloseTo(4.0, EXACT);
        assertThat(requireNonNull(front.checkVoltageSense()).toConverter(-0.5))
                .isCloseTo(0.25, EXACT);
        assertThat(requireNonNull(front.checkCurrentSense()).toConverter(-0.2))
                .isCloseTo(0.15, EXACT);
        for (RangeSpec range : front.ranges()) {
            double drop = range.fullScaleAmperes() * range.senseOhms();
            assertThat(drop).isCloseTo(0.2, EXACT);
            assertThat(front.currentSense().toConverter(drop)).isCloseTo(2.0, EXACT);
            assertThat(front.galvanostat().toConverter(drop)).isCloseTo(4.8, EXACT);
        }
        assertThat(board.chip("adc_current"))
                .isInstanceOfSatisfying(
                        ChipSpec.Ads1256.class,
                        adc -> assertThat(adc.fullScaleVolts()).isCloseTo(2.5, EXACT));
        // 0.1C of 8 mg is 94 uA: a DAC code on the smallest range must not exceed 5 nA.
        assertThat(board.chip("dac"))
                .isInstanceOfSatisfying(
                        ChipSpec.Ad5754r.class,
                        dac ->
                                assertThat(dac.lsbVolts() / 24 / 2000)
                                        .as("amperes per code")
                                        .isCloseTo(3.18e-9, Offset.offset(0.01e-9)));
    }

    @Test
    void theVirtualCalibrationFitsItsBoardAndItsClock() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();
        Calibration calibration =
                catalogue.calibration("bench-4-virtual", board, board.virtualSerial()).value();

        assertThat(calibration.validAt(VirtualTimebase.EPOCH)).isTrue();
        assertThat(calibration.validAt(Instant.parse("2025-12-30T23:59:59Z"))).isFalse();
        assertThat(calibration.validAt(Instant.parse("2026-12-30T23:59:59Z"))).isTrue();
        assertThat(calibration.validAt(Instant.parse("2026-12-31T00:00:00Z"))).isFalse();
        assertThat(calibration.channels()).hasSize(4);
        for (int number = 1; number <= 4; number++) {
            assertThat(calibration.channel(number).ranges()).hasSize(4);
            assertThat(calibration.channel(number).ranges().getFirst().current().residualOffset())
                    .as("current offset, the binding requirement: 5 nA")
                    .isCloseTo(5e-9, EXACT);
            assertThat(Math.abs(calibration.channel(number).voltage().offset())).isLessThan(100e-6);
        }
    }

    @Test
    void aCorrectionIsUndoneByItsInverse() throws ConfigException {
        var correction = catalogue.calibration("bench-4-virtual").value().channel(1).voltage();

        assertThat(correction.invert(correction.apply(3.25, 4), 4)).isCloseTo(3.25, EXACT);
        assertThat(correction.apply(0, 0)).isEqualTo(correction.offset());
        assertThat(correction.gainAt(10) - correction.gain())
                .isCloseTo(2e-6 * 10, Offset.offset(1e-15));
    }

    @Test
    void aCalibrationOfAnotherCopyIsRefused() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();

        assertThatThrownBy(() -> catalogue.calibration("bench-4-virtual", board, "b4-0012"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e ->
                                assertThat(e.diagnostics())
                                        .singleElement()
                                        .satisfies(d -> {
                                            assertThat(d.key()).isEqualTo("serial");
                                            assertThat(d.value()).isEqualTo("bench-4-virtual");
                                            assertThat(d.message()).contains("must be b4-0012");
                                        }));
    }

    @Test
    void aCalibrationThatLacksARangeIsRefusedWithItsLine() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();
        String text = BuiltIn.text(catalogue, Kind.CALIBRATION, "bench-4-virtual");
        String changed = text.replaceFirst("full_scale_ma: 10\n", "full_scale_ma: 20\n");
        YamlDocument document =
                catalogue.document(
                        BuiltIn.file(Kind.CALIBRATION, "c.yaml", changed), Kind.CALIBRATION);

        assertThatThrownBy(() -> CalibrationReader.read(document, board, board.virtualSerial()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "c.yaml:"
                                + BuiltIn.lineOf(changed, "full_scale_ma: 20")
                                + ": channels[0].ranges[2].full_scale_ma: 20: must be 10");
    }

    @Test
    void aCalibrationIsFoundByItsSerialNextToTheBoardFirst(@TempDir Path folder)
            throws ConfigException, IOException {
        Path file =
                Files.writeString(
                        folder.resolve("board.yaml"),
                        BuiltIn.text(catalogue, Kind.BOARD, "bench-4"));
        String text = BuiltIn.text(catalogue, Kind.CALIBRATION, "bench-4-virtual");
        Path own =
                Files.writeString(
                        folder.resolve("b4-7.yaml"),
                        text.replace("serial: bench-4-virtual", "serial: b4-7"));
        Loaded<BoardSpec> board = catalogue.board(file.toString());

        assertThat(catalogue.calibrationOf(board, "b4-7").source().path())
                .isEqualTo(own.toString());
        assertThat(catalogue.calibrationOf(board, "bench-4-virtual").source().path())
                .isEqualTo("calibrations/bench-4-virtual.yaml");
        assertThatThrownBy(() -> catalogue.calibrationOf(board, "b4-8"))
                .hasMessage(
                        file
                                + ": no calibration for serial b4-8; a board without one does not run: put b4-8.yaml"
                                + " next to this file; built in are bench-4-virtual");
    }

    @Test
    void everyBuiltInBoardAndCalibrationIsValid() throws ConfigException {
        for (String name : catalogue.names(Kind.BOARD)) {
            assertThat(catalogue.board(name).value().name()).isEqualTo(name);
        }
        for (String name : catalogue.names(Kind.CALIBRATION)) {
            assertThat(catalogue.calibration(name).value().serial()).isEqualTo(name);
        }
    }

    @Test
    void theCatalogueReadsJarsAsItReadsFolders(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("presodia.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("presodia/boards/"));
            out.putNextEntry(new JarEntry("presodia/boards/mine.yaml"));
            out.write("schema: presodia/board/v1\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("presodia/boards/readme.txt"));
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(new ResourceFolder(loader, "presodia/boards").files(".yaml").keySet())
                    .isEqualTo(Set.of("mine.yaml"));
        }
    }

    @Test
    void everyFileKeepsItsBytesAndTheirHash() throws ConfigException, IOException {
        SourceFile source = catalogue.board("bench-4").source();

        assertThat(source.bytes()).isEqualTo(Files.readAllBytes(Path.of("boards/bench-4.yaml")));
        assertThat(source.sha256()).matches("[0-9a-f]{64}");
        // FIPS 180-2, appendix B.1: the digest of "abc".
        assertThat(BuiltIn.file(Kind.CELL, "abc", "abc").sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> catalogue.board("bench4"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "no board of this name; did you mean bench-4?; there are bench-4");
    }

    @Test
    void aMissingFileAndAFolderAreSaidToBeSo(@TempDir Path folder) {
        for (String file : List.of(folder + "/none.yaml", folder.toString())) {
            assertThatThrownBy(() -> catalogue.board(file))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(file + ": ")
                    .hasMessageMatching("(?s).*(no such file|is a folder).*");
        }
    }
}
