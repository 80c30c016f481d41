package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The life of a page (who must know) and its pushes (attempts through channels). Topic {@code pushes}, key pageId.
 */
public sealed interface PushEvent extends Event {

    UUID pageId();

    String brand();

    /** Null when the page belongs to no incident. */
    UUID incidentId();

    /**
     * @param mutedUntil it rings no earlier, for somebody has muted its matter; null for one that is not muted
     * @param quietUntil it rings no earlier, for these are quiet hours of its plan; null outside of them
     */
    record PageOpened(
            UUID pageId,
            String brand,
            UUID incidentId,
            UUID crisisId,
            Level level,
            String why,
            List<String> roles,
            Instant at,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant mutedUntil,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant quietUntil)
            implements PushEvent {}

    /**
     * An attempt that the provider accepted, or whose outcome is unknown.
     *
     * @param person null for a group channel
     * @param outcome sent or maybe
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pushed(
            UUID pageId,
            String brand,
            UUID incidentId,
            UUID pushId,
            UUID person,
            String channel,
            int attempt,
            String outcome,
            Instant at)
            implements PushEvent {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PushFailed(
            UUID pageId,
            String brand,
            UUID incidentId,
            UUID pushId,
            UUID person,
            String channel,
            int attempt,
            String code,
            String reason,
            Instant at)
            implements PushEvent {}

    /** @param proof how identity was proven: link, code, button, sign-in */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageAcknowledged(
            UUID pageId,
            String brand,
            UUID incidentId,
            UUID person,
            String name,
            String channel,
            String proof,
            Instant at)
            implements PushEvent {}

    record PageEscalated(UUID pageId, String brand, UUID incidentId, int step, List<String> roles, Instant at)
            implements PushEvent {}

    /** Every step was taken and nobody answered, or nobody was there to be told, or nothing of a step arrived. */
    record PageExhausted(UUID pageId, String brand, UUID incidentId, String reason, Instant at) implements PushEvent {}
}
