package io.presodia.host.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which software this is.
 *
 * @param version its version
 * @param commit the commit it was built from, 40 hexadecimal digits; empty when unknown
 * @param modified whether its sources differed from that commit
 */
public record SoftwareVersion(String version, String commit, boolean modified) {
    private static final String RESOURCE = "/presodia-build.properties";

    /** What the build wrote down. */
    public static SoftwareVersion ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        String commit = properties.getProperty("commit", "unknown");
        return new SoftwareVersion(
                properties.getProperty("version", "unknown"),
                commit.equals("unknown") ? "" : commit,
                properties.getProperty("dirty", "").equals("true"));
    }

    /** The commit as runs keep it: marked where the sources differed from it. */
    public String commitMark() {
        return modified && !commit.isEmpty() ? commit + "-modified" : commit;
    }

    @Override
    public String toString() {
        return version + (commit.isEmpty() ? "" : " (" + commitMark() + ")");
    }
}
