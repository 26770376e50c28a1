package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.SyntheticRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void theSummaryOfTheSyntheticRunIsTheGoldenOne() throws IOException {
        JsonNode golden = resource("/presodia/report/summary-golden.json");
        assertSame("", golden, document(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE));
    }

    @Test
    void everySummaryIsValidAgainstItsSchema() throws IOException {
        JsonNode schema = resource("/presodia/schemas/summary.v1.schema.json");
        assertThat(schema.get("$id").asString()).isEqualTo("https://presodia.io/schema/summary/v1");
        var check =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema);
        for (SyntheticRun.Course course : SyntheticRun.Course.values()) {
            for (boolean virtual : new boolean[] {true, false}) {
                SyntheticRun.Options options = SyntheticRun.Options.USUAL.with(course);
                JsonNode document =
                        document(virtual ? options : options.measured(), DonorUse.IN_CATHODE);
                assertThat(check.validate(document)).as("%s %s", course, virtual).isEmpty();
            }
        }
    }

    @Test
    void theSchemaNamesEveryMember() throws IOException {
        JsonNode schema = resource("/presodia/schemas/summary.v1.schema.json");
        JsonNode document = document(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        assertThat(new TreeSet<>(document.propertyNames()))
                .isEqualTo(new TreeSet<>(schema.get("properties").propertyNames()));
    }

    @Test
    void aTripIsNamedWithItsValueAndLimit() {
        JsonNode document =
                document(
                        SyntheticRun.Options.USUAL.with(SyntheticRun.Course.TRIPPED_IN_CHARGE),
                        DonorUse.IN_CATHODE);
        assertThat(document.get("outcome").asString()).isEqualTo("tripped");
        JsonNode trip = document.get("trip");
        assertThat(trip.get("fault").asString()).isEqualTo("over voltage");
        assertThat(trip.get("id").asString()).isEqualTo("over-voltage");
        assertThat(trip.get("value").asDouble()).isEqualTo(3.6004);
        assertThat(trip.get("limit").asDouble()).isEqualTo(3.6);
        assertThat(trip.get("unit").asString()).isEqualTo("V");
        assertThat(trip.get("channel").asInt()).isEqualTo(1);
        // Two hours of rest, a row at its end, then Q/(11.75 mA/g) hours of charge.
        double seconds = 7260 + 3600 * SyntheticRun.chargeTruth(true, 0.95, 3.6) / 11.75;
        assertThat(trip.get("at_seconds").asDouble()).isCloseTo(seconds, within(0.01));
        assertThat(document.get("first_discharge_capacity_mAh_g").isNull()).isTrue();
        assertThat(document.get("initial_coulombic_efficiency").isNull()).isTrue();
    }

    @Test
    void whatIsNotEstimatedIsNullAndARealBoardHasNoTruth() {
        JsonNode document = document(SyntheticRun.Options.USUAL.measured(), DonorUse.IN_CATHODE);
        assertThat(document.get("estimate"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.isNull()).isTrue());
        assertThat(document.get("truth").isNull()).isTrue();
        assertThat(document.get("seed").isNull()).isTrue();
        assertThat(document.get("sim_seconds").isNull()).isTrue();
        assertThat(document.get("virtual").asBoolean()).isFalse();
    }

    @Test
    void noNumberIsNaN() {
        for (SyntheticRun.Course course : SyntheticRun.Course.values()) {
            String text =
                    SummaryJson.text(
                            Reports.summary(
                                    SyntheticRun.of(SyntheticRun.Options.USUAL.with(course)),
                                    Reports.input(DonorUse.IN_CATHODE, true)));
            assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").endsWith("}\n");
        }
    }

    private static JsonNode document(SyntheticRun.Options options, DonorUse donor) {
        RunSummary summary =
                Reports.summary(SyntheticRun.of(options), Reports.input(donor, options.virtual()));
        return MAPPER.readTree(SummaryJson.text(summary));
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = SummaryJsonTest.class.getResourceAsStream(name)) {
            return MAPPER.readTree(Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    /** The same members in the same order, numbers to nine digits. */
    private static void assertSame(String path, JsonNode golden, JsonNode actual) {
        if (golden.isObject()) {
            assertThat(actual.propertyNames())
                    .as(path)
                    .containsExactlyElementsOf(golden.propertyNames());
            for (String name : golden.propertyNames()) {
                assertSame(path + "/" + name, golden.get(name), actual.get(name));
            }
        } else if (golden.isArray()) {
            assertThat(actual.size()).as(path).isEqualTo(golden.size());
            for (int i = 0; i < golden.size(); i++) {
                assertSame(path + "/" + i, golden.get(i), actual.get(i));
            }
        } else if (golden.isFloatingPointNumber()) {
            double expected = golden.asDouble();
            assertThat(actual.asDouble())
                    .as(path)
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        } else {
            assertThat(actual).as(path).isEqualTo(golden);
        }
    }
}
