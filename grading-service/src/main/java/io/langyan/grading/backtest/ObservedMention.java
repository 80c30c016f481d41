package io.langyan.grading.backtest;

import io.langyan.grading.observation.Observation;

/** What the observations tell of one mention that does not change with time: its words and where it belongs. */
final class ObservedMention {

    private static final int LONGEST_TITLE = 60;

    final String brand;
    final String platform;
    final String externalId;

    private long firstAt = Long.MAX_VALUE;
    private String title;
    private String text;
    private String parentId;
    private String storyField;
    private long storyFieldAt = Long.MAX_VALUE;
    private boolean capped;

    ObservedMention(String brand, String platform, String externalId) {
        this.brand = brand;
        this.platform = platform;
        this.externalId = externalId;
    }

    void add(Observation seen) {
        words(seen);
        if (seen.parentId != null && (parentId == null || seen.parentId.compareTo(parentId) < 0)) {
            parentId = seen.parentId;
        }
        if (seen.storyField != null && before(seen)) {
            storyField = seen.storyField;
            storyFieldAt = seen.observedAt;
        }
        capped |= seen.capped;
    }

    private void words(Observation seen) {
        if (seen.observedAt > firstAt) {
            return;
        }
        String before = title + "\n" + text;
        if (seen.observedAt < firstAt || (seen.title + "\n" + seen.text).compareTo(before) < 0) {
            title = seen.title;
            text = seen.text;
        }
        firstAt = seen.observedAt;
    }

    private boolean before(Observation seen) {
        return seen.observedAt < storyFieldAt
                || seen.observedAt == storyFieldAt && seen.storyField.compareTo(storyField) < 0;
    }

    String key() {
        return platform + ":" + externalId;
    }

    String parentKey() {
        return parentId == null ? null : platform + ":" + parentId;
    }

    long firstAt() {
        return firstAt;
    }

    String storyField() {
        return storyField;
    }

    boolean capped() {
        return capped;
    }

    /** Title and text together, for comparing. */
    String wording() {
        return (title == null ? "" : title + "\n") + (text == null ? "" : text);
    }

    /** What to call a story that it founds. */
    String shownTitle() {
        String shown = title == null || title.isBlank() ? text : title;
        String line = shown.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }
}
