package io.langyan.monitoring.watch;

import io.langyan.events.rest.TimeOrderedId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Adds and removes watch rules. The database tells every replica. */
@ApplicationScoped
class ChangeWatchRules {

    private final WatchRules rules;

    ChangeWatchRules(WatchRules rules) {
        this.rules = rules;
    }

    @WithTransaction
    Uni<WatchRule> add(String brand, List<String> terms, boolean negative, String by) {
        WatchRule rule = new WatchRule();
        rule.id = TimeOrderedId.next();
        rule.brand = brand;
        rule.terms = terms.stream().map(String::strip).distinct().toArray(String[]::new);
        rule.negative = negative;
        rule.createdBy = by;
        rule.createdAt = Instant.now();
        return rules.persist(rule);
    }

    @WithTransaction
    Uni<Boolean> remove(UUID id) {
        return rules.deleteById(id);
    }
}
