package io.langyan.notification.swap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.rota.SwapsResource.SpanBody;
import java.time.Instant;
import java.util.UUID;

/**
 * An offer of a swap over REST; what a caller gives are {@code from}, {@code to}, {@code asked}, {@code inExchange} and {@code reason}.
 *
 * @param asked who is to take it; absent for anybody in the rota
 * @param inExchange what the offerer takes for it; absent for nothing. Whoever is on duty then is asked
 * @param state {@code open}, {@code accepted}, {@code declined}, {@code withdrawn}, or {@code expired} once a span has begun
 * @param endsAt when an open one expires
 * @param answerer who accepted, declined or withdrew it, at {@code answeredAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferBody(
        UUID id,
        UUID offerer,
        UUID asked,
        Instant from,
        Instant to,
        SpanBody inExchange,
        String reason,
        String state,
        Instant madeAt,
        Instant endsAt,
        UUID answerer,
        Instant answeredAt) {

    static OfferBody of(OfferRow row, Instant now) {
        return new OfferBody(
                row.id,
                row.offerer,
                row.asked,
                row.fromAt,
                row.toAt,
                row.backFrom == null ? null : new SpanBody(row.backFrom, row.backTo),
                row.reason,
                row.stateAt(now),
                row.madeAt,
                row.endsAt,
                row.answerer,
                row.answeredAt);
    }
}
