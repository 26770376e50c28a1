package io.presodia.hil.scenario;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Kind;
import io.presodia.config.SchemaCheck;
import io.presodia.config.Schemas;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.protocol.ProtocolReader;
import java.nio.charset.StandardCharsets;

/** Protocols by name, and those that stand in a test itself. */
public final class InlineProtocols {
    private final Catalogue catalogue;
    private final SchemaCheck schemas = new SchemaCheck(new Schemas());

    /** With the built-in files of that catalogue. */
    public InlineProtocols(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A built-in protocol, or a file.
     *
     * @throws ConfigException with everything that is wrong
     */
    public ProtocolFile named(String nameOrFile) throws ConfigException {
        return ProtocolReader.read(catalogue, nameOrFile);
    }

    /**
     * A protocol without its first line.
     *
     * @param name what it is called
     * @param yaml {@code steps} and whatever else a protocol may say
     * @throws ConfigException with everything that is wrong; lines are one more than those of the
     *     text
     */
    public ProtocolFile ofText(String name, String yaml) throws ConfigException {
        String text = "schema: " + Kind.PROTOCOL.schemaName() + "\n" + yaml;
        YamlDocument document =
                YamlDocument.parse(
                        new SourceFile(
                                Kind.PROTOCOL, name, name, text.getBytes(StandardCharsets.UTF_8)),
                        Kind.PROTOCOL);
        schemas.require(document);
        return ProtocolReader.read(document);
    }
}
