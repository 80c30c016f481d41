package io.langyan.grading.story;

import java.util.UUID;

/** A mention and the story it belongs to, with what a search notes on it while it runs. There are very many of them. */
final class Remembered {

    final String key;
    final String parentKey;
    final long at;
    final int[] features;

    /** How many were remembered before it. */
    final long number;

    UUID story;

    /** Length of its text, not a number until it is worked out. */
    double norm;

    /** Somebody was told where it belongs. */
    boolean told;

    int round;
    double shared;

    Remembered(NewMention mention, UUID story, double norm, long number) {
        this.key = mention.key();
        this.parentKey = mention.parentKey();
        this.at = mention.at();
        this.features = mention.features();
        this.story = story;
        this.norm = norm;
        this.number = number;
    }
}
