package io.langyan.monitoring.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody looks for. Words apart by blanks must all occur, in any order; what stands in quotes ("…" or “…”) must occur as it is. There
 * are no operators and no wildcards: every other character means itself.
 */
public record Words(List<String> all) {

    public static final Words NONE = new Words(List.of());
    private static final String QUOTES = "\"“”";

    public static Words of(String query) {
        if (query == null || query.isBlank()) {
            return NONE;
        }
        List<String> words = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= query.length(); i++) {
            boolean quote = i < query.length() && QUOTES.indexOf(query.charAt(i)) >= 0;
            boolean ends = i == query.length() || quote || !quoted && Character.isWhitespace(query.charAt(i));
            if (ends) {
                add(words, query.substring(from, i));
                from = i + 1;
                quoted = quote != quoted;
            }
        }
        return new Words(List.copyOf(words));
    }

    private static void add(List<String> words, String word) {
        String folded = Folded.of(word);
        if (!folded.isEmpty() && !words.contains(folded)) {
            words.add(folded);
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean in(String title, String text) {
        if (all.isEmpty()) {
            return true;
        }
        String folded = Folded.of(title, text);
        return all.stream().allMatch(folded::contains);
    }

    /** What a text that has all the words must have in the index. */
    List<TermRange> ranges() {
        Set<TermRange> ranges = new TreeSet<>();
        for (String word : all) {
            if (word.length() == 1) {
                ranges.add(Terms.beginningWith(word.charAt(0)));
            }
            for (int i = 1; i < word.length(); i++) {
                ranges.add(TermRange.of(Terms.pair(word.charAt(i - 1), word.charAt(i))));
            }
        }
        return List.copyOf(ranges);
    }
}
