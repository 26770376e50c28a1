package io.presodia.firmware.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SenmlTest {
    private static final SenmlPack PACK =
            new SenmlPack(
                    "urn:dev:ops:32473-bench.4-B7:",
                    1.7e9,
                    List.of(
                            SenmlRecord.of("ch1/v", "V", 3.0625),
                            SenmlRecord.of("ch1/i", "A", -1.234567e-4).at(-0.5),
                            SenmlRecord.of("ch1/state", "running"),
                            SenmlRecord.of("ch1/hold", false),
                            new SenmlRecord("ch1/q", "C", null, 12.5, 0),
                            new SenmlRecord(
                                    "raw",
                                    "",
                                    new SenmlValue.Data(Bytes.of(new byte[] {-1, -2, 62})),
                                    Double.NaN,
                                    0)));

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<SenmlRecord> read(String text) throws MalformedException {
        return SenmlReader.read(json(text), WireFormat.JSON);
    }

    /** RFC 8428, section 5.1.2. */
    @Test
    void thePublishedExampleInJsonIsResolved() throws MalformedException {
        List<SenmlRecord> records =
                read(
                        """
                        [{'bn':'urn:dev:ow:10e2073a0108006:','bt':1.276020076001e+09,
                          'bu':'A','bver':5,'n':'voltage','u':'V','v':120.1},
                         {'n':'current','t':-5,'v':1.2},
                         {'n':'current','t':-4,'v':1.3},
                         {'n':'current','v':1.7}]\
                        """);
        assertThat(records)
                .containsExactly(
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:voltage", "V", 120.1)
                                .at(1.276020076001e9),
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:current", "A", 1.2)
                                .at(1.276020071001e9),
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:current", "A", 1.3)
                                .at(1.276020072001e9),
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:current", "A", 1.7)
                                .at(1.276020076001e9));
    }

    /** RFC 8428, section 6: the first two records of the same pack in CBOR. */
    @Test
    void thePublishedExampleInCborIsResolved() throws MalformedException {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "82a721781b75726e3a6465763a6f773a31306532303733613031303830303"
                                        + "63a22fb41d303a15b00106223614120050067766f6c74616765016156"
                                        + "02fb405e066666666666a3006763757272656e74062402fb3ff33333"
                                        + "33333333");
        assertThat(SenmlReader.read(bytes, WireFormat.CBOR))
                .containsExactly(
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:voltage", "V", 120.1)
                                .at(1.276020076001e9),
                        SenmlRecord.of("urn:dev:ow:10e2073a0108006:current", "A", 1.2)
                                .at(1.276020071001e9));
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void whatIsWrittenIsReadResolved(WireFormat format) throws MalformedException {
        List<SenmlRecord> records = SenmlReader.read(SenmlWriter.write(PACK, format), format);
        assertThat(records).hasSameSizeAs(PACK.records());
        for (int i = 0; i < records.size(); i++) {
            SenmlRecord sent = PACK.records().get(i);
            assertThat(records.get(i))
                    .isEqualTo(
                            new SenmlRecord(
                                    PACK.baseName() + sent.name(),
                                    sent.unit(),
                                    sent.value(),
                                    sent.sum(),
                                    PACK.baseSeconds() + sent.seconds()));
        }
    }

    @Test
    void jsonUsesTheNamesOfTheRfcAndShortNumbers() {
        SenmlPack pack =
                new SenmlPack(
                        "urn:dev:x:",
                        0,
                        List.of(SenmlRecord.of("v", "V", 3), SenmlRecord.of("w", "V", 3.5)));
        assertThat(new String(SenmlWriter.write(pack, WireFormat.JSON), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        [{"bn":"urn:dev:x:","bu":"V","n":"v","v":3},{"n":"w","v":3.5}]\
                        """);
    }

    /** Sums add to the base sum (RFC 8428, section 4.1). */
    @Test
    void baseValueAndBaseSumAreAdded() throws MalformedException {
        List<SenmlRecord> records = read("[{'bv':20,'bs':100,'n':'a','v':1.5,'s':2}]");
        assertThat(records.getFirst().number()).isEqualTo(21.5);
        assertThat(records.getFirst().sum()).isEqualTo(102);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'n':'a','v':1}                | pack: not an array",
                "[]                             | pack: not an array",
                "[3]                            | record 1: not a map",
                "[{'n':'a'}]                    | record 1: has neither value nor sum",
                "[{'v':1}]                      | record 1: '' is no name",
                "[{'n':'a b','v':1}]            | record 1: 'a b' is no name",
                "[{'n':'-a','v':1}]             | record 1: '-a' is no name",
                "[{'n':'a','v':'1'}]            | record 1: finite number expected",
                "[{'n':'a','v':1e999}]          | record 1: finite number expected",
                "[{'n':'a','v':1,'vb':true}]    | record 1: has more than one value",
                "[{'n':'a','vb':1}]             | record 1: vb is not true or false",
                "[{'n':'a','vd':'?'}]           | record 1: vd is not base64url",
                "[{'n':'a','v':1,'x_':1}]       | record 1: x_ must be understood",
                "[{'bver':11,'n':'a','v':1}]    | record 1: bver 11.0 is newer than 10",
                "[{'n':'a','v':1,'n':'b'}]      | document: is not JSON",
                "[{'n':'a','v':1}]]             | document: is not JSON",
                "[{'n':'a','v':1}               | document: is not JSON"
            })
    void whatIsWrongIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(message);
    }

    /** RFC 8428, section 4.4: other fields are passed over. */
    @Test
    void anUnknownFieldIsPassedOver() throws MalformedException {
        assertThat(read("[{'n':'a','v':1,'colour':[1,{'deep':2}]}]"))
                .containsExactly(SenmlRecord.of("a", "", 1));
    }

    @Test
    void aDocumentNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(2000) + "]".repeat(2000)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("document");
    }

    @Test
    void aDeviceNameHasOnlyCharactersThatSenmlKnows() {
        assertThat(DeviceName.of(32473, "bench-4", "virtual 1").baseName())
                .isEqualTo("urn:dev:ops:32473-bench.4-virtual.1:");
    }

    @Test
    void whatWasNotMeasuredHasNoRecord() {
        assertThatThrownBy(() -> SenmlRecord.of("v", "V", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
