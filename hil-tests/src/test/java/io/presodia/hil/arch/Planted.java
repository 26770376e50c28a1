package io.presodia.hil.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a few lines of Java under any package name, so that a rule can be shown a violation that
 * exists nowhere in the project. Knows nothing of the project's own classes.
 */
final class Planted {
    private static final Pattern PACKAGE = Pattern.compile("package ([a-zA-Z0-9_.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface) ([A-Za-z0-9]+)");

    private Planted() {}

    /** Compiles {@code sources}, one type each, into {@code folder} and reads them back. */
    static JavaClasses classes(Path folder, String... sources) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new Source(source));
        }
        Files.createDirectories(folder);
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", folder.toString(), "-cp", folder.toString(), "-proc:none");
        boolean compiled = compiler.getTask(messages, null, null, options, null, units).call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return new ClassFileImporter().importPath(folder);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(
                    URI.create(
                            "string:///"
                                    + first(PACKAGE, text).replace('.', '/')
                                    + "/"
                                    + first(TYPE, text)
                                    + ".java"),
                    Kind.SOURCE);
            this.text = text;
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
            return matcher.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
