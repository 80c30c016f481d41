package io.langyan.monitoring.watch;

/**
 * One word to listen for.
 *
 * @param text as its author wrote it
 * @param role what it means when it is found
 */
record WatchTerm(String brand, String text, Role role) {

    /** What a found term means. */
    enum Role {
        /** The mention concerns the brand. */
        NAMES_BRAND,
        /** The mention concerns the brand and is negative whatever the reading says. */
        NAMES_AND_NEGATIVE,
        /** Negative beside a name of the brand (负面标签), nothing alone. */
        NEGATIVE_TAG
    }
}
