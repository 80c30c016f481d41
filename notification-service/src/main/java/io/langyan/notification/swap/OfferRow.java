package io.langyan.notification.swap;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.schedule.Span;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody asks a colleague to take a stretch of their duty, perhaps in exchange for one of theirs. */
@Entity
@Table(name = "swap_offer")
public class OfferRow {

    static final String OPEN = "open";
    static final String ACCEPTED = "accepted";
    static final String DECLINED = "declined";
    static final String WITHDRAWN = "withdrawn";

    /** Shown, not written: an open one whose span has begun. */
    static final String EXPIRED = "expired";

    private static final Map<String, String> IN_CHINESE =
            Map.of(ACCEPTED, "已被接受", DECLINED, "已被谢绝", WITHDRAWN, "已撤回", EXPIRED, "已过期");

    @Id
    public UUID id;

    public String role;
    public UUID offerer;
    public Instant fromAt;
    public Instant toAt;

    /** Null for anybody in the rota. */
    public UUID asked;

    /** What the offerer would take in exchange; null for nothing. */
    public Instant backFrom;

    public Instant backTo;
    public String reason;
    public String state = OPEN;
    public Instant madeAt;

    /** When the first of its spans begins: from then on it cannot be accepted. */
    public Instant endsAt;

    /** Who accepted, declined or withdrew it; null while it is open. */
    public UUID answerer;

    public Instant answeredAt;

    /** @param back null for nothing in exchange */
    static OfferRow of(String role, UUID offerer, UUID asked, Span span, Span back, String reason, Instant now) {
        OfferRow row = new OfferRow();
        row.id = TimeOrderedId.next();
        row.role = role;
        row.offerer = offerer;
        row.asked = asked;
        row.fromAt = span.from();
        row.toAt = span.to();
        row.backFrom = back == null ? null : back.from();
        row.backTo = back == null ? null : back.to();
        row.reason = reason;
        row.madeAt = now;
        row.endsAt = back != null && back.from().isBefore(span.from()) ? back.from() : span.from();
        return row;
    }

    Span span() {
        return new Span(fromAt, toAt);
    }

    Optional<Span> back() {
        return backFrom == null ? Optional.empty() : Optional.of(new Span(backFrom, backTo));
    }

    String stateAt(Instant now) {
        return state.equals(OPEN) && !endsAt.isAfter(now) ? EXPIRED : state;
    }

    /** @throws Problem 409 {@code offer-accepted}, {@code offer-declined}, {@code offer-withdrawn} or {@code offer-expired} */
    void requireOpen(Instant now) {
        String known = stateAt(now);
        if (!known.equals(OPEN)) {
            throw Problem.conflict(
                    "offer-" + known, "该换班请求" + IN_CHINESE.get(known) + "。", "The offer is " + known + " already.");
        }
    }

    /** @throws Problem 409 when it is not open */
    void become(String next, UUID by, Instant now) {
        requireOpen(now);
        state = next;
        answerer = by;
        answeredAt = now;
    }
}
