package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person says what a text means. The word, the label, the tallies and the duty to tell it are one transaction; from then on no model changes this
 * reading.
 */
@ApplicationScoped
class CorrectReading {

    private static final String SAY =
            "update mention set reading = $2::text::jsonb, sentiment = $3, revision = revision + 1 where id = $1";
    private static final String HOLD =
            """
            insert into amendment (mention_id, brand, revision, reading, says_sentiment) values ($1, '*', $2, $3::text::jsonb, $4)
            on conflict (mention_id, brand) do update set revision = excluded.revision, reading = excluded.reading, said_of = null,
                   says_sentiment = amendment.says_sentiment or excluded.says_sentiment
            """;
    private static final String DUE =
            """
            insert into amendment_due (mention_id, brand) select $1, brand from mention_brand where mention_id = $1
            on conflict do nothing
            """;

    private final Pool pool;
    private final Targets targets;
    private final SentimentTallies tallies;
    private final Corrections corrections;

    CorrectReading(Pool pool, Targets targets, SentimentTallies tallies, Corrections corrections) {
        this.pool = pool;
        this.targets = targets;
        this.tallies = tallies;
        this.corrections = corrections;
    }

    /** @return the new revision */
    Uni<Integer> of(UUID id, SaidReading said, int seen, Optional<Set<String>> visible, String who) {
        return pool.withTransaction(connection ->
                targets.lock(connection, id, visible, seen).chain(target -> correct(connection, target, said, who)));
    }

    private Uni<Integer> correct(SqlConnection connection, Target target, SaidReading said, String who) {
        Reading after = said.over(target.reading());
        String written = Json.of(after);
        int revision = target.revision() + 1;
        boolean says = said.sentiment() != null;
        String sentiment = says ? said.sentiment() : target.sentiment();
        return connection
                .preparedQuery(SAY)
                .execute(Tuple.of(target.id(), written, sentiment))
                .chain(() -> connection.preparedQuery(HOLD).execute(Tuple.of(target.id(), revision, written, says)))
                .chain(() -> connection.preparedQuery(DUE).execute(Tuple.of(target.id())))
                .chain(() -> corrections.add(
                        connection,
                        new Corrections.Said(
                                target.id(),
                                null,
                                revision,
                                "reading",
                                who,
                                Json.of(target.reading()),
                                written,
                                said.note())))
                .chain(() -> tallies.move(connection, target, sentiment))
                .replaceWith(revision);
    }
}
