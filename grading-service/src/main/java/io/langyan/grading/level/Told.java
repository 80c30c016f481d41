package io.langyan.grading.level;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one observation tells of its mention besides counters and times.
 *
 * @param revision of the reading and marks; a higher one corrects the lower ones from its time on
 * @param sentiment negative, neutral or positive; null when it brings no reading
 * @param categories risk categories read from it
 * @param authors what its author is: {@code media}, or another kind of verification; null when it tells no author
 * @param ownAccount written by the brand itself; part of what is told of the author
 * @param notCrisis a person took it out
 * @param negativeByRule a watch rule marks it negative
 */
public record Told(
        int revision,
        String sentiment,
        Set<String> categories,
        Set<String> authors,
        boolean ownAccount,
        boolean notCrisis,
        boolean negativeByRule) {

    public static final String MEDIA = "media";

    /** Nothing at all. */
    public static final Told NOTHING = new Told(0, null, Set.of(), null, false, false, false);

    public Told {
        sentiment = sentiment == null ? null : sentiment.intern();
        categories = once(categories);
        authors = authors == null ? null : once(authors);
    }

    /** The same few words are told of every mention, and kept for each: one copy of a word does. */
    private static Set<String> once(Set<String> words) {
        return words.isEmpty() ? Set.of() : words.stream().map(String::intern).collect(Collectors.toUnmodifiableSet());
    }
}
