package io.langyan.monitoring.contentcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A risky phrase.
 *
 * @param field title or text
 * @param start in UTF-16 units of that field
 * @param end exclusive
 * @param rule id of the rule, stable
 * @param law the clause; null for words of the brand's own
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
        String field,
        int start,
        int end,
        String phrase,
        String rule,
        Severity severity,
        Wording reason,
        Wording law,
        Wording suggestion) {

    Span span() {
        return new Span(start, end);
    }
}
