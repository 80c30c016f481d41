package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.text.Lookalikes;
import io.langyan.monitoring.watch.text.Normaliser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All that is listened for, of all brands. Immutable: a change makes another one, which takes this one's place while this one goes on. */
public final class Automaton {

    /** Listens for nothing. */
    public static final Automaton NONE = of(List.of(), Map.of());

    private static final ThreadLocal<Hits> HITS = ThreadLocal.withInitial(Hits::new);

    private final WordTable table;
    private final int words;
    private final Atoms atoms;
    private final Unit[] units;
    private final BrandUnits[] brands;

    Automaton(Map<String, List<Integer>> wordAtoms, Atoms atoms, List<Unit> units, List<BrandUnits> brands) {
        this.table = new WordTable(wordAtoms);
        this.words = wordAtoms.size();
        this.atoms = atoms;
        this.units = units.toArray(Unit[]::new);
        this.brands = brands.toArray(BrandUnits[]::new);
    }

    /**
     * Compiles.
     *
     * @param lookalikes by brand; the shipped ones hold for those that are not named
     */
    public static Automaton of(Collection<Watched> watched, Map<String, Lookalikes> lookalikes) {
        return new Compilation(lookalikes).of(watched);
    }

    /** Number of distinct normalised words, look-alike writings included. */
    public int words() {
        return words;
    }

    /**
     * The brands that a text concerns, in the order in which they are met.
     *
     * @param platform null when not known: rules for some platforms hold then
     * @param title may be null
     * @param text may be null
     */
    public List<Found> find(String platform, String title, String text) {
        Hits hits = HITS.get();
        hits.begin(platform, title, text, atoms.size(), units.length);
        table.scan(hits.text(), (found, begin, end) -> met(hits, found, begin, end));
        return hits.woken() == 0 ? List.of() : new Findings(hits, units, brands).found();
    }

    private void met(Hits hits, int[] found, int begin, int end) {
        Normaliser text = hits.text();
        boolean alone = text.standsAlone(begin, end);
        for (int atom : found) {
            if ((alone || atoms.isLoose(atom)) && hits.add(atom, begin, end)) {
                for (int unit : atoms.wakes(atom)) {
                    hits.wake(unit);
                }
            }
        }
    }
}
