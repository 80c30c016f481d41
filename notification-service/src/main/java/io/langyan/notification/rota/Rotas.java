package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Span;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One rota for each role that has one. */
@ApplicationScoped
public class Rotas implements PanacheRepositoryBase<RotaRow, String> {

    private final Overrides overrides;
    private final Calendars calendars;
    private final RotaMeters meters;

    Rotas(Overrides overrides, Calendars calendars, RotaMeters meters) {
        this.overrides = overrides;
        this.calendars = calendars;
        this.meters = meters;
    }

    /** All, as they stand from now on: with the overrides that are not over. */
    public Uni<List<Rota>> all(Instant now) {
        return sorted().invoke(meters::show).chain(rows -> overrides
                .notOverAt(now)
                .map(made -> rows.stream().map(row -> open(row, made)).toList()));
    }

    /** A rota as it was and will be within the span. */
    public Uni<Rota> within(RotaRow row, Span span) {
        return overrides.touching(row.role, span).map(made -> row.rota(calendars, made));
    }

    /**
     * Who has the duty throughout the span. Fails with 422 {@code no-single-shift} when that is not one person.
     *
     * @param field of the request that names the span, for who reads the refusal
     */
    public Uni<UUID> sole(RotaRow row, Span span, String field) {
        return within(row, span).map(rota -> rota.soleOn(span).orElseThrow(() -> Problem.unprocessable(
                        "no-single-shift",
                        field + "：该时段不是由同一人值班。",
                        field + " is not the duty of one person throughout.")
                .with("field", field)));
    }

    /** Fails with 404 when the role has none. */
    public Uni<RotaRow> needed(String role) {
        return findById(role).onItem().ifNull().failWith(Rotas::unknown);
    }

    /** The same, locked until the end of the transaction: one change of its overrides after the other. */
    public Uni<RotaRow> locked(String role) {
        return findById(role, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(Rotas::unknown);
    }

    Uni<List<RotaRow>> sorted() {
        return find("order by role").list();
    }

    /** As it stands from now on. */
    Uni<RotaBody> body(RotaRow row, Instant now) {
        return overrides.notOverAt(row.role, now).map(made -> RotaBody.of(row, row.rota(calendars, made), now));
    }

    private Rota open(RotaRow row, List<OverrideRow> made) {
        return row.rota(
                calendars,
                made.stream().filter(each -> each.role.equals(row.role)).toList());
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-rota", "该角色没有值班表。", "This role has no rota.");
    }
}
