package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * An override over REST.
 *
 * @param person who stands in
 * @param by who entered or accepted it; only in answers, as are {@code id}, {@code swap}, {@code madeAt} and {@code offer}
 * @param swap the same for the two of a swap
 * @param offer the offer that was accepted, absent when an admin made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverrideBody(
        UUID id,
        UUID person,
        Instant from,
        Instant to,
        String reason,
        String by,
        UUID swap,
        Instant madeAt,
        UUID offer) {

    static OverrideBody of(OverrideRow row) {
        return new OverrideBody(
                row.id, row.person, row.fromAt, row.toAt, row.reason, row.byUser, row.swap, row.madeAt, row.offer);
    }
}
