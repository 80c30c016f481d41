package io.langyan.notification.schedule;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody stands in (顶班) for a fixed span, whatever the layers say. Of several at once the newest counts.
 *
 * @param by the user who entered it
 * @param swap the same for the two that were made together (换班), else null
 */
public record DutyOverride(UUID id, Span span, UUID person, String by, String reason, UUID swap, Instant madeAt) {}
