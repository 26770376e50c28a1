package io.presodia.firmware.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlipmuxTest {
    private static final long SEED = Long.getLong("seed", 20_260_101L);
    private static final int LONGEST = 1200;

    private final List<SlipmuxFrame> frames = new ArrayList<>();
    private final SlipmuxDecoder decoder = new SlipmuxDecoder(LONGEST, frames::add);

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static SlipmuxFrame coap(byte[] message) {
        return new SlipmuxFrame.Coap(Bytes.of(message));
    }

    private void feed(byte[] bytes) {
        decoder.accept(bytes, bytes.length);
    }

    /** The vector of draft-bormann-t2trg-slipmux-03. */
    @Test
    void thePublishedFrameIsMadeAndRead() {
        assertThat(SlipmuxEncoder.coap(hex("40010000"))).isEqualTo(hex("c0a940010000bc38c0"));
        feed(hex("c0a940010000bc38c0"));
        assertThat(frames).containsExactly(coap(hex("40010000")));
    }

    /** RFC 1662: the check value of CRC-16/X-25 over "123456789" is 0x906E. */
    @Test
    void theChecksumIsThatOfPpp() {
        byte[] digits = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(Fcs16.checksum(digits, digits.length)).isEqualTo(0x906E);
    }

    @Test
    void delimitersInsideAMessageAreEscaped() {
        byte[] message = hex("c0dbdcddc0");
        byte[] frame = SlipmuxEncoder.coap(message);
        assertThat(Arrays.copyOfRange(frame, 1, 9)).isEqualTo(hex("a9dbdcdbdddcdddb"));
        feed(frame);
        assertThat(frames).containsExactly(coap(message));
    }

    @Test
    void logTextComesBetweenMessages() {
        feed(SlipmuxEncoder.log("scan 17: 30 °C"));
        feed(SlipmuxEncoder.coap(hex("40010001")));
        assertThat(frames)
                .containsExactly(new SlipmuxFrame.Log("scan 17: 30 °C"), coap(hex("40010001")));
    }

    @Test
    void aFrameMayComeByteByByteAndShareItsDelimiter() {
        for (byte b : hex("c0a940010000bc38c0a940010000bc38c0")) {
            decoder.accept(new byte[] {b}, 1);
        }
        assertThat(frames).hasSize(2);
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() {
        byte[] frame = SlipmuxEncoder.coap(hex("4002123450ff"));
        for (int bit = Byte.SIZE; bit < (frame.length - 1) * Byte.SIZE; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            frames.clear();
            feed(damaged);
            assertThat(frames)
                    .as("bit %d", bit)
                    .doesNotHaveAnyElementsOfTypes(SlipmuxFrame.Coap.class);
        }
    }

    @Test
    void afterDamageTheNextFrameIsRead() {
        feed(hex("c0a9400100"));
        feed(SlipmuxEncoder.coap(hex("40010001")));
        feed(hex("c0a9db00c0"));
        feed(SlipmuxEncoder.coap(hex("40010002")));
        feed(hex("c0a940dbc0"));
        feed(SlipmuxEncoder.coap(hex("40010003")));
        feed(hex("c077c0c0a9c0"));
        feed(SlipmuxEncoder.coap(hex("40010004")));
        assertThat(frames)
                .containsExactly(
                        coap(hex("40010001")),
                        coap(hex("40010002")),
                        coap(hex("40010003")),
                        coap(hex("40010004")));
        assertThat(decoder.counts()).isEqualTo(new SlipmuxCounts(4, 2, 2, 0, 1));
    }

    @Test
    void aMessageOfTheLargestSizeIsTakenAndALongerOneIsNot() {
        feed(SlipmuxEncoder.coap(new byte[LONGEST]));
        feed(SlipmuxEncoder.coap(new byte[LONGEST + 1]));
        assertThat(frames).containsExactly(coap(new byte[LONGEST]));
        assertThat(decoder.counts().tooLong()).isEqualTo(1);
    }

    /** Garbage may look like log text, but hardly ever like a message: 2⁻¹⁶ a frame. */
    @Test
    void messagesSurviveGarbageBetweenThem() {
        Random random = new Random(SEED);
        List<SlipmuxFrame> sent = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            line.writeBytes(garbage);
            byte[] message = new byte[4 + random.nextInt(100)];
            random.nextBytes(message);
            sent.add(coap(message));
            line.writeBytes(SlipmuxEncoder.coap(message));
        }
        feed(line.toByteArray());
        List<SlipmuxFrame> messages =
                frames.stream().filter(SlipmuxFrame.Coap.class::isInstance).toList();
        assertThat(messages).as("seed %d", SEED).isEqualTo(sent);
        assertThat(decoder.counts().dropped()).isPositive();
    }
}
