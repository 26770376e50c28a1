package io.presodia.firmware.serial;

import io.presodia.firmware.journal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds frames in a stream of bytes that comes in pieces. A frame that is damaged or too long is
 * dropped and counted; the next delimiter starts afresh. Holds one frame at most. Not for several
 * threads at once.
 */
public final class SlipmuxDecoder {
    private final Consumer<SlipmuxFrame> frames;
    private final byte[] frame;
    private int length;
    private boolean escaped;
    private boolean broken;
    private long good;
    private long badChecksum;
    private long badEscape;
    private long tooLong;
    private long unknown;

    /**
     * @param longest longest CoAP message or log text that is taken, in bytes
     * @param frames gets each good frame
     */
    public SlipmuxDecoder(int longest, Consumer<SlipmuxFrame> frames) {
        this.frames = frames;
        this.frame = new byte[1 + longest + Slip.FCS_BYTES];
    }

    /** Takes the next {@code count} bytes of the stream. */
    public void accept(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            accept(bytes[i] & 0xFF);
        }
    }

    /** How the line did so far. */
    public SlipmuxCounts counts() {
        return new SlipmuxCounts(good, badChecksum, badEscape, tooLong, unknown);
    }

    private void accept(int value) {
        if (value == Slip.END) {
            finish();
        } else if (broken) {
            return;
        } else if (escaped) {
            escaped = false;
            switch (value) {
                case Slip.ESC_END -> add(Slip.END);
                case Slip.ESC_ESC -> add(Slip.ESC);
                default -> {
                    badEscape++;
                    broken = true;
                }
            }
        } else if (value == Slip.ESC) {
            escaped = true;
        } else {
            add(value);
        }
    }

    private void add(int value) {
        if (length == frame.length) {
            tooLong++;
            broken = true;
            return;
        }
        frame[length++] = (byte) value;
    }

    /** The delimiter after an escape ends a frame that was cut there: it is damaged as well. */
    private void finish() {
        if (escaped && !broken) {
            badEscape++;
        } else if (!broken && length > 0) {
            take();
        }
        length = 0;
        escaped = false;
        broken = false;
    }

    private void take() {
        switch (frame[0] & 0xFF) {
            case Slip.COAP -> {
                int end = length - Slip.FCS_BYTES;
                if (end < 1 || Fcs16.register(frame, length) != Fcs16.GOOD) {
                    badChecksum++;
                    return;
                }
                good++;
                frames.accept(new SlipmuxFrame.Coap(Bytes.of(Arrays.copyOfRange(frame, 1, end))));
            }
            case Slip.LOG -> {
                good++;
                frames.accept(
                        new SlipmuxFrame.Log(
                                new String(frame, 1, length - 1, StandardCharsets.UTF_8)));
            }
            default -> unknown++;
        }
    }
}
