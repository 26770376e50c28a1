package io.presodia.firmware.safety;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fault table: exactly one row for every {@link Fault}. */
public final class FaultTable {
    private final Map<Fault, FaultRow> rows = new EnumMap<>(Fault.class);

    /**
     * @param rows one for each fault
     * @throws IllegalArgumentException when a fault has no row or two
     */
    public FaultTable(List<FaultRow> rows) {
        for (FaultRow row : rows) {
            if (this.rows.put(row.fault(), row) != null) {
                throw new IllegalArgumentException(row.fault().id() + " has two rows");
            }
        }
        for (Fault fault : Fault.values()) {
            if (!this.rows.containsKey(fault)) {
                throw new IllegalArgumentException(fault.id() + " has no row");
            }
        }
    }

    /** The rows that a board runs with unless it says otherwise. */
    public static FaultTable standard() {
        List<FaultRow> rows = new ArrayList<>();
        rows.addAll(CellRows.rows());
        rows.addAll(MeasurementRows.rows());
        rows.addAll(OutputRows.rows());
        rows.addAll(MachineRows.rows());
        return new FaultTable(rows);
    }

    /** All rows in order of code. */
    public List<FaultRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The row of this fault. */
    public FaultRow row(Fault fault) {
        FaultRow row = rows.get(fault);
        if (row == null) {
            throw new IllegalStateException(fault.id() + " has no row");
        }
        return row;
    }

    /** This table with one row replaced. */
    public FaultTable with(FaultRow row) {
        List<FaultRow> changed = new ArrayList<>(rows.values());
        changed.replaceAll(old -> old.fault() == row.fault() ? row : old);
        return new FaultTable(changed);
    }

    /** The fixed tiers of a fault. */
    Thresholds.Fixed fixed(Fault fault) {
        return fixed(row(fault));
    }

    static Thresholds.Fixed fixed(FaultRow row) {
        if (row.thresholds() instanceof Thresholds.Fixed fixed) {
            return fixed;
        }
        throw new IllegalArgumentException(
                row.fault().id() + " needs fixed thresholds, has " + row.thresholds());
    }

    /** The tier of a fault that is a plain condition. */
    int conditionSeverity(Fault fault) {
        if (row(fault).thresholds() instanceof Thresholds.OnCondition condition) {
            return Severity.of(condition.tier());
        }
        throw new IllegalArgumentException(fault.id() + " needs a condition as threshold");
    }
}
