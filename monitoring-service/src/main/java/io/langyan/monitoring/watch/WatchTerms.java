package io.langyan.monitoring.watch;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All terms of all brands in one Aho-Corasick automaton over a double array: one pass over a text whatever the number of terms. Immutable;
 * a change of rules builds a new one.
 */
public final class WatchTerms {

    static final WatchTerms NONE = new WatchTerms(List.of());

    private final AhoCorasickDoubleArrayTrie<List<WatchTerm>> automaton;
    private final int size;

    WatchTerms(Collection<WatchTerm> terms) {
        TreeMap<String, List<WatchTerm>> byText = new TreeMap<>();
        for (WatchTerm term : terms) {
            String normal = NormalText.of(term.text()).toString().strip();
            if (!normal.isEmpty()) {
                byText.computeIfAbsent(normal, none -> new ArrayList<>()).add(term);
            }
        }
        size = byText.size();
        automaton = byText.isEmpty() ? null : new AhoCorasickDoubleArrayTrie<>();
        if (automaton != null) {
            automaton.build(byText);
        }
    }

    /** Number of distinct normalised terms. */
    public int size() {
        return size;
    }

    /** The brands that the text concerns. Title and text may be null. */
    public List<Match> find(String title, String text) {
        if (automaton == null) {
            return List.of();
        }
        String whole = title == null ? text : text == null ? title : title + '\n' + text;
        NormalText normal = NormalText.of(whole);
        Map<String, Findings> byBrand = new LinkedHashMap<>();
        automaton.parseText(normal.chars(), (begin, end, terms) -> {
            if (standsAlone(normal, begin, end)) {
                terms.forEach(term -> byBrand.computeIfAbsent(term.brand(), none -> new Findings())
                        .add(term, normal.originOf(begin)));
            }
        });
        return byBrand.isEmpty() ? List.of() : named(byBrand);
    }

    private static List<Match> named(Map<String, Findings> byBrand) {
        List<Match> matches = new ArrayList<>(byBrand.size());
        byBrand.forEach((brand, findings) -> {
            if (findings.named) {
                matches.add(new Match(brand, List.copyOf(findings.terms), findings.negative, findings.at));
            }
        });
        return matches;
    }

    /** A Latin term is a word of its own: "mi" is not in "family". Chinese needs no such border. */
    private static boolean standsAlone(NormalText text, int begin, int end) {
        boolean joinsBefore = begin > 0 && isLatin(text.charAt(begin)) && isLatin(text.charAt(begin - 1));
        boolean joinsAfter = end < text.length() && isLatin(text.charAt(end - 1)) && isLatin(text.charAt(end));
        return !joinsBefore && !joinsAfter;
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    private static final class Findings {
        private final Set<String> terms = new LinkedHashSet<>();
        private boolean named;
        private boolean negative;
        private int at;

        void add(WatchTerm term, int origin) {
            if (terms.isEmpty()) {
                at = origin;
            }
            terms.add(term.text());
            named |= term.role() != WatchTerm.Role.NEGATIVE_TAG;
            negative |= term.role() != WatchTerm.Role.NAMES_BRAND;
        }
    }
}
