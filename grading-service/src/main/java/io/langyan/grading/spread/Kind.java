package io.langyan.grading.spread;

/** What is known of how a counted mention feels; the three make up the spread. */
public enum Kind {
    UNREAD,
    /** Read, and not negative. */
    OTHER,
    NEGATIVE
}
