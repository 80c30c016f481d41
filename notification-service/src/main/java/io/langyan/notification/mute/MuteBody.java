package io.langyan.notification.mute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mute that somebody asks for.
 *
 * @param crisisId the one matter, or null for what stands below an incident
 * @param whys reasons of pages, none for all; only without a matter
 * @param platform only without a matter
 * @param upTo the gravest level kept quiet; null for {@code warn}
 * @param until when it ends; every mute does
 * @param reason why nobody needs to be rung
 */
public record MuteBody(
        String brand, UUID crisisId, List<String> whys, String platform, String upTo, Instant until, String reason) {}
