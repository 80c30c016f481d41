package io.langyan.monitoring.mention;

import io.langyan.monitoring.reading.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one mention was seen to say. What is merely the cut beginning of another is none of them; of the others that seen last stands. The sum is
 * the same whatever comes first, and whatever comes twice.
 */
final class Wordings {

    /** Earlier ones that are kept, the newest: an author who edits more often does not fill the ledger. */
    static final int MOST_EARLIER = 50;

    private static final Comparator<Wording> NEWEST =
            Comparator.comparing(Wording::seenAt).thenComparing(Wording::hash).reversed();

    private final List<Wording> newestFirst;

    private Wordings(List<Wording> newestFirst) {
        this.newestFirst = newestFirst;
    }

    private record Compared(Wording wording, Cut title, Cut text) {

        boolean isCutOf(Compared whole) {
            return wording.hash() != whole.wording.hash() && title.isWithin(whole.title) && text.isWithin(whole.text);
        }
    }

    /** @param seen at least one */
    static Wordings of(Collection<Wording> seen) {
        if (seen.size() == 1) {
            return new Wordings(List.copyOf(seen));
        }
        Map<Long, Wording> byHash = new LinkedHashMap<>();
        seen.forEach(one -> byHash.merge(one.hash(), one, Wording::and));
        return new Wordings(byHash.size() == 1 ? List.copyOf(byHash.values()) : whole(byHash.values()));
    }

    private static List<Wording> whole(Collection<Wording> different) {
        List<Compared> all = different.stream()
                .map(one -> new Compared(one, Cut.of(one.title()), Cut.of(one.text())))
                .toList();
        return all.stream()
                .filter(one -> all.stream().noneMatch(one::isCutOf))
                .map(Compared::wording)
                .sorted(NEWEST)
                .limit(1 + MOST_EARLIER)
                .toList();
    }

    /** What is known of equal words stays as it is known, and is seen later. */
    Wordings and(Wordings more) {
        List<Wording> both = new ArrayList<>(newestFirst);
        both.addAll(more.newestFirst);
        return of(both);
    }

    /** The same, with a reading of each. */
    Wordings readBy(Reader reader) {
        return new Wordings(newestFirst.stream().map(one -> one.readBy(reader)).toList());
    }

    /** What the mention says. */
    Wording standing() {
        return newestFirst.get(0);
    }

    /** What it said before, or was seen to say late; newest first. */
    List<Wording> earlier() {
        return newestFirst.subList(1, newestFirst.size());
    }

    boolean isJust(long hash) {
        return newestFirst.size() == 1 && standing().hash() == hash;
    }
}
