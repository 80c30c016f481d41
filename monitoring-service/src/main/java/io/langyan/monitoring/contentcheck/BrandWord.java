package io.langyan.monitoring.contentcheck;

/**
 * A word that a brand wants to be stopped at besides the lists.
 *
 * @param suggestion may be null
 */
record BrandWord(String phrase, Severity severity, String reason, String suggestion) {

    /** Told as the rule of a finding. */
    static final String RULE = "brand-word";

    Finding finding(String field, FoldedText text, Span span) {
        return new Finding(
                field,
                text.startOf(span.start()),
                text.endBefore(span.end()),
                text.phrase(span.start(), span.end()),
                RULE,
                severity,
                new Wording(reason, reason),
                null,
                suggestion == null ? null : new Wording(suggestion, suggestion));
    }
}
