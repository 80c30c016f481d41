package io.langyan.monitoring.reading;

import java.util.ArrayList;
import java.util.List;

/** The points of one code in one text, and the words they came from. */
final class Sum {

    private static final int MOST_ROWS = 6;
    /** Further words of a row that already counted say a little more. */
    private static final int MOST_REPEATS = 2;

    private final List<Found> words = new ArrayList<>(4);
    private final int[] counted = new int[MOST_ROWS];
    private final int[] until = new int[MOST_ROWS];
    private int points;
    private boolean demanded;

    /** Words come in the order in which they end; one that overlaps a word of its row that counted is proof, but says nothing more. */
    void add(Found found, boolean inDemand) {
        Rule rule = found.rule();
        if (!rule.speaksFor()) {
            points += counted[rule.row()]++ == 0 ? rule.points() : 0;
            return;
        }
        words.add(found);
        demanded |= inDemand;
        if (found.begin() >= until[rule.row()]) {
            int before = counted[rule.row()]++;
            points += before == 0 ? rule.points() : before <= MOST_REPEATS ? 1 : 0;
            until[rule.row()] = found.end();
        }
    }

    boolean isSaid() {
        return !words.isEmpty();
    }

    boolean isDemanded() {
        return demanded;
    }

    int points() {
        return points;
    }

    /** The strongest word, or the longest of those; apart from another one if that is given. */
    Found proof(Found apartFrom) {
        Found best = null;
        for (Found word : words) {
            boolean apart = apartFrom == null || word.end() <= apartFrom.begin() || apartFrom.end() <= word.begin();
            if (apart && (best == null || isStronger(word, best))) {
                best = word;
            }
        }
        return best;
    }

    private static boolean isStronger(Found word, Found than) {
        return word.rule().points() != than.rule().points()
                ? word.rule().points() > than.rule().points()
                : word.length() > than.length();
    }
}
