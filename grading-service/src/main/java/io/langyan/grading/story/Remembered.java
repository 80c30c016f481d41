package io.langyan.grading.story;

import java.util.UUID;

/** A mention and the story it belongs to, with what a search notes on it while it runs. */
final class Remembered {

    final NewMention mention;

    /** How many were remembered before it. */
    final long number;

    UUID story;
    double norm;
    int round;
    double shared;

    Remembered(NewMention mention, UUID story, long number) {
        this.mention = mention;
        this.story = story;
        this.number = number;
    }
}
