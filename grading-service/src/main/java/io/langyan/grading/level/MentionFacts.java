package io.langyan.grading.level;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is known of a mention so far, from its observations in order of time; those of one time in any order. */
final class MentionFacts {

    private long readAt = Long.MIN_VALUE;
    private int readRevision = -1;
    private String reading = "";
    private String sentiment;
    private Set<String> categories = Set.of();
    private long authorAt = Long.MIN_VALUE;
    private String author = "";
    private Set<String> authors = Set.of();
    private boolean ownAccount;
    private int markRevision = -1;
    private boolean notCrisis;
    private boolean negativeByRule;
    private boolean begun;

    MentionFacts copy() {
        MentionFacts copy = new MentionFacts();
        copy.readAt = readAt;
        copy.readRevision = readRevision;
        copy.reading = reading;
        copy.sentiment = sentiment;
        copy.categories = categories;
        copy.authorAt = authorAt;
        copy.author = author;
        copy.authors = authors;
        copy.ownAccount = ownAccount;
        copy.markRevision = markRevision;
        copy.notCrisis = notCrisis;
        copy.negativeByRule = negativeByRule;
        copy.begun = begun;
        return copy;
    }

    /** True when something changed, and the first time: that nothing is known of a mention is how it counts, too. */
    boolean learn(long at, Told told) {
        boolean first = !begun;
        begun = true;
        String readBefore = reading;
        String authorBefore = author;
        boolean notCrisisBefore = notCrisis;
        boolean byRuleBefore = negativeByRule;
        reading(at, told);
        marks(told);
        author(at, told);
        return first
                || !reading.equals(readBefore)
                || !author.equals(authorBefore)
                || notCrisis != notCrisisBefore
                || negativeByRule != byRuleBefore;
    }

    private void reading(long at, Told told) {
        if (told.sentiment() == null || told.revision() < readRevision) {
            return;
        }
        String whole = told.sentiment() + new TreeSet<>(told.categories());
        boolean newer = told.revision() > readRevision || at > readAt;
        if (newer || whole.compareTo(reading) > 0) {
            reading = whole;
            sentiment = told.sentiment();
            categories = told.categories();
        }
        readRevision = told.revision();
        readAt = at;
    }

    private void marks(Told told) {
        if (told.revision() > markRevision) {
            markRevision = told.revision();
            notCrisis = told.notCrisis();
            negativeByRule = told.negativeByRule();
        } else if (told.revision() == markRevision) {
            notCrisis |= told.notCrisis();
            negativeByRule |= told.negativeByRule();
        }
    }

    private void author(long at, Told told) {
        if (told.authors() == null) {
            return;
        }
        String whole = told.ownAccount() + "" + new TreeSet<>(told.authors());
        if (at > authorAt || whole.compareTo(author) > 0) {
            author = whole;
            authors = told.authors();
            ownAccount = told.ownAccount();
        }
        authorAt = at;
    }

    boolean read() {
        return sentiment != null || negativeByRule;
    }

    boolean marked() {
        return negativeByRule;
    }

    /** Never counts, whatever it says. */
    boolean excluded() {
        return ownAccount || notCrisis;
    }

    /** negative, neutral, positive or unread. */
    String label() {
        return negativeByRule ? "negative" : Objects.requireNonNullElse(sentiment, "unread");
    }

    boolean carries(Set<String> ofCategories, Set<String> ofAuthors) {
        return !Collections.disjoint(ofCategories, categories) || !Collections.disjoint(ofAuthors, authors);
    }
}
