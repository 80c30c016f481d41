package io.langyan.monitoring.patrol;

import io.langyan.events.v1.plan.MonitoringPolicy;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the rounds of the coming hours from the plans' patrol times. Times that passed while nothing ran are made up for, so that they show as
 * missed. A changed plan replaces what nobody has begun yet; what is due or begun keeps its version. Drills have no patrols.
 */
@ApplicationScoped
class MakeRounds {

    /** Longer ago nobody wants to know. */
    private static final Duration MADE_UP_FOR = Duration.ofDays(7);

    private static final Duration DEFAULT_GRACE = Duration.ofMinutes(30);
    private static final MonitoringPolicy NOTHING = new MonitoringPolicy(null, null, null, null, null);

    private final CurrentWatchList watch;
    private final Schedules schedules;
    private final Duration ahead;
    private volatile boolean stopped;

    MakeRounds(CurrentWatchList watch, Schedules schedules, MonitoringConfig config) {
        this.watch = watch;
        this.schedules = schedules;
        this.ahead = config.patrols().ahead();
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "5s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped ? Uni.createFrom().voidItem() : at(Instant.now());
    }

    /** Makes what is missing up to so far ahead. */
    Uni<Void> at(Instant now) {
        return watch.refresh()
                .map(list -> list.brands().stream()
                        .filter(brand -> brand.drill() == null)
                        .toList())
                .chain(brands -> schedules.all().chain(made -> makeAll(brands, made, now)));
    }

    private Uni<Void> makeAll(List<BrandWatch> brands, Map<String, Schedules.Schedule> made, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (BrandWatch brand : brands) {
            Schedules.Schedule schedule = made.get(brand.id());
            if (schedule == null || schedule.differsFrom(brand) || isShort(schedule, now)) {
                chain = chain.chain(() -> schedules.extend(brand.id(), now, current -> next(brand, current, now)));
            }
        }
        for (String gone : made.keySet()) {
            if (brands.stream().noneMatch(brand -> brand.id().equals(gone))) {
                chain = chain.chain(() -> schedules.end(gone, now));
            }
        }
        return chain;
    }

    /** Not for every second that passes: an hour's worth at once. */
    private boolean isShort(Schedules.Schedule schedule, Instant now) {
        Duration step = ahead.dividedBy(24);
        return schedule.madeUntil().isBefore(now.plus(ahead).minus(step));
    }

    /** @param current as it stands, null when the brand has none yet; then it begins now */
    private Schedules.Extension next(BrandWatch brand, Schedules.Schedule current, Instant now) {
        MonitoringPolicy policy = Objects.requireNonNullElse(brand.plan().monitoring(), NOTHING);
        boolean replaces = current != null && current.differsFrom(brand);
        Instant after = current == null ? now : replaces ? earlier(current.madeUntil(), now) : current.madeUntil();
        Instant oldest = now.minus(MADE_UP_FOR);
        Instant until = now.plus(ahead);
        Duration grace = Objects.requireNonNullElse(policy.patrolGrace(), DEFAULT_GRACE);
        List<Timetable.Time> times = new Timetable(brand.plan().zoneId(), policy.patrols())
                .between(after.isBefore(oldest) ? oldest : after, until);
        List<String> platforms = policy.platforms().stream()
                .map(MonitoringPolicy.Platform::platform)
                .toList();
        Assignment.PlanRef plan = new Assignment.PlanRef(brand.plan().name(), brand.planVersion());
        return new Schedules.Extension(plan, until, replaces, times, grace, platforms);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
