package io.langyan.monitoring.reading;

/** A pattern of a rule in a {@link RuleText}; {@code end} is exclusive. */
record Found(Rule rule, int begin, int end) {

    int length() {
        return end - begin;
    }
}
