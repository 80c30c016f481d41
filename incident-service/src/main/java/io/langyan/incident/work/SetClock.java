package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.OpenIncident;
import io.langyan.incident.incident.Taken;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A person says that a clock is met, holds it, or lets it run on. */
@ApplicationScoped
class SetClock {

    private final Handling handling;

    SetClock(Handling handling) {
        this.handling = handling;
    }

    /** What can be done to a clock. */
    enum Action {
        met {
            @Override
            Ruling<Taken> on(OpenIncident incident, String clock, String reason, Moment moment) {
                return incident.meet(clock, reason, moment);
            }
        },
        pause {
            @Override
            Ruling<Taken> on(OpenIncident incident, String clock, String reason, Moment moment) {
                return incident.pause(clock, reason, moment);
            }
        },
        resume {
            @Override
            Ruling<Taken> on(OpenIncident incident, String clock, String reason, Moment moment) {
                return incident.resume(clock, reason, moment);
            }
        };

        abstract Ruling<Taken> on(OpenIncident incident, String clock, String reason, Moment moment);
    }

    @WithTransaction
    Uni<Ruling<Incident>> to(UUID incident, String clock, Action action, String reason, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(open -> action.on(open, clock, reason, moment)));
    }
}
