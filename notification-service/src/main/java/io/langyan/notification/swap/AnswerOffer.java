package io.langyan.notification.swap;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import io.langyan.notification.rota.Rotas;
import io.langyan.notification.rota.StandIn;
import io.langyan.notification.schedule.DutyOverride;
import io.langyan.notification.schedule.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Accepts, declines or withdraws an offer, for the caller. One after the other in a rota: whoever comes second finds it answered. */
@ApplicationScoped
class AnswerOffer {

    private final Rotas rotas;
    private final Offers offers;
    private final Reach reach;
    private final StandIn standIn;
    private final Caller caller;

    AnswerOffer(Rotas rotas, Offers offers, Reach reach, StandIn standIn, Caller caller) {
        this.rotas = rotas;
        this.offers = offers;
        this.reach = reach;
        this.standIn = standIn;
        this.caller = caller;
    }

    /** An offer whose rota nobody else changes meanwhile, and who speaks. */
    private record Held(RotaRow rota, OfferRow offer, PersonRow caller, Instant since) {

        void become(String state) {
            offer.become(state, caller.id, since);
        }
    }

    /** The duty changes: the caller has it, and the offerer what was asked in exchange. */
    Uni<OfferRow> accept(String role, UUID id) {
        return held(role, id)
                .invoke(held -> held.offer().requireOpen(held.since()))
                .call(this::mayAccept)
                .call(this::stillTheirs)
                .invoke(held -> held.become(OfferRow.ACCEPTED))
                .call(held -> standIn.agreed(role, agreed(held), id, held.since()))
                .map(Held::offer);
    }

    /** Only who was asked by name declines; an offer to anybody is left to the others. */
    Uni<OfferRow> decline(String role, UUID id) {
        return end(role, id, OfferRow.DECLINED, (offer, person) -> person.equals(offer.asked));
    }

    Uni<OfferRow> withdraw(String role, UUID id) {
        return end(role, id, OfferRow.WITHDRAWN, (offer, person) -> person.equals(offer.offerer));
    }

    private Uni<OfferRow> end(String role, UUID id, String as, BiPredicate<OfferRow, UUID> mayEnd) {
        return held(role, id).map(held -> {
            if (!mayEnd.test(held.offer(), held.caller().id)) {
                throw notYours();
            }
            held.become(as);
            return held.offer();
        });
    }

    private Uni<Held> held(String role, UUID id) {
        return rotas.locked(role).chain(rota -> offers.needed(role, id)
                .chain(offer -> caller.person().map(person -> new Held(rota, offer, person, Instant.now()))));
    }

    private Uni<Void> mayAccept(Held held) {
        OfferRow offer = held.offer();
        UUID person = held.caller().id;
        return reach.now()
                .invoke(all -> {
                    Partner partner = new Partner(held.rota(), all);
                    boolean asked = offer.asked == null ? partner.isOfRota(held.caller()) : offer.asked.equals(person);
                    if (!asked || person.equals(offer.offerer)) {
                        throw notYours();
                    }
                    partner.requireBoth(offer.offerer, person, offer.backFrom != null);
                })
                .replaceWithVoid();
    }

    /** An override or an edit of the rota may have come between. */
    private Uni<Void> stillTheirs(Held held) {
        return still(held.rota(), held.offer().span(), held.offer().offerer).chain(() -> held.offer()
                .back()
                .map(back -> still(held.rota(), back, held.caller().id))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> still(RotaRow row, Span span, UUID person) {
        return rotas.within(row, span)
                .invoke(rota -> {
                    if (!rota.soleOn(span).filter(person::equals).isPresent()) {
                        throw Problem.conflict(
                                "duty-changed",
                                "该时段的值班已变动，请重新发起。",
                                "The duty has changed since it was offered; offer anew.");
                    }
                })
                .replaceWithVoid();
    }

    private static List<DutyOverride> agreed(Held held) {
        OfferRow offer = held.offer();
        UUID swap = offer.back().map(back -> offer.id).orElse(null);
        DutyOverride given = made(held, offer.span(), held.caller().id, swap);
        return offer.back()
                .map(back -> List.of(given, made(held, back, offer.offerer, swap)))
                .orElseGet(() -> List.of(given));
    }

    private static DutyOverride made(Held held, Span span, UUID person, UUID swap) {
        return new DutyOverride(
                TimeOrderedId.next(), span, person, held.caller().account, held.offer().reason, swap, held.since());
    }

    private static Problem notYours() {
        return Problem.forbidden(
                "not-your-offer", "该换班请求不是发给你的，或不是你发起的。", "The offer is not made to you, or not by you.");
    }
}
