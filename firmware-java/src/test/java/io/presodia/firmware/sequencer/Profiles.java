package io.presodia.firmware.sequencer;

import io.presodia.config.ConfigException;
import io.presodia.config.Kind;
import io.presodia.config.SourceFile;
import io.presodia.firmware.protocol.LoadProfile;
import java.nio.charset.StandardCharsets;

/** Profiles written in tests. */
final class Profiles {
    private Profiles() {}

    static LoadProfile of(String csv) {
        try {
            return LoadProfile.parse(
                    new SourceFile(
                            Kind.PROTOCOL,
                            "load.csv",
                            "./load.csv",
                            csv.getBytes(StandardCharsets.UTF_8)));
        } catch (ConfigException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
