package io.presodia.host.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * From what the controller lives, as Linux tells it: power supplies under {@code
 * class/power_supply} (kernel document ABI/testing/sysfs-class-power), and the alarm for low
 * voltage of a Raspberry Pi under {@code class/hwmon} (kernel driver raspberrypi-hwmon).
 */
final class SupplyProbe {
    private final Path sys;

    /**
     * @param sys the folder {@code /sys}
     */
    SupplyProbe(Path sys) {
        this.sys = sys;
    }

    /** One line for people; {@code unknown} where nothing tells. */
    String text() {
        List<String> found = new ArrayList<>();
        for (Path supply : folders(sys.resolve("class/power_supply"))) {
            String type = line(supply.resolve("type"));
            if (type.equals("Battery")) {
                String share = line(supply.resolve("capacity"));
                found.add("battery " + (share.isEmpty() ? "?" : share) + " %");
            } else if (line(supply.resolve("online")).equals("1")) {
                found.add(type.equals("USB") ? "USB" : "mains");
            }
        }
        for (Path monitor : folders(sys.resolve("class/hwmon"))) {
            if (line(monitor.resolve("name")).equals("rpi_volt")) {
                boolean low = line(monitor.resolve("in0_lcrit_alarm")).equals("1");
                found.add(low ? "VOLTAGE TOO LOW" : "voltage good");
            }
        }
        return found.isEmpty() ? "unknown" : String.join(", ", found);
    }

    private static Iterable<Path> folders(Path folder) {
        TreeSet<Path> found = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            } catch (IOException e) {
                // As where there are none.
                found.clear();
            }
        }
        return found;
    }

    private static String line(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
