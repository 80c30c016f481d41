package io.langyan.monitoring.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.monitoring.watch.language.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rule as it stands.
 *
 * @param warnings of the linter, told when it is stored; absent in lists
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        UUID id,
        String brand,
        List<String> terms,
        String expression,
        String effect,
        boolean negative,
        String note,
        int version,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        List<Finding> warnings) {

    static RuleView of(WatchRule rule) {
        return of(rule, null);
    }

    static RuleView of(WatchRule rule, List<Finding> warnings) {
        return new RuleView(
                rule.id,
                rule.brand,
                rule.termList(),
                rule.expression,
                rule.effect,
                rule.negative,
                rule.note,
                rule.version,
                rule.createdBy,
                rule.createdAt,
                rule.changedBy,
                rule.changedAt,
                warnings);
    }
}
