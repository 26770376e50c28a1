package io.presodia.firmware.journal;

/**
 * A place in a journal. Ordered by boot, then by sequence number.
 *
 * @param bootId boot of the firmware, from 1
 * @param seq number within the boot, from 1, counting on from the boot before; 0 is before the
 *     first
 */
public record Cursor(long bootId, long seq) implements Comparable<Cursor> {
    /** Before everything. */
    public static final Cursor START = new Cursor(0, 0);

    @Override
    public int compareTo(Cursor other) {
        int byBoot = Long.compare(bootId, other.bootId);
        return byBoot != 0 ? byBoot : Long.compare(seq, other.seq);
    }
}
