package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What a mention says and who said it, when it is new. */
@ApplicationScoped
class MentionRows {

    private static final String ADD =
            """
            insert into mention (id, platform, external_id, kind, parent_id, url, title, text, author_key, author_name,
                                 author_followers, author_verified, published_at, first_seen_at, source, sentiment, reading)
            select id, platform, external_id, kind, parent_id, url, title, text, author_key, author_name,
                   author_followers, author_verified, published_at, first_seen_at, source, sentiment, reading::jsonb
              from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::bigint[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                          $15::text[], $16::text[], $17::text[])
                   as t(id, platform, external_id, kind, parent_id, url, title, text, author_key, author_name,
                        author_followers, author_verified, published_at, first_seen_at, source, sentiment, reading)
            on conflict do nothing
            """;

    Uni<Void> add(SqlConnection connection, List<Entry> inserted) {
        if (inserted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(ADD).execute(columns(inserted)).replaceWithVoid();
    }

    private static Tuple columns(List<Entry> entries) {
        SaidColumns said = new SaidColumns(entries);
        return Tuple.tuple()
                .addArrayOfUUID(entries.stream().map(Entry::id).toArray(UUID[]::new))
                .addArrayOfString(strings(entries, MentionObserved::platform))
                .addArrayOfString(strings(entries, MentionObserved::externalId))
                .addArrayOfString(strings(entries, MentionObserved::kind))
                .addArrayOfString(strings(entries, MentionObserved::parentId))
                .addArrayOfString(said.urls())
                .addArrayOfString(said.titles())
                .addArrayOfString(said.texts())
                .addArrayOfString(said.authorKeys())
                .addArrayOfString(said.authorNames())
                .addArrayOfLong(said.authorFollowers())
                .addArrayOfString(said.authorBadges())
                .addArrayOfOffsetDateTime(times(entries, MentionObserved::publishedAt))
                .addArrayOfOffsetDateTime(times(entries, MentionObserved::receivedAt))
                .addArrayOfString(strings(entries, MentionObserved::source))
                .addArrayOfString(said.sentiments())
                .addArrayOfString(said.readings());
    }

    private static <T> java.util.stream.Stream<T> first(List<Entry> entries, Function<MentionObserved, T> field) {
        return entries.stream().map(entry -> field.apply(entry.heard().first()));
    }

    private static String[] strings(List<Entry> entries, Function<MentionObserved, String> field) {
        return first(entries, field).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Entry> entries, Function<MentionObserved, Instant> field) {
        return first(entries, field)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
