package io.langyan.grading.topology;

import io.langyan.events.v1.MentionMatched;

/** What a story is called: the title, else the first line, of the mention that founds it. */
final class StoryTitle {

    private static final int LONGEST = 60;

    private StoryTitle() {}

    static String of(MentionMatched mention) {
        boolean titled = mention.title() != null && !mention.title().isBlank();
        String whole = titled ? mention.title() : mention.text() == null ? "" : mention.text();
        String line = whole.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
