package io.langyan.notification.deadman;

import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.notification.Stopping;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.plan.Plans;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps in memory what the switch needs to speak, secrets included: when it must, the database may be gone. */
@ApplicationScoped
class LearnVoice {

    private static final Logger LOG = Logger.getLogger(LearnVoice.class);

    private final Channels channels;
    private final Plans plans;
    private final Messengers messengers;
    private final Watch watch;
    private volatile Voice voice = Voice.NONE;
    private volatile String complaint = "";

    LearnVoice(Channels channels, Plans plans, Messengers messengers, Watch watch) {
        this.channels = channels;
        this.plans = plans;
        this.messengers = messengers;
        this.watch = watch;
    }

    Voice voice() {
        return voice;
    }

    @Scheduled(
            every = "${langyan.notification.deadman.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return learn().onFailure().recoverWithNull();
    }

    Uni<Void> learn() {
        return Panache.withTransaction(() -> channels.enabled()
                        .chain(enabled -> plans.inForce().map(known -> Voice.of(enabled, first(known), this::isGroup))))
                .invoke(this::keep)
                .replaceWithVoid();
    }

    /** Said once when it changes: the health endpoint says it for as long as it lasts. */
    private void keep(Voice learnt) {
        voice = learnt;
        String now = watch.roster().isEmpty()
                ? ""
                : learnt.findings().stream().map(Finding::en).collect(Collectors.joining(" "));
        if (!now.isEmpty() && !now.equals(complaint)) {
            LOG.warnf("Dead-man switch: %s", now);
        }
        complaint = now;
    }

    private boolean isGroup(Channel channel) {
        return messengers.needed(channel.kind()).reach() == Messenger.Reach.GROUP
                && channel.person().isEmpty();
    }

    private static Set<String> first(List<KnownPlan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.escalation().policies().stream())
                .map(EscalationPolicy.Policy::steps)
                .filter(steps -> !steps.isEmpty())
                .flatMap(steps -> steps.get(0).channels().stream())
                .collect(Collectors.toSet());
    }
}
