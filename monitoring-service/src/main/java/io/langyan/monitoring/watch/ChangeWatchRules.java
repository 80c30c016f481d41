package io.langyan.monitoring.watch;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.watch.RuleHistory.Action;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Adds, changes, removes and restores watch rules, and keeps what they said. The database tells every replica. */
@ApplicationScoped
class ChangeWatchRules {

    private final WatchRules rules;
    private final RuleHistory history;
    private final int mostRules;

    ChangeWatchRules(WatchRules rules, RuleHistory history, MonitoringConfig config) {
        this.rules = rules;
        this.history = history;
        this.mostRules = config.watch().maxRules();
    }

    @WithTransaction
    Uni<WatchRule> add(RuleDraft draft, String by) {
        WatchRule rule = new WatchRule();
        rule.id = TimeOrderedId.next();
        rule.brand = draft.brand();
        rule.version = 1;
        return rules.countOf(draft.brand())
                .invoke(this::requireRoom)
                .chain(() -> stored(rule, draft, Action.CREATED, by));
    }

    /** @param version the rule has, as the editor knows it */
    @WithTransaction
    Uni<WatchRule> change(UUID id, int version, RuleDraft draft, String by) {
        return rules.findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(rule -> rule == null ? restore(id, version, draft, by) : change(rule, version, draft, by));
    }

    /** @param version null when whatever version is meant */
    @WithTransaction
    Uni<Void> remove(UUID id, Integer version, String by) {
        return rules.findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(RuleProblems::unknown)
                .invoke(rule -> requireVersion(rule.version, version == null ? rule.version : version))
                .call(rule -> history.keep(id, rule.version + 1, Action.REMOVED, by, now()))
                .chain(rules::delete);
    }

    private Uni<WatchRule> change(WatchRule rule, int version, RuleDraft draft, String by) {
        requireVersion(rule.version, version);
        rule.version++;
        return stored(rule, draft, Action.CHANGED, by);
    }

    /** A removed rule comes back under its old id, and its history goes on. */
    private Uni<WatchRule> restore(UUID id, int version, RuleDraft draft, String by) {
        return history.last(id).chain(last -> {
            RuleHistory.Version removed = last.orElseThrow(RuleProblems::unknown);
            requireVersion(removed.version(), version);
            WatchRule rule = new WatchRule();
            rule.id = id;
            rule.brand = removed.brand();
            rule.version = version + 1;
            return stored(rule, draft, Action.RESTORED, by);
        });
    }

    private Uni<WatchRule> stored(WatchRule rule, RuleDraft draft, Action action, String by) {
        rule.say(draft);
        rule.changedBy = by;
        rule.changedAt = now();
        if (rule.createdAt == null) {
            rule.createdBy = by;
            rule.createdAt = rule.changedAt;
        }
        return rules.persist(rule).call(kept -> history.keep(kept.id, kept.version, action, by, kept.changedAt));
    }

    private void requireRoom(long there) {
        if (there >= mostRules) {
            throw RuleProblems.tooMany(mostRules);
        }
    }

    private static void requireVersion(int actual, int expected) {
        if (actual != expected) {
            throw RuleProblems.changedMeanwhile();
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
