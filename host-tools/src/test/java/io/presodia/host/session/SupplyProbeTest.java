package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyProbeTest {
    @TempDir private Path sys;

    private void write(String file, String text) throws IOException {
        Path path = sys.resolve("class").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    @Test
    void mainsAndABatteryAreNamedWithItsShare() throws IOException {
        write("power_supply/AC/type", "Mains");
        write("power_supply/AC/online", "1");
        write("power_supply/BAT0/type", "Battery");
        write("power_supply/BAT0/capacity", "83");
        assertThat(new SupplyProbe(sys).text()).isEqualTo("mains, battery 83 %");
    }

    @Test
    void aPlugThatIsPulledIsNoSupply() throws IOException {
        write("power_supply/AC/type", "Mains");
        write("power_supply/AC/online", "0");
        write("power_supply/BAT0/type", "Battery");
        write("power_supply/BAT0/capacity", "12");
        assertThat(new SupplyProbe(sys).text()).isEqualTo("battery 12 %");
    }

    @Test
    void theAlarmOfAControllerIsSeen() throws IOException {
        write("hwmon/hwmon1/name", "rpi_volt");
        write("hwmon/hwmon1/in0_lcrit_alarm", "1");
        assertThat(new SupplyProbe(sys).text()).isEqualTo("VOLTAGE TOO LOW");
        write("hwmon/hwmon1/in0_lcrit_alarm", "0");
        assertThat(new SupplyProbe(sys).text()).isEqualTo("voltage good");
    }

    @Test
    void whereNothingTellsItIsUnknown() {
        assertThat(new SupplyProbe(sys).text()).isEqualTo("unknown");
    }
}
