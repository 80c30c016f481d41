package io.langyan.notification.lint;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.RotaChecked;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.escalation.StartPage;
import io.langyan.notification.rota.CheckRow;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import io.langyan.notification.rota.Rotas;
import io.langyan.notification.schedule.Lint;
import io.langyan.notification.schedule.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Looks one rota through: tells when what is wrong has changed, and calls the listener for what is new. */
@ApplicationScoped
class CheckRota {

    /** So far back is looked since when something lasts; longer ago it counts as new each day. */
    private static final Duration BACK = Duration.ofDays(7);

    private final Rotas rotas;
    private final Reach reach;
    private final Outbox outbox;
    private final StartPage start;
    private final NotificationConfig config;

    CheckRota(Rotas rotas, Reach reach, Outbox outbox, StartPage start, NotificationConfig config) {
        this.rotas = rotas;
        this.reach = reach;
        this.outbox = outbox;
        this.start = start;
        this.config = config;
    }

    /** @param due locked until the end of the transaction */
    Uni<Void> rota(CheckRow due, Instant now) {
        return rotas.needed(due.role).chain(row -> rotas.within(row, span(now))
                .chain(rota -> reach.now().chain(all -> {
                    Lint lint = Lint.of(
                            rota,
                            span(now),
                            now,
                            all::reaches,
                            person -> !config.tellUnverified() || all.verified(person));
                    return tell(due, row, row.gapsAllowed && row.isReadable() ? lint.withoutGaps() : lint, all, now);
                })));
    }

    private Uni<Void> tell(CheckRow due, RotaRow row, Lint lint, Reach.Of all, Instant now) {
        Findings before = Findings.of(due.told);
        Findings found = Findings.of(lint);
        if (found.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        RotaChecked checked = found.event(row.role, now);
        Findings fresh = found.without(before);
        due.told = checked;
        return outbox.add(Scope.allBrands(), RotaChecked.key(row.role), checked)
                .chain(() ->
                        fresh.none() ? Uni.createFrom().voidItem() : start.start(RotaPage.of(row, fresh, all, now)));
    }

    /** Begins and ends at midnight, so that what is found is the same all day long. */
    private Span span(Instant now) {
        Instant today =
                now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        return new Span(today.minus(BACK), today.plus(Duration.ofDays(1)).plus(config.rotaAhead()));
    }
}
