package io.langyan.grading.crisis;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Hands a person's decision to the topology, which carries it out. */
@ApplicationScoped
class DecideOnCrisis {

    private final Outbox outbox;
    private final Clock clock = Clock.systemUTC();

    DecideOnCrisis(Outbox outbox) {
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Void> on(CrisisView crisis, CommandQuery query, String by) {
        return hand(crisis, command(crisis, query, by, clock.instant()));
    }

    /** A command made elsewhere. */
    @WithTransaction
    Uni<Void> hand(CrisisView crisis, StoryCommand command) {
        Scope scope = new Scope(command.brand(), crisis.drill(), crisis.planVersion());
        return outbox.add(scope, command.brand(), command);
    }

    private static StoryCommand command(CrisisView crisis, CommandQuery query, String by, Instant now) {
        String brand = crisis.figures().get("brand").asText();
        return switch (query.command()) {
            case "declare" -> new DeclareLevel(brand, crisis.id(), query.level(), by, now, query.reason());
            case "override" -> new OverrideLevel(brand, crisis.id(), query.level(), by, now, query.reason());
            default -> new MarkFalseAlarm(brand, crisis.id(), by, now, query.reason());
        };
    }
}
