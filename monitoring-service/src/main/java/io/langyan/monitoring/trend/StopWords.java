package io.langyan.monitoring.trend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that say nothing about a matter, from {@code trend/stopwords.tsv}. */
final class StopWords {

    private final Set<String> breaks = new HashSet<>();
    private final Set<String> edges = new HashSet<>();
    private final Set<String> alone = new HashSet<>();

    StopWords() {
        try (InputStream in = StopWords.class.getResourceAsStream("/trend/stopwords.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(row -> ofKind(row[0]).addAll(List.of(row[1].split(" "))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** No phrase goes across it. */
    boolean breaks(String word) {
        return breaks.contains(word);
    }

    /** No phrase begins or ends with it. */
    boolean edges(String word) {
        return alone.contains(word) || isPutTogether(word);
    }

    /** The dictionary knows words such as 也不 and 我的 that are nothing but stop words. */
    private boolean isPutTogether(String word) {
        boolean[] reached = new boolean[word.length() + 1];
        reached[0] = true;
        for (int from = 0; from < word.length(); from++) {
            for (int to = from + 1; reached[from] && to <= word.length(); to++) {
                String part = word.substring(from, to);
                reached[to] |= breaks.contains(part) || edges.contains(part);
            }
        }
        return reached[word.length()];
    }

    private Set<String> ofKind(String kind) {
        return switch (kind) {
            case "break" -> breaks;
            case "edge" -> edges;
            case "alone" -> alone;
            default -> throw new IllegalArgumentException("unknown kind of stop word " + kind);
        };
    }
}
