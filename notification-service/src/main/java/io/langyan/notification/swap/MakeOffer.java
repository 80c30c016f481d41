package io.langyan.notification.swap;

import io.langyan.events.rest.Problem;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.rota.OverrideCheck;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import io.langyan.notification.rota.Rotas;
import io.langyan.notification.schedule.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Offers a stretch of the caller's own duty to a colleague, or to anybody in the rota. Nothing of the duty changes by it. */
@ApplicationScoped
class MakeOffer {

    private static final int MOST = 20;

    private final Rotas rotas;
    private final Offers offers;
    private final Reach reach;
    private final Caller caller;

    MakeOffer(Rotas rotas, Offers offers, Reach reach, Caller caller) {
        this.rotas = rotas;
        this.offers = offers;
        this.reach = reach;
        this.caller = caller;
    }

    Uni<OfferRow> of(String role, OfferBody body) {
        Instant now = Instant.now();
        Span span = ahead(body == null ? null : body.from(), body == null ? null : body.to(), "from", now);
        Span back = body.inExchange() == null
                ? null
                : ahead(body.inExchange().from(), body.inExchange().to(), "inExchange", now);
        if (back != null && back.within(span).isPresent()) {
            throw badSpan("inExchange");
        }
        String reason = OverrideCheck.reason(body.reason());
        return rotas.locked(role)
                .chain(rota -> caller.person()
                        .call(offerer -> notTooMany(role, offerer, now))
                        .chain(offerer -> asked(rota, offerer, body.asked(), span, back)
                                .map(asked -> OfferRow.of(role, offerer.id, asked, span, back, reason, now))))
                .chain(offer -> offers.persist(offer));
    }

    /** Who is asked, null for anybody; they and the caller may swap. */
    private Uni<UUID> asked(RotaRow rota, PersonRow offerer, UUID named, Span span, Span back) {
        return rotas.sole(rota, span, "from")
                .invoke(duty -> theirs(duty, offerer.id, "from"))
                .chain(() -> back == null ? Uni.createFrom().item(named) : colleague(rota, named, back))
                .call(asked -> reach.now().invoke(all -> {
                    Partner partner = new Partner(rota, all);
                    partner.requireReachable(offerer.id);
                    if (asked != null) {
                        partner.requireBoth(offerer.id, asked, back != null);
                    }
                }));
    }

    private Uni<UUID> colleague(RotaRow rota, UUID named, Span back) {
        return rotas.sole(rota, back, "inExchange")
                .invoke(duty -> theirs(duty, named == null ? duty : named, "inExchange"));
    }

    private static void theirs(UUID duty, UUID person, String field) {
        if (!duty.equals(person)) {
            throw Problem.unprocessable("not-their-shift", field + "：该时段由他人值班。", field + " is somebody else's duty.")
                    .with("field", field);
        }
    }

    private Uni<Void> notTooMany(String role, PersonRow offerer, Instant now) {
        return offers.open(role, offerer.id, now)
                .invoke(open -> {
                    if (open >= MOST) {
                        throw Problem.unprocessable(
                                "too-many-offers",
                                "你在该值班表已有 20 个未答复的换班请求。",
                                "You have 20 open offers in this rota already.");
                    }
                })
                .replaceWithVoid();
    }

    /** One that has begun can be offered no more. */
    private static Span ahead(Instant from, Instant to, String field, Instant now) {
        Span span = OverrideCheck.span(from, to, field, now);
        if (!span.from().isAfter(now)) {
            throw badSpan(field);
        }
        return span;
    }

    private static Problem badSpan(String field) {
        return Problem.unprocessable(
                        "bad-span",
                        field + "：应从现在之后开始，两个时段不重叠。",
                        field + ": it must begin after now, and the two must not overlap.")
                .with("field", field);
    }
}
