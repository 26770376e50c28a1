package io.presodia.firmware.telemetry;

/**
 * A column of whole numbers as bytes: differences of order 0, 1 or 2, folded to be non-negative, in
 * a Rice code whose parameter is the best for the column. Noise of σ steps costs some log₂(4σ) bits
 * a value, a value that runs straight on costs one bit or none.
 *
 * <p>First byte: order in the two high bits, then the parameter; parameter {@value #NOTHING} means
 * that all differences are zero and nothing follows. Each number is its quotient by 2ᵖ in ones with
 * a zero behind it, then p bits; {@value #ESCAPE} ones mean that 64 plain bits follow.
 */
final class ColumnCodec {
    /** Longest quotient that is written out. */
    private static final int ESCAPE = 24;

    private static final int NOTHING = 63;
    private static final int LARGEST_PARAMETER = 40;
    private static final int ORDERS = 3;

    private ColumnCodec() {}

    static byte[] encode(long[] values) {
        int bestOrder = 0;
        int bestParameter = 0;
        long least = Long.MAX_VALUE;
        for (int order = 0; order < ORDERS; order++) {
            long[] folded = fold(values, order);
            int parameter = parameter(folded);
            long bits = parameter == NOTHING ? 0 : cost(folded, parameter);
            if (bits < least) {
                least = bits;
                bestOrder = order;
                bestParameter = parameter;
            }
        }
        BitWriter out = new BitWriter();
        out.bits((long) bestOrder << 6 | bestParameter, Byte.SIZE);
        if (bestParameter != NOTHING) {
            for (long number : fold(values, bestOrder)) {
                write(out, number, bestParameter);
            }
        }
        return out.finish();
    }

    /**
     * The {@code count} numbers in {@code bytes}.
     *
     * @throws MalformedException when they are not exactly as many
     */
    static long[] decode(String place, byte[] bytes, int count) throws MalformedException {
        if (bytes.length == 0) {
            throw new MalformedException(place, "empty");
        }
        int order = (bytes[0] & 0xFF) >>> 6;
        int parameter = bytes[0] & 0x3F;
        if (order >= ORDERS || (parameter > LARGEST_PARAMETER && parameter != NOTHING)) {
            throw new MalformedException(place, "unknown coding " + (bytes[0] & 0xFF));
        }
        long[] values = new long[count];
        BitReader in = new BitReader(bytes, 1);
        if (parameter != NOTHING) {
            for (int i = 0; i < count; i++) {
                values[i] = unfold(read(place, in, parameter));
            }
        }
        if (in.left() >= Byte.SIZE) {
            throw new MalformedException(place, in.left() / Byte.SIZE + " bytes too long");
        }
        for (int pass = 0; pass < order; pass++) {
            for (int i = 1; i < count; i++) {
                values[i] += values[i - 1];
            }
        }
        return values;
    }

    /** Differences of that order, the first ones against zero, folded: 0, -1, 1, -2 … */
    private static long[] fold(long[] values, int order) {
        long[] folded = values.clone();
        for (int pass = 0; pass < order; pass++) {
            for (int i = folded.length - 1; i > 0; i--) {
                folded[i] -= folded[i - 1];
            }
        }
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded[i] << 1 ^ folded[i] >> 63;
        }
        return folded;
    }

    private static long unfold(long folded) {
        return folded >>> 1 ^ -(folded & 1);
    }

    private static int parameter(long[] folded) {
        boolean nothing = true;
        for (long number : folded) {
            nothing &= number == 0;
        }
        if (nothing) {
            return NOTHING;
        }
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int parameter = 0; parameter <= LARGEST_PARAMETER; parameter++) {
            long bits = cost(folded, parameter);
            if (bits < least) {
                least = bits;
                best = parameter;
            }
        }
        return best;
    }

    private static long cost(long[] folded, int parameter) {
        long bits = 0;
        for (long number : folded) {
            long quotient = number >>> parameter;
            bits +=
                    Long.compareUnsigned(quotient, ESCAPE) < 0
                            ? quotient + 1 + parameter
                            : ESCAPE + Long.SIZE;
        }
        return bits;
    }

    private static void write(BitWriter out, long number, int parameter) {
        long quotient = number >>> parameter;
        if (Long.compareUnsigned(quotient, ESCAPE) < 0) {
            for (int i = 0; i < quotient; i++) {
                out.bits(1, 1);
            }
            out.bits(0, 1);
            out.bits(number, parameter);
        } else {
            out.bits(-1, ESCAPE);
            out.bits(number, Long.SIZE);
        }
    }

    private static long read(String place, BitReader in, int parameter) throws MalformedException {
        long quotient = 0;
        while (quotient < ESCAPE) {
            need(place, in, 1);
            if (in.bit() == 0) {
                need(place, in, parameter);
                return quotient << parameter | in.bits(parameter);
            }
            quotient++;
        }
        need(place, in, Long.SIZE);
        return in.bits(Long.SIZE);
    }

    private static void need(String place, BitReader in, int bits) throws MalformedException {
        if (in.left() < bits) {
            throw new MalformedException(place, "ends too early");
        }
    }
}
