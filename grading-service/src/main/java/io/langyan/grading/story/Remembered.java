package io.langyan.grading.story;

import java.util.UUID;

/** A mention and the story it was given, with what a search notes on it while it runs. */
final class Remembered {

    final NewMention mention;
    final UUID story;
    double norm;
    int round;
    int hits;

    Remembered(NewMention mention, UUID story) {
        this.mention = mention;
        this.story = story;
    }
}
