package io.langyan.notification.lint;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.plan.Plans;
import io.langyan.notification.push.QueuePushes;
import io.langyan.notification.rota.Duties;
import io.langyan.notification.schedule.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says what is wrong with the escalations of the plans in force, as people, rotas and channels stand. */
@ApplicationScoped
class CheckChains {

    private final Plans plans;
    private final Duties duties;
    private final QueuePushes queue;
    private final Channels channels;
    private final NotificationConfig config;

    CheckChains(Plans plans, Duties duties, QueuePushes queue, Channels channels, NotificationConfig config) {
        this.plans = plans;
        this.duties = duties;
        this.queue = queue;
        this.channels = channels;
        this.config = config;
    }

    /** Of all plans in force of that kind. Call within a transaction. */
    Uni<List<ChainFinding>> wrong(Predicate<KnownPlan> which, Instant now) {
        return plans.inForce().chain(all -> chains(now).map(chains -> all.stream()
                .filter(which)
                .flatMap(plan -> chains.wrongWith(plan.plan(), plan.escalation().policies()).stream())
                .toList()));
    }

    private Uni<Chains> chains(Instant now) {
        Span ahead = new Span(now, now.plus(config.rotaAhead()));
        return rows().chain(rows ->
                duties.at(now).chain(duty -> queue.steps().map(steps -> new Chains(rows, duty, steps, ahead, now))));
    }

    private Uni<Map<String, ChannelRow>> rows() {
        return channels.sorted()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.name, Function.identity())));
    }
}
