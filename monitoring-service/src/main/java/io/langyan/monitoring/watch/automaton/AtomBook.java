package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives words their numbers. A word is one for all brands that know the same ways of writing it. */
final class AtomBook {

    private static final int LONGEST = 200;
    private static final int[] NOTHING = {};

    private record Key(Set<String> writings, boolean loose) {}

    private final Map<Lookalikes, Map<String, Integer>> terms = new IdentityHashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<String, List<Integer>> byWriting = new HashMap<>();
    private final List<List<Integer>> wakes = new ArrayList<>();
    private final List<Boolean> loose = new ArrayList<>();

    /** @return -1 for a word that cannot be found because nothing is left of it, or because it is endless */
    int word(String term, Lookalikes lookalikes) {
        return terms.computeIfAbsent(lookalikes, none -> new HashMap<>())
                .computeIfAbsent(term, none -> newWord(term, lookalikes));
    }

    private int newWord(String term, Lookalikes lookalikes) {
        String normal = Lookalikes.normal(term);
        boolean findable = !normal.isEmpty() && normal.length() <= LONGEST;
        return findable ? number(new Key(lookalikes.variants(normal), false)) : -1;
    }

    int part(String literal) {
        return number(new Key(Set.of(literal), true));
    }

    void wake(int atom, int unit) {
        if (atom >= 0) {
            wakes.get(atom).add(unit);
        }
    }

    Map<String, List<Integer>> byWriting() {
        return byWriting;
    }

    Atoms atoms() {
        boolean[] isLoose = new boolean[loose.size()];
        for (int i = 0; i < isLoose.length; i++) {
            isLoose[i] = loose.get(i);
        }
        return new Atoms(wakes.stream().map(AtomBook::array).toArray(int[][]::new), isLoose);
    }

    private int number(Key key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = wakes.size();
        numbers.put(key, number);
        wakes.add(new ArrayList<>(1));
        loose.add(key.loose());
        key.writings().stream()
                .filter(writing -> writing.length() <= Hits.LONGEST)
                .forEach(writing -> byWriting
                        .computeIfAbsent(writing, none -> new ArrayList<>(1))
                        .add(number));
        return number;
    }

    private static int[] array(List<Integer> units) {
        return units.isEmpty()
                ? NOTHING
                : units.stream().mapToInt(Integer::intValue).toArray();
    }
}
