package io.langyan.grading.level;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one observation tells of its mention besides counters and times.
 *
 * @param revision of the reading and marks; a higher one corrects the lower ones from its time on
 * @param sentiment negative, neutral or positive; null when it brings no reading
 * @param categories risk categories read from it
 * @param type opinion, rumour, pr or legal as read from it, or null
 * @param authors what its author is: {@code media}, or another kind of verification; null when it tells no author
 * @param ownAccount written by the brand itself; part of what is told of the author
 * @param notCrisis a person took it out
 * @param negativeByRule a watch rule marks it negative
 * @param noisy it bears a mark of noise (噪声), of whatever kind
 */
public record Told(
        int revision,
        String sentiment,
        Set<String> categories,
        String type,
        Set<String> authors,
        boolean ownAccount,
        boolean notCrisis,
        boolean negativeByRule,
        boolean noisy) {

    public static final String MEDIA = "media";

    /** Nothing at all. */
    public static final Told NOTHING = new Told(0, null, Set.of(), null, false, false, false);

    private static final int KINDS_KEPT = 4096;
    private static final Map<Told, List<Told>> KINDS = new ConcurrentHashMap<>();

    public Told {
        categories = Set.copyOf(categories);
        authors = authors == null ? null : Set.copyOf(authors);
    }

    /** One that tells neither a type of crisis nor noise: levels ask for neither. */
    public Told(
            int revision,
            String sentiment,
            Set<String> categories,
            Set<String> authors,
            boolean ownAccount,
            boolean notCrisis,
            boolean negativeByRule) {
        this(revision, sentiment, categories, null, authors, ownAccount, notCrisis, negativeByRule, false);
    }

    public Told with(String type, boolean noisy) {
        return new Told(revision, sentiment, categories, type, authors, ownAccount, notCrisis, negativeByRule, noisy);
    }

    /** This alone. The same is told of very many mentions, and remembered for each: one copy of it does. */
    public List<Told> alone() {
        List<Told> known = KINDS.get(this);
        if (known != null) {
            return known;
        }
        if (KINDS.size() >= KINDS_KEPT) {
            // What is told today differs from what was told a month ago: the map begins anew with it.
            KINDS.clear();
        }
        List<Told> alone = List.of(this);
        KINDS.put(this, alone);
        return alone;
    }

    /** Of two readings of one time and revision the greater counts, so that their order does not matter. */
    static int compareReadings(Told one, Told other) {
        int words = words(one.sentiment, one.categories).compareTo(words(other.sentiment, other.categories));
        return words != 0 ? words : String.valueOf(one.type).compareTo(String.valueOf(other.type));
    }

    /** As {@link #compareReadings}, for what is told of the author. */
    static int compareAuthors(Told one, Told other) {
        return words(one.ownAccount, one.authors).compareTo(words(other.ownAccount, other.authors));
    }

    private static String words(Object first, Set<String> others) {
        return first + "" + new TreeSet<>(others);
    }

    boolean readsLike(Told other) {
        return Objects.equals(sentiment, other.sentiment)
                && categories.equals(other.categories)
                && Objects.equals(type, other.type);
    }

    boolean namesAuthorLike(Told other) {
        return ownAccount == other.ownAccount && Objects.equals(authors, other.authors);
    }
}
