package io.presodia.firmware.coap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Jazzer looks for bytes that a parser does not bear, one method at a time; docs/coap.md says how
 * to call it. {@link UntrustedBytesTest} tries the seeds, and what was ever found, in every build.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1")
class ParserFuzzTest {
    @SuppressWarnings("NullAway.Init")
    private static Untrusted untrusted;

    @BeforeAll
    static void open() throws Exception {
        untrusted = new Untrusted();
    }

    @AfterAll
    static void close() throws Exception {
        untrusted.close();
    }

    @FuzzTest
    void slipmux(byte[] bytes) {
        untrusted.slipmux(bytes);
    }

    @FuzzTest
    void cbor(byte[] bytes) {
        untrusted.cbor(bytes);
    }

    @FuzzTest
    void senmlCbor(byte[] bytes) {
        untrusted.senmlCbor(bytes);
    }

    @FuzzTest
    void senmlJson(byte[] bytes) {
        untrusted.senmlJson(bytes);
    }

    @FuzzTest
    void batch(byte[] bytes) {
        untrusted.batch(bytes);
    }

    @FuzzTest
    void request(byte[] bytes) {
        untrusted.request(bytes);
    }
}
