package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change to the good file, and what must be said of it. */
class BadBoardFilesTest {
    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    address: 0x49 | address: 0x4A | chips[10].address | 0x4A | is taken by ambient on the same bus
                    address: 0x4B | address: 0x50 | chips[11].address | 0x50 | must be a whole number from 72 to 75 (seven-bit I2C address), for example 74
                    part: TMP117 | part: TMP116 | chips[9].part | TMP116 | must be one of ADS1256, AD5754R, MCP23017, ADS122C04, ADS1115, TMP117; did you mean TMP117?
                    averages: 8 | avarages: 8 | chips[9].avarages | 8 | unknown key; did you mean averages?; keys here: name, part, bus, address, averages, cycle_s
                    line: 17, | line: 27, | lines[4].line | 27 | gpiochip0 line 27 is adc_voltage_ready already
                    gain: 0.8, | gain: 1.2, | front_end.voltage_sense.gain | 1.2 | puts -2.2 V to 3.8 V at a converter that takes -2.5 V to 2.5 V
                    gain: 24, | gain: 26, | front_end.galvanostat.gain | 26 | puts -5.2 V to 5.2 V at a converter that takes -5 V to 5 V
                    full_scale_ma: 10, | full_scale_ma: 0.5, | front_end.ranges[2].full_scale_ma | 0.5 | must be above the range before it: smallest range first
                    full_scale_ma: 10, | full_scale_ma: -10, | front_end.ranges[2].full_scale_ma | -10 | must be above 0 and at most 100000 (largest magnitude, mA)
                    - number: 3 | - number: 5 | channels[2].number | 5 | must be 3: channels are numbered from 1 in order
                    relay: {chip: outputs, pin: 8} | relay: {chip: outputs, pin: 7} | channels[2].relay.pin | 7 | outputs pin 7 is used by channels[1].range_bits[1].pin already
                    relay: {chip: outputs, pin: 8} | relay: {chip: contacts, pin: 2} | channels[2].relay.pin | 2 | must be an output: set bit 2 in outputs of contacts
                    relay: {chip: outputs, pin: 8} | relay: {chip: outptus, pin: 8} | channels[2].relay.chip | outptus | no such chip; did you mean outputs?
                    relay: {chip: outputs, pin: 8} | relay: outputs | channels[2].relay | outputs | must be a pin of an expander {chip: NAME, pin: 0}, or a line of the controller {line: NAME}
                    current: {chip: adc_current, positive: 4 | current: {chip: adc_current, positive: 3 | channels[2].current.positive | 3 | adc_current input 3 is used by channels[1].current.negative already
                    current: {chip: adc_current, positive: 4 | current: {chip: dac, positive: 4 | channels[2].current.chip | dac | must be the name of an ADS1256
                    earliest_ms: 25 | earliest_ms: 50 | watchdog.earliest_ms | 50 | must be below the scan period of 50 ms
                    latest_ms: 145 | latest_ms: 45 | watchdog.latest_ms | 45 | must be above the scan period of 50 ms
                    trip: watchdog_trip | trip: heartbeat | watchdog.trip | heartbeat | must be a line with direction: input
                    enclosure: enclosure | enclosure: enclosur | interlocks.enclosure | enclosur | no such line; did you mean enclosure?
                    scan_period_ms: 50 | scan_period_ms: fast | scan_period_ms | fast | must be from 5 to 1000 (period of the control loop, ms), for example 50
                    bus: i2c-1, address: 0x20 | bus: spi0, address: 0x20 | chips[3].bus | spi0 | is an SPI bus, but MCP23017 speaks I2C
                    reference_ohm: 1650 | reference_ohm: 800 | pt100.gain | 8 | but a PT100 has 138.5 Ω at 100 °C; lower the gain
                    """)
    void oneWrongValueIsNamed(String good, String bad, String key, String value, String message) {
        String text = BuiltIn.text(catalogue, Kind.BOARD, "bench-4");
        assertThat(text).contains(good);
        String changed = text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
        try {
            BoardReader.read(
                    catalogue.document(
                            BuiltIn.file(Kind.BOARD, "my-board.yaml", changed), Kind.BOARD));
            fail("accepted " + bad);
        } catch (ConfigException e) {
            assertThat(e.diagnostics())
                    .anySatisfy(diagnostic -> {
                        assertThat(diagnostic.key()).isEqualTo(key);
                        assertThat(diagnostic.value()).isEqualTo(value);
                        assertThat(diagnostic.message()).contains(message);
                        assertThat(changed.lines().toList().get(diagnostic.line() - 1))
                                .contains(
                                        key.substring(key.lastIndexOf('.') + 1)
                                                        .replaceFirst("\\[.*", "")
                                                + ": ")
                                .contains(value);
                        assertThat(diagnostic.file()).isEqualTo("my-board.yaml");
                    });
            assertThat(e.diagnostics()).hasSizeLessThan(4);
        }
    }
}
