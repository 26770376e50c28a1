package io.presodia.config;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The exact bytes of one input, as read once; what a run keeps of it. */
public final class SourceFile {
    private final Kind kind;
    private final String name;
    private final String path;
    private final byte[] bytes;
    private final String sha256;

    /**
     * @param kind what it was opened as
     * @param name name in the catalogue, or the file name without its ending
     * @param path the path as the user gave it, or the name of the built-in resource
     * @param bytes the content
     */
    public SourceFile(Kind kind, String name, String path, byte[] bytes) {
        this.kind = kind;
        this.name = name;
        this.path = path;
        this.bytes = bytes.clone();
        this.sha256 = hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What it was opened as. */
    public Kind kind() {
        return kind;
    }

    /** Name in the catalogue, or the file name without its ending. */
    public String name() {
        return name;
    }

    /** The path as the user gave it, or the name of the built-in resource. */
    public String path() {
        return path;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the content, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceFile that
                && kind == that.kind
                && name.equals(that.name)
                && path.equals(that.path)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return path + " (sha256 " + sha256 + ")";
    }
}
