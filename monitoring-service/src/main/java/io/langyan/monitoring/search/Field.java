package io.langyan.monitoring.search;

/** What else than words the index knows of a mention. */
public enum Field {
    BRAND,
    PLATFORM,
    KIND,
    SENTIMENT,
    CATEGORY,
    APPEAL,
    AUTHOR,
    SOURCE,
    /** A watch term that it matched. */
    TERM,
    /** yes or no. */
    LINK
}
