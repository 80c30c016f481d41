package io.langyan.events.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The life of a review (复盘). Topic {@code reviews}, key reviewId. */
public sealed interface ReviewEvent extends Event {

    UUID reviewId();

    UUID incidentId();

    String brand();

    record ReviewDrafted(UUID reviewId, UUID incidentId, String brand, String title, Instant dueAt, Instant at)
            implements ReviewEvent {}

    record ReviewDue(UUID reviewId, UUID incidentId, String brand, Instant dueAt, Instant at) implements ReviewEvent {}

    record ReviewSigned(UUID reviewId, UUID incidentId, String brand, String by, Instant at) implements ReviewEvent {}

    record ActionsDecided(UUID reviewId, UUID incidentId, String brand, List<Action> actions, Instant at)
            implements ReviewEvent {

        public record Action(UUID actionId, String what, String owner, Instant dueAt) {}
    }
}
