package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.text.Normaliser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds all words of a set in a text. At each place three filters are asked: do the two characters there make a word, do the three, do the four begin
 * one? Only where one says perhaps the words are looked up. Against an Aho-Corasick automaton, whose every step waits for the one before, the questions are
 * independent of one another, need no branch and fit into the cache even for 100 000 words: that is why ten times the words cost little more. The price is
 * that a text made of nothing but beginnings of long words is followed at each place, at most {@link Hits#LONGEST} steps. Immutable.
 */
final class WordTable {

    private final BitFilter mayBeTwo;
    private final BitFilter mayBeThree;
    private final BitFilter mayBegin;
    /** Words of two and of three characters by these, and the first four of longer ones. */
    private final LongTable twos;

    private final LongTable threes;
    private final LongTable fours;
    /** From there on character by character. */
    private final LongTable edges;
    /** Atoms of each word; the first one is nobody's. */
    private final int[][] words;
    /** Words of one character, null when there are none. */
    private final int[][] singles;

    private int wordCount = 1;
    private int nodes = 1;

    /** @param atomsByWord for each normalised word the atoms that it stands for */
    WordTable(Map<String, List<Integer>> atomsByWord) {
        Collection<String> all = atomsByWord.keySet();
        int two = (int) all.stream().filter(word -> word.length() == 2).count();
        int three = (int) all.stream().filter(word -> word.length() == 3).count();
        int longer = (int) all.stream().filter(word -> word.length() > 3).count();
        mayBeTwo = new BitFilter(two);
        mayBeThree = new BitFilter(three);
        mayBegin = new BitFilter(longer);
        twos = new LongTable(two);
        threes = new LongTable(three);
        fours = new LongTable(longer);
        edges = new LongTable(
                all.stream().mapToInt(word -> Math.max(0, word.length() - 4)).sum());
        words = new int[all.size() + 1][];
        singles = all.stream().anyMatch(word -> word.length() == 1) ? new int[1 << 16][] : null;
        atomsByWord.forEach((word, atoms) ->
                enter(word, atoms.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void enter(String word, int... atoms) {
        words[wordCount] = atoms;
        long key = 0;
        for (int i = 0; i < Math.min(4, word.length()); i++) {
            key = key << 16 | word.charAt(i);
        }
        switch (word.length()) {
            case 1 -> singles[word.charAt(0)] = atoms;
            case 2 -> {
                mayBeTwo.add(key);
                twos.put(key, Branch.ofWord(0, wordCount));
            }
            case 3 -> {
                mayBeThree.add(key);
                threes.put(key, Branch.ofWord(0, wordCount));
            }
            default -> {
                mayBegin.add(key);
                enterLong(word, key);
            }
        }
        wordCount++;
    }

    private void enterLong(String word, long first) {
        LongTable table = fours;
        long key = first;
        for (int at = 4; ; at++) {
            long branch = table.get(key);
            branch = branch == 0 ? Branch.of(nodes++) : branch;
            boolean over = at == word.length();
            table.put(key, over ? Branch.withWord(branch, wordCount) : Branch.withChild(branch, word.charAt(at)));
            if (over) {
                return;
            }
            key = edge(branch, word.charAt(at));
            table = edges;
        }
    }

    private static long edge(long branch, char c) {
        return (long) Branch.node(branch) << 16 | c;
    }

    /** Tells every word with its place. */
    void scan(Normaliser text, Listener listener) {
        char[] chars = text.units();
        int length = text.length();
        if (singles != null) {
            scanSingles(chars, length, listener);
        }
        if (length < 2) {
            return;
        }
        long four = (long) chars[0] << 32 | (long) chars[1] << 16 | chars[2];
        for (int i = 0; i < length - 1; i++) {
            four = four << 16 | chars[i + 3];
            if ((mayBeTwo.mayHave(four >>> 32) | mayBeThree.mayHave(four >>> 16) | mayBegin.mayHave(four)) != 0) {
                follow(chars, i, length, four, listener);
            }
        }
    }

    private void follow(char[] chars, int begin, int length, long four, Listener listener) {
        if (mayBeTwo.mayHave(four >>> 32) != 0) {
            tell(twos.get(four >>> 32), begin, begin + 2, listener);
        }
        if (mayBeThree.mayHave(four >>> 16) != 0) {
            tell(threes.get(four >>> 16), begin, begin + 3, listener);
        }
        long branch = mayBegin.mayHave(four) != 0 ? fours.get(four) : 0;
        for (int at = begin + 4; branch != 0; at++) {
            tell(branch, begin, at, listener);
            boolean ends = at >= length || !Branch.mayGoOn(branch, chars[at]);
            branch = ends ? 0 : edges.get(edge(branch, chars[at]));
        }
    }

    private void tell(long branch, int begin, int end, Listener listener) {
        int word = Branch.word(branch);
        if (word != 0) {
            listener.found(words[word], begin, end);
        }
    }

    private void scanSingles(char[] chars, int length, Listener listener) {
        for (int i = 0; i < length; i++) {
            int[] found = singles[chars[i]];
            if (found != null) {
                listener.found(found, i, i + 1);
            }
        }
    }

    /** Told where words stand. */
    interface Listener {

        /** @param end the place after the last character */
        void found(int[] atoms, int begin, int end);
    }
}
