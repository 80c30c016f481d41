package io.langyan.monitoring.mention;

/** Words that mean something in the ledger. */
final class Mentions {

    /** In tallies: everything that was heard. */
    static final String ALL = "*";
    /** In tallies and as a filter: what concerns no brand. */
    static final String UNMATCHED = "unmatched";

    private Mentions() {}
}
