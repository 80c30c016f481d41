package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Effect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What else is listened for (监测规则), beside the names and tags of the plan. */
@Entity
@Table(name = "watch_rule")
class WatchRule {

    @Id
    UUID id;

    String brand;

    /** Words of which any will do; empty when there is an expression. */
    @Column(columnDefinition = "text[]")
    String[] terms;

    String expression;

    String effect;

    /** A mention that the rule matches is negative whatever the reading says. */
    boolean negative;

    String note;

    /** Grows by one with each change; counted by hand because it goes on after a removal. */
    int version;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    List<String> termList() {
        return List.of(terms);
    }

    void say(RuleDraft draft) {
        terms = draft.cleanTerms().toArray(String[]::new);
        expression = draft.cleanExpression();
        effect = draft.effectOrMatch().name().toLowerCase(java.util.Locale.ROOT);
        negative = draft.negative();
        note = draft.note();
    }

    static Effect effect(String stored) {
        return Effect.valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
}
