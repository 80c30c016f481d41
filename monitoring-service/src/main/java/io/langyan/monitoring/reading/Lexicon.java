package io.langyan.monitoring.reading;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Words and what they say about a text, from {@code reading/lexicon.tsv}. */
final class Lexicon {

    /** @param value weight of a sentiment word, else the code of the appeal, category or type */
    record Entry(Kind kind, String value) {
        double weight() {
            return Double.parseDouble(value);
        }
    }

    /** What a word speaks of. */
    enum Kind {
        NEGATIVE,
        POSITIVE,
        NEGATOR,
        APPEAL,
        CATEGORY,
        TYPE
    }

    /** A word of the lexicon in a text; {@code end} is exclusive. */
    record Found(int start, int end, List<Entry> entries) {}

    private final AhoCorasickDoubleArrayTrie<List<Entry>> automaton = new AhoCorasickDoubleArrayTrie<>();

    private Lexicon(TreeMap<String, List<Entry>> words) {
        automaton.build(words);
    }

    static Lexicon shipped() {
        try (InputStream in = Lexicon.class.getResourceAsStream("/reading/lexicon.tsv")) {
            return new Lexicon(words(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every word of the text, overlapping ones too, by where it ends. */
    List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        automaton.parseText(text.toLowerCase(Locale.ROOT), (begin, end, entries) -> {
            found.add(new Found(begin, end, entries));
        });
        return found;
    }

    private static TreeMap<String, List<Entry>> words(BufferedReader lines) throws IOException {
        TreeMap<String, List<Entry>> words = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                addLine(words, line.split("\t"));
            }
        }
        return words;
    }

    private static void addLine(TreeMap<String, List<Entry>> words, String[] columns) {
        Entry entry = new Entry(Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)), columns[1]);
        for (String word : columns[2].split(" ")) {
            List<Entry> entries = words.computeIfAbsent(word, none -> new ArrayList<>());
            boolean stronger = entries.stream().anyMatch(other -> other.kind() == entry.kind() && isSentiment(entry));
            if (!stronger) {
                entries.add(entry);
            }
        }
    }

    private static boolean isSentiment(Entry entry) {
        return entry.kind() == Kind.NEGATIVE || entry.kind() == Kind.POSITIVE;
    }
}
