package io.langyan.notification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Ticks end with the service: the scheduler goes on for a moment after the database is gone. */
@Singleton
public class Stopping implements Scheduled.SkipPredicate {

    private volatile boolean stopping;

    void note(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return stopping;
    }
}
