package io.langyan.monitoring.watch.automaton;

/** What it means that something listened for is found. */
public enum Effect {
    /** The mention concerns the brand. */
    MATCH,
    /** Negative beside what concerns the brand (负面标签), nothing alone. */
    TAG,
    /** The mention does not concern the brand whatever else is found (排除). */
    EXCLUDE
}
