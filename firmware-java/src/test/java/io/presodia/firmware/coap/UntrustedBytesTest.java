package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every parser of bytes that anybody may send, with good examples and with what becomes of them.
 */
class UntrustedBytesTest {
    private static final long SEED = Long.getLong("seed", 20_261_123L);
    private static final int ROUNDS = Integer.getInteger("presodia.fuzz.rounds", 300);

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

    /** A seed that is refused at its first byte leads a search nowhere. */
    @Test
    void everyExampleIsReadToItsEnd() throws Exception {
        List<Seeds.Seed> seeds = Seeds.all();
        assertThat(seeds).hasSizeGreaterThan(10);
        for (Seeds.Seed seed : seeds) {
            // What Jazzer found is there under its own name, and need not be good.
            boolean read = untrusted.reads(seed.parser(), seed.bytes());
            assertThat(read || seed.name().contains("crash-")).as(seed.name()).isTrue();
        }
    }

    @Test
    void noBytesEndAThread() throws Exception {
        Random random = new Random(SEED);
        List<Seeds.Seed> seeds = Seeds.all();
        for (Seeds.Seed seed : seeds) {
            untrusted.reads(seed.parser(), new byte[0]);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] other = seeds.get(random.nextInt(seeds.size())).bytes();
                byte[] bytes = damaged(seed.bytes(), other, random);
                try {
                    untrusted.reads(seed.parser(), bytes);
                } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
                    fail(
                            "seed %d, %s, round %d: %s"
                                    .formatted(
                                            SEED,
                                            seed.name(),
                                            round,
                                            HexFormat.of().formatHex(bytes)),
                            e);
                }
            }
        }
    }

    /** Cut, doubled, mixed with another, with bits and bytes changed, or with large numbers. */
    private static byte[] damaged(byte[] seed, byte[] other, Random random) {
        byte[] bytes =
                switch (random.nextInt(4)) {
                    case 0 -> Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
                    case 1 -> joined(seed, random.nextInt(seed.length), seed, random);
                    case 2 -> joined(seed, random.nextInt(seed.length), other, random);
                    default -> seed.clone();
                };
        for (int hit = random.nextInt(5); hit > 0; hit--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                default ->
                        Arrays.fill(
                                bytes,
                                at,
                                Math.min(bytes.length, at + 1 + random.nextInt(8)),
                                (byte) (random.nextBoolean() ? 0xFF : 0x7F));
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, int most, byte[] second, Random random) {
        int from = random.nextInt(second.length);
        byte[] joined = Arrays.copyOf(first, most + second.length - from);
        System.arraycopy(second, from, joined, most, second.length - from);
        return joined;
    }
}
