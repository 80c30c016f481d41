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
import java.util.TreeMap;

/** All rules of {@code reading/rules.tsv} in one automaton, so that a text is passed over once however many rules there are. */
final class RuleBook {

    /** How far the second half of a pattern A~B may stand from the first. */
    static final int REACH = 8;

    /** A word of a pattern; {@code pattern} tells the two words of A~B from those of other patterns. */
    private record Word(Rule rule, int pattern, Place place) {}

    private enum Place {
        WHOLE,
        FIRST,
        SECOND
    }

    private record Begun(int pattern, int begin, int end) {}

    private final AhoCorasickDoubleArrayTrie<Word[]> automaton = new AhoCorasickDoubleArrayTrie<>();
    private final List<Rule> rules = new ArrayList<>();
    private int patterns;

    private RuleBook(BufferedReader lines) throws IOException {
        TreeMap<String, List<Word>> words = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                addRow(words, line.split("\t"));
            }
        }
        TreeMap<String, Word[]> built = new TreeMap<>();
        words.forEach((word, entries) -> built.put(word, entries.toArray(Word[]::new)));
        automaton.build(built);
    }

    static RuleBook shipped() {
        try (InputStream in = RuleBook.class.getResourceAsStream("/reading/rules.tsv")) {
            return new RuleBook(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every pattern of every rule in the text, in the order in which they end. */
    List<Found> in(RuleText text) {
        List<Found> found = new ArrayList<>();
        List<Begun> begun = new ArrayList<>();
        automaton.parseText(text.chars(), (begin, end, words) -> {
            for (Word word : words) {
                switch (word.place()) {
                    case WHOLE -> found.add(new Found(word.rule(), begin, end));
                    case FIRST -> begun.add(new Begun(word.pattern(), begin, end));
                    case SECOND -> complete(text, word, begun, begin, end, found);
                }
            }
        });
        return found;
    }

    private static void complete(RuleText text, Word word, List<Begun> begun, int begin, int end, List<Found> found) {
        for (int i = begun.size() - 1; i >= 0; i--) {
            Begun first = begun.get(i);
            if (first.pattern() == word.pattern()
                    && first.end() <= begin
                    && begin - first.end() <= REACH
                    && text.sameClause(first.end() - 1, begin)) {
                found.add(new Found(word.rule(), first.begin(), end));
                return;
            }
        }
    }

    private void addRow(TreeMap<String, List<Word>> words, String[] columns) {
        Rule.Kind kind = Rule.Kind.of(columns[0], columns[1]);
        int code = kind.codes().indexOf(columns[1]);
        int row = (int) rules.stream()
                .filter(other -> other.kind() == kind && other.code() == code)
                .count();
        Rule rule = new Rule(kind, code, row, Integer.parseInt(columns[2]));
        rules.add(rule);
        for (String written : columns[3].split(" ")) {
            addPattern(words, rule, written.split("~"));
        }
    }

    private void addPattern(TreeMap<String, List<Word>> words, Rule rule, String[] halves) {
        int pattern = patterns++;
        if (halves.length == 1) {
            put(words, halves[0], new Word(rule, pattern, Place.WHOLE));
        } else {
            put(words, halves[0], new Word(rule, pattern, Place.FIRST));
            put(words, halves[1], new Word(rule, pattern, Place.SECOND));
        }
    }

    private static void put(TreeMap<String, List<Word>> words, String written, Word word) {
        String pattern = RuleText.pattern(written);
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rule for " + word.rule().codeName() + " has an empty pattern: " + written);
        }
        words.computeIfAbsent(pattern, none -> new ArrayList<>()).add(word);
    }
}
