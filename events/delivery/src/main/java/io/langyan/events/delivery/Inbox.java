package io.langyan.events.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each consumer has already done. */
@ApplicationScoped
class Inbox {

    /** A select, so that Hibernate does not take it for a bulk change that its caches must follow. */
    private static final String FIRST =
            """
            with added as (
                insert into inbox (consumer, event_id)
                select :consumer, event from jsonb_array_elements_text(cast(cast(:events as text) as jsonb)) as asked(event)
                on conflict do nothing returning event_id)
            select event_id from added
            """;

    private static final String SEEN = "select event_id from inbox where consumer = $1 and event_id = any($2)";
    private static final String FORGET = "delete from inbox where seen_at < $1";

    private final Pool pool;
    private final DeliveryConfig config;

    Inbox(Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Notes the events in the current transaction; answers those that were not noted before. */
    Uni<Set<String>> firstTime(String consumer, Collection<String> eventIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIRST, String.class)
                        .setParameter("consumer", consumer)
                        .setParameter("events", new JsonArray(List.copyOf(eventIds)).encode())
                        .getResultList())
                .map(Set::copyOf);
    }

    /** Which of these were noted before: saves a transaction for each when a whole batch comes again. */
    Uni<Set<String>> seen(String consumer, Collection<String> eventIds) {
        return pool.preparedQuery(SEEN)
                .execute(Tuple.of(consumer, eventIds.toArray(String[]::new)))
                .map(Inbox::ids);
    }

    /** Whether the database answers at all. */
    Uni<Boolean> reachable() {
        return pool.query("select 1").execute().replaceWith(true).onFailure().recoverWithItem(false);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return forgetBefore(OffsetDateTime.now().minus(config.intake().remember()))
                .replaceWithVoid();
    }

    Uni<Integer> forgetBefore(OffsetDateTime time) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(time)).map(RowSet::rowCount);
    }

    private static Set<String> ids(RowSet<Row> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
    }
}
