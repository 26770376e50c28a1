package io.presodia.firmware.coap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Good examples of what each parser takes, where Jazzer looks for them. */
final class Seeds {
    static final String FOLDER = "ParserFuzzTestInputs";

    private Seeds() {}

    /**
     * One example.
     *
     * @param parser which takes it
     * @param name of its file
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Seed(String parser, String name, byte[] bytes) {}

    static List<Seed> all() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(Seeds.class.getResource(FOLDER), FOLDER);
        List<Seed> seeds = new ArrayList<>();
        Path root = Path.of(folder.toURI());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String parser = root.relativize(file).getName(0).toString();
                seeds.add(new Seed(parser, parser + "/" + file.getFileName(), bytes(file)));
            }
        }
        return seeds;
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
