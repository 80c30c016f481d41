package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.Route.Leg;
import io.langyan.notification.push.Way.Callee;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Turns a step of a page into pushes, as the channels stand; they are in no line yet. */
public final class Steps {

    private final Function<PageRow, Ways.Of> ways;

    Steps(Function<PageRow, Ways.Of> ways) {
        this.ways = ways;
    }

    /**
     * One step of a page.
     *
     * @param rung its number over all runs of the page
     * @return withheld ones only where there is no other
     */
    public List<PushRow> of(PageRow page, int rung, List<String> channels, List<PersonRow> people, Instant now) {
        Ways.Of found = ways.apply(page);
        List<Callee> callees = callees(people);
        List<Leg> legs = Route.legs(channels, found.open(), callees);
        return legs.isEmpty()
                ? rows(page, rung, Route.legs(channels, found.withheld(), callees), PushRow.WITHHELD, now)
                : rows(page, rung, legs, PushRow.DUE, now);
    }

    /** @param route the channels that are left to a push */
    List<PushRow> takingOver(PageRow page, PushRow from, List<String> route, List<PersonRow> people, Instant now) {
        List<Leg> legs = Route.legs(route, ways.apply(page).open(), callees(people));
        return rows(page, from.rung, legs, PushRow.DUE, now);
    }

    private static List<Callee> callees(List<PersonRow> people) {
        return people.stream()
                .map(person -> new Callee(person.id, person.contactChannels))
                .toList();
    }

    private static List<PushRow> rows(PageRow page, int rung, List<Leg> legs, String state, Instant now) {
        return legs.stream().map(leg -> row(page, rung, leg, state, now)).toList();
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
