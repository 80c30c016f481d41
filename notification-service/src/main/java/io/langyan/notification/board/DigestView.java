package io.langyan.notification.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.push.DigestRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A digest over REST: one message for many pushes, which {@code GET /api/pushes?digest=} lists.
 *
 * @param person null for a group
 * @param level the gravest of its pushes
 * @param brands those that the caller may see
 * @param size of all its pushes
 * @param state sending sent maybe refused; what was refused goes by itself, again or another way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestView(
        UUID id,
        String channel,
        UUID person,
        String drill,
        String level,
        List<String> brands,
        int size,
        String state,
        String code,
        String reason,
        String providerId,
        Instant begunAt,
        Instant finishedAt) {

    static DigestView of(DigestRow row, Predicate<String> shown) {
        return new DigestView(
                row.id,
                row.channel,
                row.person,
                row.drill,
                row.level,
                row.brands.stream().filter(shown).toList(),
                row.size,
                state(row.result),
                row.code,
                row.reason,
                row.providerId,
                row.begunAt,
                row.finishedAt);
    }

    private static String state(String result) {
        return result == null
                ? "sending"
                : switch (result) {
                    case "OK" -> "sent";
                    case "MAYBE" -> "maybe";
                    default -> "refused";
                };
    }
}
