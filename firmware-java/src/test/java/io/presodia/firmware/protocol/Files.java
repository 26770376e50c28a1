package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.config.SchemaCheck;
import io.presodia.config.Schemas;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Protocols written in tests, and the cell of the paper's size that they are held against. */
final class Files {
    static final String FIRST = "schema: presodia/protocol/v1\n";

    /** 8 mg of NaCrO2: 1C is 0.94 mA; all that cathode and donor hold is 165 mAh/g, 1.32 mAh. */
    static final CellContext CELL =
            new CellContext(
                    0.008,
                    0.94e-3,
                    1.75,
                    3.6,
                    new CellLimits(
                            TieredBand.tripOnly(new Band(1.5, 3.7)),
                            TieredBand.tripOnly(new Band(-0.94e-3, 0.94e-3)),
                            TieredBand.tripOnly(new Band(15, 45)),
                            TieredBand.tripOnly(new Band(-2, 2)),
                            TieredBand.tripOnly(new Band(60e6, 90e6)),
                            1.32e-3));

    /** A symmetric cell of two NPS layers and a sample: it stands at 0 V and stores nothing. */
    static final CellContext SYMMETRIC =
            new CellContext(
                    0.02,
                    1e-3,
                    -0.2,
                    0.2,
                    new CellLimits(
                            TieredBand.tripOnly(new Band(-0.4, 0.4)),
                            TieredBand.tripOnly(new Band(-10e-3, 10e-3)),
                            TieredBand.tripOnly(new Band(15, 45)),
                            TieredBand.tripOnly(new Band(-2, 2)),
                            TieredBand.tripOnly(new Band(60e6, 90e6)),
                            1e-3));

    static final ChannelCapability CHANNEL = new ChannelCapability(-5, 5, 0.1);

    private static final Schemas SCHEMAS = new Schemas();

    private Files() {}

    static ProtocolFile read(String text) throws ConfigException {
        SourceFile source =
                new SourceFile(
                        Kind.PROTOCOL,
                        "mine",
                        "./mine.yaml",
                        text.getBytes(StandardCharsets.UTF_8));
        YamlDocument document = YamlDocument.parse(source, Kind.PROTOCOL);
        new SchemaCheck(SCHEMAS).require(document);
        return ProtocolReader.read(document);
    }

    /** Everything that is wrong with a text, read and held against the cell and channel. */
    static List<Diagnostic> problems(String text) {
        return problems(CELL.inside(), text);
    }

    /** The same where the cell's design says this of its inside. */
    static List<Diagnostic> problems(CellInside inside, String text) {
        CellContext cell =
                new CellContext(
                        CELL.activeMassGrams(),
                        CELL.oneCAmperes(),
                        CELL.windowLowerVolts(),
                        CELL.windowUpperVolts(),
                        CELL.limits(),
                        inside);
        try {
            return ProtocolChecker.check(read(text), cell, CHANNEL).errors();
        } catch (ConfigException e) {
            return e.diagnostics();
        }
    }
}
