package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.people.People;
import io.langyan.notification.rota.SwapsResource.SwapBody;
import io.langyan.notification.schedule.DutyOverride;
import io.langyan.notification.schedule.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lets somebody stand in (顶班), two exchange shifts (换班), and takes either back. */
@ApplicationScoped
public class StandIn {

    private static final int MOST = 500;

    private final Rotas rotas;
    private final Overrides overrides;
    private final People people;
    private final Duties duties;
    private final Checks checks;

    StandIn(Rotas rotas, Overrides overrides, People people, Duties duties, Checks checks) {
        this.rotas = rotas;
        this.overrides = overrides;
        this.people = people;
        this.duties = duties;
        this.checks = checks;
    }

    Uni<OverrideRow> once(String role, OverrideBody body, String by) {
        Instant now = Instant.now();
        if (body == null || body.person() == null) {
            throw noPerson();
        }
        Span span = OverrideCheck.span(body.from(), body.to(), "from", now);
        String reason = OverrideCheck.reason(body.reason());
        return rotas.locked(role)
                .chain(row -> known(body.person()))
                .chain(() -> add(role, List.of(made(span, body.person(), by, reason, null, now)), now))
                .map(rows -> rows.get(0));
    }

    /** Whoever has all of the first span takes the second, and the other way round. */
    Uni<List<OverrideRow>> swap(String role, SwapBody body, String by) {
        Instant now = Instant.now();
        if (body == null || body.first() == null || body.second() == null) {
            throw OverrideCheck.refused(
                    body == null || body.first() == null ? "first" : "second",
                    "缺少：应有 from 和 to",
                    "is missing: it must have from and to");
        }
        Span first = OverrideCheck.span(body.first().from(), body.first().to(), "first", now);
        Span second = OverrideCheck.span(body.second().from(), body.second().to(), "second", now);
        String reason = OverrideCheck.reason(body.reason());
        if (first.within(second).isPresent()) {
            throw OverrideCheck.refused("second", "不能与 first 重叠", "must not overlap first");
        }
        return rotas.locked(role)
                .chain(row -> rotas.sole(row, first, "first").chain(one -> rotas.sole(row, second, "second")
                        .map(other -> exchanged(one, first, other, second, by, reason, now))))
                .chain(both -> add(role, both, now));
    }

    /** One that has not begun is deleted, with the other of its swap; one under way ends now. */
    Uni<Void> end(String role, UUID id) {
        Instant now = Instant.now();
        return rotas.locked(role)
                .chain(() -> overrides.findById(id))
                .onItem()
                .transform(row -> row != null && row.role.equals(role) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-override", "没有这个替班。", "There is no such override."))
                .chain(overrides::madeWith)
                .invoke(rows -> notOver(rows, now))
                .chain(rows -> endAll(rows, now))
                .chain(() -> changed(role, now));
    }

    private Uni<Void> endAll(List<OverrideRow> rows, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (OverrideRow row : rows) {
            if (row.fromAt.isBefore(now)) {
                row.toAt = row.toAt.isBefore(now) ? row.toAt : now;
            } else {
                chain = chain.chain(() -> overrides.delete(row));
            }
        }
        return chain;
    }

    private Uni<List<OverrideRow>> add(String role, List<DutyOverride> made, Instant now) {
        return add(role, made, null, now);
    }

    /**
     * Two have agreed on it. The rota's row must be locked.
     *
     * @param offer what was accepted
     */
    public Uni<Void> agreed(String role, List<DutyOverride> made, UUID offer, Instant now) {
        return add(role, made, offer, now).replaceWithVoid();
    }

    private Uni<List<OverrideRow>> add(String role, List<DutyOverride> made, UUID offer, Instant now) {
        List<OverrideRow> rows =
                made.stream().map(each -> OverrideRow.of(role, each, offer)).toList();
        return overrides
                .count("role = ?1 and toAt > ?2", role, now)
                .invoke(known -> {
                    if (known + rows.size() > MOST) {
                        throw Problem.unprocessable(
                                "too-many-overrides", "该值班表的替班已达 500 个。", "The rota has 500 overrides already.");
                    }
                })
                .chain(() -> overrides.persist(rows))
                .chain(() -> changed(role, now))
                .replaceWith(rows);
    }

    private Uni<Void> changed(String role, Instant now) {
        return checks.soon(role, now).chain(() -> duties.tellChanges(now));
    }

    private Uni<Void> known(UUID person) {
        return people.findById(person)
                .onItem()
                .ifNull()
                .failWith(StandIn::noPerson)
                .replaceWithVoid();
    }

    private static Problem noPerson() {
        return OverrideCheck.refused("person", "应为人员 id（/api/people）", "must be the id of a person (/api/people)");
    }

    private static List<DutyOverride> exchanged(
            UUID one, Span first, UUID other, Span second, String by, String reason, Instant now) {
        if (one.equals(other)) {
            throw Problem.unprocessable(
                    "same-person", "两个时段是同一人值班，无需换班。", "Both are the same person's; there is nothing to swap.");
        }
        UUID swap = TimeOrderedId.next();
        return List.of(made(first, other, by, reason, swap, now), made(second, one, by, reason, swap, now));
    }

    private static DutyOverride made(Span span, UUID person, String by, String reason, UUID swap, Instant now) {
        return new DutyOverride(TimeOrderedId.next(), span, person, by, reason, swap, now);
    }

    private static void notOver(List<OverrideRow> rows, Instant now) {
        if (rows.stream().noneMatch(row -> row.toAt.isAfter(now))) {
            throw Problem.conflict("override-over", "替班已结束，不能撤销。", "The override is over and stays as it was.");
        }
    }
}
