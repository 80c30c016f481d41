package io.langyan.grading.level;

import java.util.Set;

/**
 * What grading asks of a mention besides its counters.
 *
 * @param sentiment negative, neutral or positive; null while unread
 * @param categories risk categories read from it
 * @param authors what its author is: {@code media}, or another kind of verification
 * @param ownAccount written by the brand itself
 * @param notCrisis a person took it out
 * @param negativeByRule a watch rule marks it negative
 */
public record MentionFacts(
        String sentiment,
        Set<String> categories,
        Set<String> authors,
        boolean ownAccount,
        boolean notCrisis,
        boolean negativeByRule) {

    public static final String MEDIA = "media";

    /** A mention of which nothing is known. */
    public static final MentionFacts UNREAD = new MentionFacts(null, Set.of(), Set.of(), false, false, false);

    public MentionFacts {
        categories = Set.copyOf(categories);
        authors = Set.copyOf(authors);
    }

    public boolean read() {
        return sentiment != null;
    }
}
