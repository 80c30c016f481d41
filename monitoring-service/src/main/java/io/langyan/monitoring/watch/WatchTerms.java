package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Found;
import java.util.List;

/** Finds what is listened for in a text. Immutable; a change of rules builds a new one. */
public final class WatchTerms {

    static final WatchTerms NONE = new WatchTerms(Automaton.NONE);

    private final Automaton automaton;

    WatchTerms(Automaton automaton) {
        this.automaton = automaton;
    }

    /** Number of distinct normalised words, look-alike writings included. */
    public int size() {
        return automaton.words();
    }

    /** The brands that the text concerns, heard on no platform in particular: rules for some platforms hold too. Title and text may be null. */
    public List<Match> find(String title, String text) {
        return find(null, title, text);
    }

    /** The brands that the text concerns when it is heard on this platform. Title and text may be null. */
    public List<Match> find(String platform, String title, String text) {
        List<Found> found = automaton.find(platform, title, text);
        return found.isEmpty()
                ? List.of()
                : found.stream().map(WatchTerms::match).toList();
    }

    private static Match match(Found found) {
        int at = found.spans().isEmpty() ? 0 : found.spans().get(0).begin();
        return new Match(found.brand(), found.terms(), found.negative(), at, found.rules(), found.spans());
    }
}
