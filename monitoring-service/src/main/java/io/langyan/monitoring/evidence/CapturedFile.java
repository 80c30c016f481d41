package io.langyan.monitoring.evidence;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that becomes evidence, its type already known.
 *
 * @param name as the sender called it, for reading only: nothing is ever stored under it
 */
public record CapturedFile(String name, FileType type, long bytes, String sha256, Content content) {

    /** Gives the bytes, as often as asked. */
    public interface Content {

        InputStream open() throws IOException;
    }

    private static final int LONGEST_NAME = 120;

    /** Reads the content once for its hash. */
    public static CapturedFile of(String name, FileType type, long bytes, Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new CapturedFile(harmless(name), type, bytes, Hashes.of(in), content);
        }
    }

    /** The last part of a path, without anything that a shell, a header or a file system would take for more than a name. */
    static String harmless(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_")
                .replaceAll("^[. ]+", "")
                .strip();
        String known = plain.isEmpty() ? "file" : plain;
        int most = Math.min(LONGEST_NAME, known.codePointCount(0, known.length()));
        return known.substring(0, known.offsetByCodePoints(0, most));
    }
}
