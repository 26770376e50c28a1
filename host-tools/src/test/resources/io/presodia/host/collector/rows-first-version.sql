-- A store as the first version made it, before packs could call: with neither numbers nor later columns.
CREATE TABLE journal (
    journal TEXT NOT NULL PRIMARY KEY,
    pack TEXT NOT NULL,
    identity TEXT NOT NULL,
    boot INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sample (
    journal TEXT NOT NULL,
    boot INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    run TEXT NOT NULL,
    step_id TEXT NOT NULL,
    step_type TEXT NOT NULL,
    monotonic INTEGER,
    wall_less_monotonic INTEGER,
    clock_quality INTEGER,
    channel INTEGER,
    reason INTEGER,
    cycle INTEGER,
    step_count INTEGER,
    run_time INTEGER,
    step_time INTEGER,
    quality INTEGER,
    current_range INTEGER,
    voltage INTEGER,
    current INTEGER,
    temperature INTEGER,
    pressure INTEGER,
    ambient INTEGER,
    zero INTEGER,
    uncounted INTEGER,
    charge INTEGER,
    discharge INTEGER,
    energy_in INTEGER,
    energy_out INTEGER,
    cycle_charge INTEGER,
    cycle_discharge INTEGER,
    cycle_energy_in INTEGER,
    cycle_energy_out INTEGER,
    step_charge INTEGER,
    step_discharge INTEGER,
    step_energy_in INTEGER,
    step_energy_out INTEGER,
    soc INTEGER,
    soc_sigma INTEGER,
    donor_depletion INTEGER,
    donor_depletion_sigma INTEGER,
    sodium_inventory INTEGER,
    sodium_inventory_sigma INTEGER,
    PRIMARY KEY (journal, boot, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_run ON sample (run);
CREATE TABLE event (
    journal TEXT NOT NULL,
    boot INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tier INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    run TEXT,
    mono_ns INTEGER NOT NULL,
    wall_ns INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    text TEXT NOT NULL,
    value REAL,
    "limit" REAL,
    unit TEXT NOT NULL,
    data TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (journal, boot, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE gap (
    journal TEXT NOT NULL,
    boot INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (journal, boot, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO journal VALUES ('journal-1', 'pack-1', '{"board":"bench-4"}', 1, 4);
INSERT INTO sample (journal, boot, seq, run, step_id, step_type, monotonic, wall_less_monotonic, clock_quality, channel,
    reason, cycle, step_count, run_time, step_time, quality, current_range, voltage, current, temperature)
VALUES ('journal-1', 1, 2, 'run-a', 'charge', 'cc', 2000, 0, 0, 1, 0, 1, 1, 2000, 2000, 0, 1, 306250, 29000, 3025);
INSERT INTO event VALUES ('journal-1', 1, 1, 'run_started', 0, 1, 'run-a', 1000, 1000, 0, 'began', NULL, NULL, '', '{}', 5);
INSERT INTO gap VALUES ('journal-1', 1, 3, 2, 'quota');
