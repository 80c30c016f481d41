package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.text.Normaliser;
import java.util.Arrays;

/**
 * The words found in one text. One object serves a thread for all its texts and allocates nothing while it does. Which words and units were met is kept as
 * sparse sets (Briggs and Torczon 1993), which need no clearing.
 */
final class Hits {

    /** No word that is listened for is longer, in normalised characters. */
    static final int LONGEST = 512;

    private static final int NONE = -1;

    private final Normaliser text = new Normaliser();
    private String platform;

    private int count;
    private int[] atoms = new int[64];
    private long[] places = new long[64];
    private int[] nexts = new int[64];
    private int[] tails = new int[64];
    private int[] firsts = new int[0];

    private int woken;
    private int[] units = new int[64];
    private int[] unitPlaces = new int[0];

    void begin(String onPlatform, String title, String body, int allAtoms, int allUnits) {
        text.read(title, body);
        platform = onPlatform;
        count = 0;
        woken = 0;
        if (firsts.length < allAtoms) {
            firsts = new int[allAtoms + allAtoms / 4];
        }
        if (unitPlaces.length < allUnits) {
            unitPlaces = new int[allUnits + allUnits / 4];
        }
    }

    Normaliser text() {
        return text;
    }

    String platform() {
        return platform;
    }

    /** @return whether this word was not found before in this text */
    boolean add(int atom, int begin, int end) {
        if (count == atoms.length) {
            grow();
        }
        int first = first(atom);
        int here = count++;
        atoms[here] = atom;
        places[here] = (long) begin << 32 | end;
        nexts[here] = NONE;
        if (first == NONE) {
            firsts[atom] = here;
            tails[here] = here;
            return true;
        }
        nexts[tails[first]] = here;
        tails[first] = here;
        return false;
    }

    void wake(int unit) {
        int place = unitPlaces[unit];
        if (place >= woken || units[place] != unit) {
            if (woken == units.length) {
                units = Arrays.copyOf(units, woken * 2);
            }
            unitPlaces[unit] = woken;
            units[woken++] = unit;
        }
    }

    int woken() {
        return woken;
    }

    int unit(int index) {
        return units[index];
    }

    boolean has(int atom) {
        return first(atom) != NONE;
    }

    /** Where the word stands first, or -1. */
    int first(int atom) {
        int hit = firsts[atom];
        return hit < count && atoms[hit] == atom ? hit : NONE;
    }

    /** The next place of the same word, or -1. */
    int next(int hit) {
        return nexts[hit];
    }

    long place(int hit) {
        return places[hit];
    }

    /** Where any of the words stand, in the order of their beginnings. */
    long[] places(int... ofAtoms) {
        long[] found = new long[16];
        int size = 0;
        for (int atom : ofAtoms) {
            for (int hit = first(atom); hit != NONE; hit = nexts[hit]) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = places[hit];
            }
        }
        long[] sorted = Arrays.copyOf(found, size);
        Arrays.sort(sorted);
        return sorted;
    }

    static int begin(long place) {
        return (int) (place >>> 32);
    }

    static int end(long place) {
        return (int) place;
    }

    private void grow() {
        int larger = count * 2;
        atoms = Arrays.copyOf(atoms, larger);
        places = Arrays.copyOf(places, larger);
        nexts = Arrays.copyOf(nexts, larger);
        tails = Arrays.copyOf(tails, larger);
    }
}
