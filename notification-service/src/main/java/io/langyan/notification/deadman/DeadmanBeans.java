package io.langyan.notification.deadman;

import io.langyan.notification.NotificationConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The watch as configured, begun when the service starts. */
@ApplicationScoped
class DeadmanBeans {

    private static final String WATCHED = "langyan.notification.deadman.watched";
    private static final Set<String> NOTHING = Set.of("none");
    private static final Set<String> KNOWN =
            Set.of("monitoring", "grading", "incident", "notification", "review", Watched.PIPELINE, Watched.DATABASE);
    private static final Duration SHORTEST_SLEEP = Duration.ofSeconds(30);

    @Produces
    @Singleton
    @Startup
    Watch watch(NotificationConfig config) {
        NotificationConfig.Deadman deadman = config.deadman();
        Duration sixLooks = deadman.look().multipliedBy(6);
        Duration asleepAfter = sixLooks.compareTo(SHORTEST_SLEEP) > 0 ? sixLooks : SHORTEST_SLEEP;
        return new Watch(roster(deadman), deadman.grace(), asleepAfter, Instant.now());
    }

    private static List<Watched> roster(NotificationConfig.Deadman deadman) {
        if (deadman.watched().equals(NOTHING)) {
            return List.of();
        }
        if (!KNOWN.containsAll(deadman.watched())) {
            throw new IllegalArgumentException(WATCHED + " takes " + new TreeSet<>(KNOWN) + " or none");
        }
        return deadman.watched().stream()
                .sorted()
                .map(name -> new Watched(
                        name,
                        name.equals(Watched.PIPELINE) ? deadman.pipelineSilence() : deadman.silence(),
                        deadman.again()))
                .toList();
    }
}
