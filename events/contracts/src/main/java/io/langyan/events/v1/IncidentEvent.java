package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every event of an incident. Topic {@code incidents}, key incidentId. */
public sealed interface IncidentEvent extends Event {

    UUID incidentId();

    String brand();

    /** A seat in the squad; {@code person} is null while nobody fills it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Seat(String role, String group, UUID person, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IncidentOpened(
            UUID incidentId,
            UUID crisisId,
            String brand,
            String title,
            Level level,
            String type,
            String squad,
            List<Seat> seats,
            List<ClockReading> clocks,
            Instant publishedAt,
            Instant provedAt,
            Instant knownAt,
            Instant openedAt)
            implements IncidentEvent {}

    record IncidentLevelChanged(
            UUID incidentId, String brand, Level from, Level to, String squad, List<Seat> seats, Instant at)
            implements IncidentEvent {}

    /** A clock changed its state; {@code at-risk} and {@code breached} escalate. */
    record ClockChanged(UUID incidentId, String brand, ClockReading clock, String by, String reason, Instant at)
            implements IncidentEvent {}

    /**
     * Somebody must know. Names roles only: notification turns roles into people and people into channels.
     *
     * @param pageId also the idempotency key of the page
     * @param policy escalation policy of the plan
     * @param why opened, reopened, level-changed, clock-at-risk, clock-breached, approval …
     * @param facts values for the template
     */
    record PageRequested(
            UUID incidentId,
            String brand,
            UUID pageId,
            UUID crisisId,
            Level level,
            List<String> roles,
            String policy,
            String why,
            String title,
            Map<String, String> facts,
            Instant at)
            implements IncidentEvent {}

    /** A public word was said: holding text, statement or update. */
    record StatementPublished(
            UUID incidentId,
            String brand,
            UUID statementId,
            String kind,
            String textHash,
            List<String> urls,
            Instant at)
            implements IncidentEvent {}

    /** Closed and signed; carries what a review needs to be drafted at once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IncidentClosed(
            UUID incidentId,
            UUID crisisId,
            String brand,
            String title,
            Level level,
            String type,
            List<ClockReading> clocks,
            String cause,
            String by,
            Instant openedAt,
            Instant closedAt)
            implements IncidentEvent {}

    record IncidentReopened(UUID incidentId, String brand, String by, String reason, Instant at)
            implements IncidentEvent {}

    /** A proposal that did not become a plan version. {@code incidentId} is the review's incident. */
    record ProposalRefused(UUID incidentId, String brand, UUID proposalId, String by, String reason, Instant at)
            implements IncidentEvent {}
}
