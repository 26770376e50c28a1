package io.presodia.host.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our writer against Hardwood, a reader that shares nothing with it. */
class BdfParquetTest {
    @TempDir Path folder;

    @Test
    void anIndependentReaderSeesTypesValuesNullsAndMetadata() throws Exception {
        BdfTable table =
                new BdfTable(3)
                        .with(BdfColumn.VOLTAGE_VOLT, new double[] {2.5, Double.NaN, -0.0})
                        .with(BdfColumn.CYCLE_COUNT, new double[] {1, Double.NaN, 9e9})
                        .with(BdfColumn.STEP_ID, new String[] {"µA-Stufe", "", "rest"});
        Path file = folder.resolve("a.bdf.parquet");
        new BdfParquetWriter().write(table, file, Map.of("b", "2", "a", "1 °C"));
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            var metadata = reader.getFileMetaData();
            assertThat(metadata.numRows()).isEqualTo(3);
            assertThat(metadata.createdBy()).isEqualTo("presodia");
            assertThat(metadata.keyValueMetadata()).isEqualTo(Map.of("a", "1 °C", "b", "2"));
            var columns = reader.getFileSchema().getColumns();
            assertThat(columns)
                    .extracting(column -> column.type())
                    .containsExactly(
                            PhysicalType.DOUBLE, PhysicalType.INT64, PhysicalType.BYTE_ARRAY);
            assertThat(columns.get(2).logicalType()).isInstanceOf(LogicalType.StringType.class);
            var chunk = metadata.rowGroups().getFirst().columns().getFirst().metaData();
            assertThat(chunk.codec()).isEqualTo(CompressionCodec.GZIP);
            assertThat(chunk.numValues()).isEqualTo(3);
            row.next();
            assertThat(row.getDouble("voltage_volt")).isEqualTo(2.5);
            assertThat(row.getLong("cycle_count")).isEqualTo(1);
            assertThat(row.getString("step_id")).isEqualTo("µA-Stufe");
            row.next();
            assertThat(row.isNull("voltage_volt")).isTrue();
            assertThat(row.isNull("cycle_count")).isTrue();
            assertThat(row.isNull("step_id")).isTrue();
            row.next();
            assertThat(Double.doubleToRawLongBits(row.getDouble("voltage_volt")))
                    .isEqualTo(Double.doubleToRawLongBits(-0.0));
            assertThat(row.getLong("cycle_count")).isEqualTo(9_000_000_000L);
            assertThat(row.hasNext()).isFalse();
        }
    }

    @Test
    void randomTablesReadBackOverManyPagesAndGroups() throws Exception {
        long seed = Long.getLong("seed", 31);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int rows = random.nextInt(400);
            double[] volts = new double[rows];
            double[] counts = new double[rows];
            String[] texts = new String[rows];
            double nulls = random.nextDouble();
            for (int i = 0; i < rows; i++) {
                volts[i] = random.nextDouble() < nulls ? Double.NaN : random.nextGaussian();
                counts[i] = random.nextDouble() < nulls ? Double.NaN : random.nextInt();
                texts[i] =
                        random.nextDouble() < nulls
                                ? ""
                                : Integer.toString(random.nextInt(1 << random.nextInt(31)), 36);
            }
            BdfTable table =
                    new BdfTable(rows)
                            .with(BdfColumn.VOLTAGE_VOLT, volts)
                            .with(BdfColumn.RECORD_INDEX, counts)
                            .withExtra("note", texts);
            Path file = folder.resolve(round + ".bdf.parquet");
            new BdfParquetWriter(1 + random.nextInt(200), 1 + random.nextInt(60))
                    .write(table, file, Map.of());
            BdfTable back = BdfParquetReader.read(file);
            String what = "seed " + seed + ", round " + round;
            assertThat(back.rows()).as(what).isEqualTo(rows);
            assertThat(back.numbers(BdfColumn.VOLTAGE_VOLT).orElseThrow())
                    .as(what)
                    .containsExactly(volts);
            assertThat(back.numbers(BdfColumn.RECORD_INDEX).orElseThrow())
                    .as(what)
                    .containsExactly(counts);
            assertThat(back.texts("note").orElseThrow()).as(what).containsExactly(texts);
        }
    }

    @Test
    void twentyColumnsNeedTheLongListHeader() throws Exception {
        BdfTable table = new BdfTable(1);
        for (int i = 0; i < 20; i++) {
            table.withExtra("c" + i, new String[] {"v" + i});
        }
        Path file = folder.resolve("wide.parquet");
        new BdfParquetWriter().write(table, file, Map.of());
        assertThat(BdfParquetReader.read(file).texts("c19").orElseThrow()).containsExactly("v19");
    }

    @Test
    void theSameTableGivesTheSameBytes() throws Exception {
        BdfTable table = new BdfTable(2).with(BdfColumn.VOLTAGE_VOLT, new double[] {1, 2});
        Path first = folder.resolve("1.parquet");
        Path second = folder.resolve("2.parquet");
        new BdfParquetWriter().write(table, first, Map.of("a", "1", "b", "2"));
        new BdfParquetWriter().write(table, second, Map.of("b", "2", "a", "1"));
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void whatIsNoParquetIsRefusedByName() throws Exception {
        Path file = Files.writeString(folder.resolve("not.parquet"), "voltage_volt\n3.7\n");
        assertThatThrownBy(() -> BdfParquetReader.read(file))
                .isInstanceOf(BdfFormatException.class)
                .hasMessageContaining("not.parquet");
    }
}
