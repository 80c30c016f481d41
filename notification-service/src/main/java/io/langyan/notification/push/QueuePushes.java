package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.Route.Leg;
import io.langyan.notification.push.Way.Callee;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts pushes in line. The page's row must be locked, or new: so no push is queued twice. */
@ApplicationScoped
public class QueuePushes {

    private final Pushes pushes;
    private final Ways ways;
    private final Claims claims;

    QueuePushes(Pushes pushes, Ways ways, Claims claims) {
        this.pushes = pushes;
        this.ways = ways;
        this.claims = claims;
    }

    /**
     * One step of a page.
     *
     * @param rung its number over all runs of the page
     * @return how many pushes it became, withheld ones included
     */
    public Uni<Integer> step(PageRow page, int rung, List<String> channels, List<PersonRow> people, Instant now) {
        List<Callee> callees = people.stream()
                .map(person -> new Callee(person.id, person.contactChannels))
                .toList();
        return ways.of(page).chain(found -> {
            List<Leg> legs = Route.legs(channels, found.open(), callees);
            return legs.isEmpty()
                    ? all(page, rung, Route.legs(channels, found.withheld(), callees), PushRow.WITHHELD, now)
                    : all(page, rung, legs, PushRow.DUE, now);
        });
    }

    /** The channels that are left take over from a push. */
    Uni<Integer> failOver(PageRow page, PushRow from, List<PersonRow> people, Instant now) {
        List<Callee> callees = people.stream()
                .map(person -> new Callee(person.id, person.contactChannels))
                .toList();
        return ways.of(page)
                .chain(found -> all(page, from.rung, Route.legs(from.route, found.open(), callees), PushRow.DUE, now));
    }

    private Uni<Integer> all(PageRow page, int rung, List<Leg> legs, String state, Instant now) {
        Uni<Integer> chain = Uni.createFrom().item(0);
        for (Leg leg : legs) {
            chain = chain.chain(before -> one(page, rung, leg, state, now).replaceWith(before + 1));
        }
        return chain;
    }

    private Uni<Void> one(PageRow page, int rung, Leg leg, String state, Instant now) {
        return pushes.exists(page.id, rung, leg.channel(), leg.person())
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : pushes.persist(row(page, rung, leg, state, now)).chain(() -> claim(page, leg.person(), now)));
    }

    private Uni<Void> claim(PageRow page, UUID person, Instant now) {
        return person == null
                ? Uni.createFrom().voidItem()
                : claims.of(page.id, person, now).replaceWithVoid();
    }

    private static PushRow row(PageRow page, int rung, Leg leg, String state, Instant now) {
        PushRow row = new PushRow();
        row.id = TimeOrderedId.next();
        row.pageId = page.id;
        row.brand = page.brand;
        row.drill = page.drill;
        row.rung = rung;
        row.channel = leg.channel();
        row.person = leg.person();
        row.people = leg.people().stream().map(UUID::toString).toList();
        row.route = leg.rest();
        row.priority = page.gravity().ordinal();
        row.createdAt = now;
        row.triedFrom = now;
        row.notBefore = now;
        if (state.equals(PushRow.WITHHELD)) {
            String why = page.trial ? "TRIAL" : "DRILL";
            row.end(PushRow.WITHHELD, why, "would have been pushed", now);
        }
        return row;
    }
}
