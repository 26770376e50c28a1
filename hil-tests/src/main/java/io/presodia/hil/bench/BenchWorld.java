package io.presodia.hil.bench;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.journal.FaultyMedium;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.safety.SupervisedBoard;
import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.UsedCell;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.Supervision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What outlives a firmware: bench, cells, clock and disk. */
final class BenchWorld implements AutoCloseable {
    /** Memory that looks like a disk: a journal that is thrown away need not reach a platter. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final BenchFiles files;
    private final BenchOptions options;
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final VirtualBench bench;
    private final FaultyMedium medium = new FaultyMedium();
    private final Path folder;
    private final boolean ownFolder;
    private @Nullable Journal journal;

    private BenchWorld(BenchFiles files, BenchOptions options, Path folder) {
        this.files = files;
        this.options = options;
        this.folder = folder;
        this.ownFolder = options.folder() == null;
        this.bench =
                VirtualBench.of(
                        files.inUse(),
                        files.calibration().value(),
                        timebase,
                        options.seed(),
                        options.faultsAllowed());
        options.fitting().fit(bench);
    }

    static BenchWorld of(BenchFiles files, BenchOptions options) throws IOException {
        Path folder = options.folder();
        return new BenchWorld(files, options, folder == null ? temporary() : folder);
    }

    private static Path temporary() throws IOException {
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "presodia-hil")
                : Files.createTempDirectory("presodia-hil");
    }

    void fit(
            int channel,
            CellDesign design,
            CellScatter scatter,
            boolean cycled,
            double chargedShare) {
        bench.ambient(design.temperatureCelsius());
        bench.fit(
                channel,
                cycled
                        ? UsedCell.cycled(design, scatter, chargedShare)
                        : UsedCell.charged(design, scatter, chargedShare),
                design.areaSquareCentimetres() * 1e-4);
    }

    private SupervisedBoard supervised(Board board) {
        SupervisedBoard whole =
                Supervision.of(files.inUse(), files.calibration().value(), board.identity());
        return files.calibrated()
                ? whole
                : new SupervisedBoard(
                        whole.identity(),
                        whole.features(),
                        whole.devices(),
                        whole.scanPeriodNanos(),
                        null);
    }

    /**
     * A new process: new drivers, a new firmware, the same bench and disk.
     *
     * @param hosts whether the hosts of all runs are there
     */
    Firmware boot(WatchedBoard.Listener listener, BooleanSupplier hosts) throws IOException {
        BoardSpec spec = files.inUse();
        Board board;
        try {
            board =
                    BoardAssembler.assemble(
                            spec, files.calibration().value(), bench.ports(), timebase, true);
        } catch (BusFault e) {
            throw new IOException("the virtual board cannot be built: " + e.getMessage(), e);
        }
        Journal opened =
                Journal.open(
                        journalFile(),
                        new JournalIdentity(
                                "hil-" + options.seed(),
                                SoftwareVersion.ofThisBuild().version(),
                                SoftwareVersion.ofThisBuild().commitMark(),
                                spec.name(),
                                spec.virtualSerial(),
                                true),
                        timebase,
                        JournalOptions.virtualTime(),
                        medium);
        journal = opened;
        return new Firmware(
                new FirmwareParts(
                        new WatchedBoard(options.front().board(board, bench), listener),
                        supervised(board),
                        timebase,
                        options.table(),
                        opened,
                        _ -> hosts.getAsBoolean()));
    }

    /**
     * The process is killed between two scans. What the disk takes is there by then, so that the
     * same seed gives the same run; what it does not take is lost.
     */
    void die() throws InterruptedException {
        try {
            journal().flush();
        } catch (JournalException e) {
            // The disk is stalled or full: that is the case to be seen.
        }
        journal().abandon();
    }

    FaultyMedium medium() {
        return medium;
    }

    Journal journal() {
        Journal now = journal;
        if (now == null) {
            throw new IllegalStateException("nothing has been started yet");
        }
        return now;
    }

    Path journalFile() {
        return folder.resolve("journal.db");
    }

    long seed() {
        return options.seed();
    }

    VirtualBench bench() {
        return bench;
    }

    VirtualTimebase timebase() {
        return timebase;
    }

    @Override
    public void close() throws IOException {
        if (!ownFolder) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(BenchWorld::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
