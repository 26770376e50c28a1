package io.presodia.firmware.push;

import io.presodia.firmware.remote.CommandLedger;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Bytes on air in a month, counted over restarts. The last tenth is kept for alarms and signs of
 * life; beyond the cap nothing is sent at all.
 */
public final class Budget {
    /**
     * DTLS with Connection ID and CoAP, up and down, and IP and UDP each way, bytes an exchange.
     */
    public static final int OVERHEAD_BYTES = 61 + 57 + 2 * 28;

    private static final String MARK = "air";
    private static final double RESERVE = 0.1;
    private static final int MONTHS = 12;

    private final CommandLedger ledger;
    private final Timebase clock;
    private final long cap;
    private long month;
    private long used;

    /**
     * @param ledger keeps the count
     * @param clock says which month it is
     * @param capBytes bytes a month
     * @throws IOException when the count cannot be read
     */
    public Budget(CommandLedger ledger, Timebase clock, long capBytes) throws IOException {
        this.ledger = ledger;
        this.clock = clock;
        this.cap = capBytes;
        month = ledger.mark(MARK).get(0);
        used = ledger.mark(MARK).get(1);
        turn();
    }

    /** A clock that jumps back does not give the month back. */
    private void turn() {
        LocalDate today = LocalDate.ofInstant(clock.wall(), ZoneOffset.UTC);
        long now = (long) today.getYear() * MONTHS + today.getMonthValue() - 1;
        if (now > month) {
            month = now;
            used = 0;
        }
    }

    /** Whether so many bytes of payload, up and down, may go. */
    public boolean allows(int payloadBytes, boolean urgent) {
        turn();
        double limit = urgent ? cap : cap * (1 - RESERVE);
        return used + payloadBytes + OVERHEAD_BYTES <= limit;
    }

    /**
     * Something was sent, whether it arrived or not.
     *
     * @throws IOException when the count cannot be kept
     */
    public void spend(int payloadBytes) throws IOException {
        turn();
        used += payloadBytes + OVERHEAD_BYTES;
        ledger.advance(MARK, month, used);
    }

    /** Bytes of this month. */
    public long used() {
        return used;
    }

    /** Bytes a month. */
    public long cap() {
        return cap;
    }
}
