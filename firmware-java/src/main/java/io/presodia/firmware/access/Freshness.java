package io.presodia.firmware.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Echo values (RFC 9175): a request that brings one back was made within the last seconds, in this
 * boot, by whom it was given to. Nothing is stored for a value: it holds its time and a code that
 * only this boot can make. Times are monotonic, so that a wall clock that jumps changes nothing.
 */
public final class Freshness {
    /** How old a value may be, ns. */
    public static final long LONGEST_NANOS = 10_000_000_000L;

    /** Four bytes of time, four of code: short, because it may go to an address nobody verified. */
    public static final int LENGTH = 8;

    private static final long TICK_NANOS = 10_000_000L;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key = new byte[32];

    /**
     * @param random makes this boot's key
     */
    public Freshness(SecureRandom random) {
        random.nextBytes(key);
    }

    /** A value for {@code whom}, good from {@code nanos} on. */
    public byte[] issue(String whom, long nanos) {
        return value(whom, (int) (nanos / TICK_NANOS));
    }

    /** Whether {@code value} was given to {@code whom} and is not too old. */
    public boolean fresh(byte[] value, String whom, long nanos) {
        if (value.length != LENGTH) {
            return false;
        }
        int tick = ByteBuffer.wrap(value).getInt();
        // Ticks are taken modulo 2^32, some 500 days: the difference stays right.
        int age = (int) (nanos / TICK_NANOS) - tick;
        return age >= 0
                && age <= LONGEST_NANOS / TICK_NANOS
                && MessageDigest.isEqual(value, value(whom, tick));
    }

    private byte[] value(String whom, int tick) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] time = ByteBuffer.allocate(Integer.BYTES).putInt(tick).array();
            mac.update(time);
            byte[] code = mac.doFinal(whom.getBytes(StandardCharsets.UTF_8));
            byte[] value = Arrays.copyOf(time, LENGTH);
            System.arraycopy(code, 0, value, Integer.BYTES, LENGTH - Integer.BYTES);
            return value;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
