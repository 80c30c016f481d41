package io.langyan.monitoring.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Looks mentions up in the ledger. */
@ApplicationScoped
class MentionSnapshots {

    private static final String MENTION =
            """
            select m.*, coalesce((select array_agg(b.brand order by b.brand) from mention_brand b where b.mention_id = m.id),
                   '{}') as brands
              from mention m where m.id = $1
            """;
    /** Enough to show a course; the newest matter most. */
    private static final String SAMPLES =
            """
            select observed_at, reposts, comments, likes, views, capped from sample
             where mention_id = $1 order by observed_at desc limit 1000
            """;

    private static final String EARLIER =
            """
            select title, text, reading #>> '{sentiment,label}' as sentiment, seen_at from mention_text
             where mention_id = $1 order by seen_at desc, hash
            """;

    private final Pool pool;

    MentionSnapshots(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<MentionSnapshot>> byId(UUID id) {
        return pool.preparedQuery(MENTION)
                .execute(Tuple.of(id))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : withPast(found.iterator().next()).map(Optional::of));
    }

    private Uni<MentionSnapshot> withPast(Row mention) {
        Tuple id = Tuple.of(mention.getUUID("id"));
        return pool.preparedQuery(SAMPLES).execute(id).chain(samples -> pool.preparedQuery(EARLIER)
                .execute(id)
                .map(earlier -> MentionSnapshot.of(mention, samples, earlier)));
    }
}
