package io.langyan.monitoring.watch.automaton;

/** What is known of each word that is listened for, by its number. */
final class Atoms {

    private final int[][] wakes;
    private final boolean[] loose;

    Atoms(int[][] wakes, boolean[] loose) {
        this.wakes = wakes;
        this.loose = loose;
    }

    int size() {
        return wakes.length;
    }

    /** The units that are looked at when this word is found. */
    int[] wakes(int atom) {
        return wakes[atom];
    }

    /** Part of a regular expression, which may stand within a word. */
    boolean isLoose(int atom) {
        return loose[atom];
    }
}
