package io.langyan.monitoring.reading;

/** What the sentiment model asks of a text; each n-gram has a weight for each. */
public enum Question {
    /** Which way does the opinion go, read as a post (weibo, comment, forum)? */
    POLARITY_AS_POST,
    /** Which way does the opinion go, read as a customer's review? */
    POLARITY_AS_REVIEW,
    /** Is it a customer's review? */
    REVIEW,
    /** Is there no opinion in it? */
    NEUTRAL;

    public boolean isPolarity() {
        return this == POLARITY_AS_POST || this == POLARITY_AS_REVIEW;
    }

    int shift() {
        return (values().length - 1 - ordinal()) * Byte.SIZE;
    }
}
