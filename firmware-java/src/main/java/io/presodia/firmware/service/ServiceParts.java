package io.presodia.firmware.service;

import io.presodia.firmware.access.Freshness;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.RateLimit;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.remote.LeaseTable;
import io.presodia.firmware.remote.UploadStore;
import io.presodia.hal.time.Timebase;

/**
 * What the resources stand on.
 *
 * @param view what can be seen of the firmware
 * @param timebase the clock of leases, freshness and rates; a real one also over a virtual bench,
 *     since those who wait are real
 * @param desk takes commands
 * @param ledger keeps the mark of what was acknowledged
 * @param leases who has which channel
 * @param uploads files from outside
 * @param log the journal
 * @param keys who may come in
 * @param freshness Echo values
 * @param rate how often one principal may ask
 */
public record ServiceParts(
        FirmwareView view,
        Timebase timebase,
        CommandDesk desk,
        CommandLedger ledger,
        LeaseTable leases,
        UploadStore uploads,
        LogSource log,
        KeyRing keys,
        Freshness freshness,
        RateLimit rate) {}
