package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTableTest {
    @Test
    void everyFaultHasARowAndCodesAndIdsAreUnique() {
        assertThat(FaultTable.standard().rows())
                .extracting(FaultRow::fault)
                .containsExactly(Fault.values());
        assertThat(Arrays.stream(Fault.values()).map(Fault::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Fault.values()).map(Fault::id)).doesNotHaveDuplicates();
        assertThat(FaultTable.standard().rows())
                .allSatisfy(row -> assertThat(row.description()).isNotBlank())
                .allSatisfy(row -> assertThat(row.watches()).isNotBlank());
    }

    @Test
    void hardElectricalLimitsActInTheFirstScan() {
        FaultTable table = FaultTable.standard();
        for (Fault fault : List.of(Fault.OVER_VOLTAGE, Fault.UNDER_VOLTAGE, Fault.OVER_CURRENT)) {
            assertThat(table.row(fault).debounce()).isEqualTo(Debounce.NONE);
        }
    }

    @Test
    void aFaultWithoutARowOrWithTwoIsRefused() {
        List<FaultRow> rows = new ArrayList<>(FaultTable.standard().rows());
        FaultRow first = rows.removeFirst();
        assertThatThrownBy(() -> new FaultTable(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first.fault().id());
        rows.add(first);
        rows.add(first);
        assertThatThrownBy(() -> new FaultTable(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two rows");
    }

    @Test
    void aRowCanBeReplaced() {
        FaultTable table = FaultTable.standard();
        FaultRow slow = table.row(Fault.OVER_VOLTAGE).with(Debounce.ofScans(3));
        assertThat(table.with(slow).row(Fault.OVER_VOLTAGE)).isEqualTo(slow);
        FaultRow strict =
                table.row(Fault.STALE_READING).with(new Thresholds.Fixed(1, 2, 3, "a test"));
        assertThat(table.with(strict).fixed(Fault.STALE_READING).trip()).isEqualTo(3);
        assertThat(table.fixed(Fault.STALE_READING).trip()).isEqualTo(2);
    }

    @Test
    void tiersMustRise() {
        assertThatThrownBy(() -> new Thresholds.Fixed(2, 1, 3, "a test"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
