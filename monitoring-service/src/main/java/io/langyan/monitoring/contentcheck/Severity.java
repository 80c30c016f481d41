package io.langyan.monitoring.contentcheck;

/** How much a phrase matters, and what a text as a whole comes to; in ascending order. */
enum Severity {
    /** Nothing was found. */
    pass,
    /** Fine as it seems, worth a look. */
    hint,
    /** A person decides, often by asking for proof. */
    review,
    /** Forbidden by its wording. */
    block;

    Severity or(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
