package io.langyan.monitoring.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Known mentions that say something else now, or are taken for something else. Their rows are locked. */
@ApplicationScoped
class MentionEdits {

    /** What is not told now stays as it was told. */
    private static final String RENEW =
            """
            update mention m set title = t.title, text = t.text, url = coalesce(t.url, m.url),
                   author_key = coalesce(t.author_key, m.author_key), author_name = coalesce(t.author_name, m.author_name),
                   author_followers = coalesce(t.author_followers, m.author_followers),
                   author_verified = coalesce(t.author_verified, m.author_verified),
                   sentiment = t.sentiment, reading = t.reading::jsonb, revision = m.revision + 1
              from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[],
                          $9::text[], $10::text[])
                   as t(id, title, text, url, author_key, author_name, author_followers, author_verified, sentiment, reading)
             where m.id = t.id
            """;

    private static final String SEEN =
            """
            update mention_latest l set text_at = t.text_at from unnest($1::uuid[], $2::timestamptz[]) as t(id, text_at)
             where l.mention_id = t.id
            """;
    private static final String TAKE_FOR =
            """
            update mention m set sentiment = t.sentiment from unnest($1::uuid[], $2::text[]) as t(id, sentiment) where m.id = t.id
            """;

    Uni<Void> write(SqlConnection connection, List<Entry> entries) {
        List<Entry> edited = entries.stream().filter(Entry::isEdited).toList();
        List<Entry> remarked = entries.stream()
                .filter(entry -> entry.stood() != null && !entry.isEdited())
                .filter(entry -> !Objects.equals(entry.stood().sentiment(), entry.sentiment()))
                .toList();
        return renew(connection, edited).chain(() -> takeFor(connection, remarked));
    }

    private static Uni<Void> renew(SqlConnection connection, List<Entry> edited) {
        if (edited.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(RENEW)
                .execute(columns(edited))
                .chain(() -> connection.preparedQuery(SEEN).execute(Tuple.of(ids(edited), times(edited))))
                .replaceWithVoid();
    }

    private static Uni<Void> takeFor(SqlConnection connection, List<Entry> remarked) {
        return remarked.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(TAKE_FOR)
                        .execute(Tuple.of(ids(remarked), new SaidColumns(remarked).sentiments()))
                        .replaceWithVoid();
    }

    private static Tuple columns(List<Entry> edited) {
        SaidColumns said = new SaidColumns(edited);
        return Tuple.tuple()
                .addArrayOfUUID(ids(edited))
                .addArrayOfString(said.titles())
                .addArrayOfString(said.texts())
                .addArrayOfString(said.urls())
                .addArrayOfString(said.authorKeys())
                .addArrayOfString(said.authorNames())
                .addArrayOfLong(said.authorFollowers())
                .addArrayOfString(said.authorBadges())
                .addArrayOfString(said.sentiments())
                .addArrayOfString(said.readings());
    }

    private static UUID[] ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] times(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.heard().said().wordings().standing().seenAt())
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
