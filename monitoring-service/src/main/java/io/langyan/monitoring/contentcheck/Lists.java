package io.langyan.monitoring.contentcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The data files: tab-separated, lines with # are notes, the first other line names the columns. */
final class Lists {

    private Lists() {}

    static List<List<String>> rows(String name) {
        try (InputStream in = Lists.class.getResourceAsStream("/contentcheck/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource contentcheck/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** For each character what the lists write for it, mostly itself. */
    static char[] variants() {
        char[] variants = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < variants.length; c++) {
            variants[c] = (char) c;
        }
        rows("variants.tsv")
                .forEach(row -> variants[row.get(0).charAt(0)] = row.get(1).charAt(0));
        return variants;
    }
}
