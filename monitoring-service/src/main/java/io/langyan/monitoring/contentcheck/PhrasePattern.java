package io.langyan.monitoring.contentcheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The small language of the lists: literal characters, {@code #} a number, {@code …} up to 8 characters of the same sentence, {@code @} one
 * Chinese character, {@code (a|b)} either, {@code ?} after a character or bracket for "or nothing". Alternatives are written out, so that a phrase
 * becomes a few plain sequences and matching needs no backtracking engine.
 */
final class PhrasePattern {

    private static final int MOST_SEQUENCES = 5_000;

    private final String source;
    private int at;

    private PhrasePattern(String source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException naming the phrase when its brackets do not fit or it says too much */
    static Set<String> expand(String pattern) {
        PhrasePattern parser = new PhrasePattern(pattern);
        List<String> all = parser.alternatives();
        if (parser.at != pattern.length()) {
            throw parser.broken("a bracket too many");
        }
        Set<String> sequences = new LinkedHashSet<>(all);
        if (sequences.stream().anyMatch(String::isEmpty)) {
            throw parser.broken("may be empty");
        }
        return sequences;
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<String> sequence() {
        List<String> written = List.of("");
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            written = product(written, optional(atom()));
        }
        return written;
    }

    private List<String> atom() {
        char c = source.charAt(at++);
        if (c != '(') {
            return List.of(String.valueOf(c));
        }
        List<String> inside = alternatives();
        if (at >= source.length() || source.charAt(at) != ')') {
            throw broken("a bracket is open");
        }
        at++;
        return inside;
    }

    private List<String> optional(List<String> atom) {
        if (at >= source.length() || source.charAt(at) != '?') {
            return atom;
        }
        at++;
        List<String> orNothing = new ArrayList<>(atom);
        orNothing.add("");
        return orNothing;
    }

    private List<String> product(List<String> heads, List<String> tails) {
        if (heads.size() * tails.size() > MOST_SEQUENCES) {
            throw broken("stands for too many phrases");
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }

    private IllegalArgumentException broken(String why) {
        return new IllegalArgumentException("\"" + source + "\": " + why);
    }
}
