package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files give diagnostics with lines, never anything else. Replay with {@code -Dseed=}. */
class MutatedFilesTest {
    private static final String BYTES =
            " :-#\n\t{}[]\"'&*!|>%@`,?~.0123456789eExX\\\u0000abcz\u00ff";
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100);

    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BOARD", "CALIBRATION", "CELL", "MATERIAL"})
    void aDamagedFileGivesDiagnosticsAndNothingElse(Kind kind) throws ConfigException {
        long seed = Long.getLong("seed", 42L);
        int refused = 0;
        int rounds = 0;
        for (String name : catalogue.names(kind)) {
            byte[] good = catalogue.open(kind, name).bytes();
            int share = Math.max(20, ROUNDS / catalogue.names(kind).size());
            for (int round = 0; round < share; round++) {
                SplittableRandom random =
                        new SplittableRandom(seed + round * 31L + name.hashCode());
                byte[] bad = mutate(good, random);
                refused +=
                        check(kind, bad, "-Dseed=" + seed + " " + name + " round " + round) ? 1 : 0;
                rounds++;
            }
        }
        // Most damage shows; some falls into comments or texts.
        assertThat(refused).isBetween(rounds / 4, rounds);
    }

    /** Cheap, so many: bytes to tree, without schema. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BOARD", "CALIBRATION"})
    void damagedTextNeverBreaksTheParser(Kind kind) throws ConfigException {
        long seed = Long.getLong("seed", 43L);
        byte[] good =
                Arrays.copyOf(catalogue.open(kind, catalogue.names(kind).getFirst()).bytes(), 2500);
        for (int round = 0; round < ROUNDS * 10; round++) {
            byte[] bad = mutate(good, new SplittableRandom(seed + round));
            try {
                YamlJson.toJson(
                        YamlDocument.parse(new SourceFile(kind, "bad", "bad.yaml", bad)).root());
            } catch (ConfigException e) {
                wellFormed(e, "-Dseed=" + seed + " round " + round);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("-Dseed=" + seed + " round " + round, e);
            }
        }
    }

    private boolean check(Kind kind, byte[] bad, String replay) {
        try {
            catalogue.check(new SourceFile(kind, "bad", "bad.yaml", bad));
            return false;
        } catch (ConfigException e) {
            wellFormed(e, replay);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(replay, e);
        }
    }

    private static void wellFormed(ConfigException e, String replay) {
        assertThat(e.diagnostics()).as(replay).isNotEmpty();
        for (Diagnostic diagnostic : e.diagnostics()) {
            assertThat(diagnostic.file()).as(replay).isEqualTo("bad.yaml");
            assertThat(diagnostic.line()).as(replay + " " + diagnostic).isPositive();
            assertThat(diagnostic.message()).as(replay).isNotBlank().doesNotContain("\n");
        }
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits && bytes.length > 10; i++) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(1 + random.nextInt(12), bytes.length - at);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
                case 2 -> bytes = splice(bytes, at, at + length, new byte[0]);
                case 3 -> {
                    int from = random.nextInt(bytes.length - length);
                    bytes =
                            splice(
                                    bytes,
                                    at,
                                    at,
                                    Arrays.copyOfRange(
                                            bytes,
                                            from,
                                            from + length * 4 > bytes.length
                                                    ? bytes.length
                                                    : from + length * 4));
                }
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] insert) {
        byte[] result = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(bytes, to, result, from + insert.length, bytes.length - to);
        return result;
    }
}
