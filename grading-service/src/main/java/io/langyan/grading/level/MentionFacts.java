package io.langyan.grading.level;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;

/** What is known of a mention so far, from its observations in order of time; those of one time in any order. */
final class MentionFacts {

    private long readAt = Long.MIN_VALUE;
    private long authorAt = Long.MIN_VALUE;

    /** Whose reading counts; {@link Told#NOTHING} as long as nobody told one. */
    private Told reading = Told.NOTHING;

    /** Who told last of the author; {@link Told#NOTHING} as long as nobody did. */
    private Told author = Told.NOTHING;

    private int readRevision = -1;
    private int markRevision = -1;
    private boolean notCrisis;
    private boolean negativeByRule;
    private boolean noisy;
    private boolean capped;
    private boolean begun;

    MentionFacts copy() {
        MentionFacts copy = new MentionFacts();
        copy.readAt = readAt;
        copy.authorAt = authorAt;
        copy.reading = reading;
        copy.author = author;
        copy.readRevision = readRevision;
        copy.markRevision = markRevision;
        copy.notCrisis = notCrisis;
        copy.negativeByRule = negativeByRule;
        copy.noisy = noisy;
        copy.capped = capped;
        copy.begun = begun;
        return copy;
    }

    /** True when something changed, and the first time: that nothing is known of a mention is how it counts, too. */
    boolean learn(long at, Told told) {
        boolean first = !begun;
        begun = true;
        Told readBefore = reading;
        Told authorBefore = author;
        boolean notCrisisBefore = notCrisis;
        boolean byRuleBefore = negativeByRule;
        boolean noisyBefore = noisy;
        reading(at, told);
        marks(told);
        author(at, told);
        return first
                || !reading.readsLike(readBefore)
                || !author.namesAuthorLike(authorBefore)
                || notCrisis != notCrisisBefore
                || negativeByRule != byRuleBefore
                || noisy != noisyBefore;
    }

    /** A counter of it showed a ceiling; true the first time. */
    boolean cap() {
        boolean before = capped;
        capped = true;
        return !before;
    }

    private void reading(long at, Told told) {
        if (told.sentiment() == null || told.revision() < readRevision) {
            return;
        }
        boolean newer = told.revision() > readRevision || at > readAt;
        if (newer || Told.compareReadings(told, reading) > 0) {
            reading = told;
        }
        readRevision = told.revision();
        readAt = at;
    }

    private void marks(Told told) {
        if (told.revision() > markRevision) {
            markRevision = told.revision();
            notCrisis = told.notCrisis();
            negativeByRule = told.negativeByRule();
            noisy = told.noisy();
        } else if (told.revision() == markRevision) {
            notCrisis |= told.notCrisis();
            negativeByRule |= told.negativeByRule();
            noisy |= told.noisy();
        }
    }

    private void author(long at, Told told) {
        if (told.authors() == null) {
            return;
        }
        if (at > authorAt || Told.compareAuthors(told, author) > 0) {
            author = told;
        }
        authorAt = at;
    }

    boolean read() {
        return reading.sentiment() != null || negativeByRule;
    }

    boolean marked() {
        return negativeByRule;
    }

    boolean noisy() {
        return noisy;
    }

    boolean capped() {
        return capped;
    }

    /** Never counts, whatever it says. */
    boolean excluded() {
        return author.ownAccount() || notCrisis;
    }

    /** negative, neutral, positive or unread. */
    String label() {
        return negativeByRule ? "negative" : Objects.requireNonNullElse(reading.sentiment(), "unread");
    }

    /** The reading that counts; {@link Told#NOTHING} while unread. */
    Told reading() {
        return reading;
    }

    boolean byMedia() {
        return author.authors() != null && author.authors().contains(Told.MEDIA);
    }

    boolean carries(Set<String> ofCategories, Set<String> ofAuthors) {
        return !Collections.disjoint(ofCategories, reading.categories())
                || author.authors() != null && !Collections.disjoint(ofAuthors, author.authors());
    }
}
