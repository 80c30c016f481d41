package io.langyan.notification.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * What a letter is about, for channels whose reader is a program.
 *
 * @param level L1 L2 L3 warn watch none
 * @param why such as {@code opened} or {@code level-changed}
 * @param drill the drill (演练) that it belongs to, or null
 * @param trial of a plan on trial (试运行)
 * @param repeated an earlier one of unknown outcome may have arrived
 * @param link where to acknowledge
 * @param crisisId that it tells of, or null
 * @param incidentId that asks for it, or null
 */
public record Subject(
        UUID page,
        String brand,
        String level,
        String why,
        String title,
        Instant openedAt,
        String drill,
        boolean trial,
        boolean repeated,
        String link,
        UUID crisisId,
        UUID incidentId) {}
