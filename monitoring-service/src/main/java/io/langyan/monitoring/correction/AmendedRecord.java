package io.langyan.monitoring.correction;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.monitoring.reading.KeptReading;
import io.langyan.monitoring.topics.MentionTopic;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A mention as the ledger has it now, with its newest sample, in the shape of the topic. */
final class AmendedRecord {

    private static final String AS_IT_STANDS =
            """
            select m.*, m.reading::text as reading_text, b.brand, b.terms, b.negative_by_rule, b.media_author, b.drill, b.plan_version,
                   coalesce(a.not_crisis, b.not_crisis) as now_not_crisis, coalesce(a.own_account, b.own_account) as now_own_account,
                   coalesce(a.noise, '{}') as noise, coalesce(said.says_sentiment, false) as says_sentiment,
                   s.observed_at, s.received_at, s.reposts, s.comments, s.likes, s.views, s.capped,
                   s.source as sampled_by
              from unnest($1::uuid[], $2::text[]) as asked(mention_id, brand)
              join mention m on m.id = asked.mention_id
              join mention_brand b on b.brand = asked.brand and b.mention_id = asked.mention_id
              left join amendment a on a.mention_id = b.mention_id and a.brand = b.brand
              left join amendment said on said.mention_id = b.mention_id and said.brand = '*'
             cross join lateral (select * from sample where mention_id = m.id order by observed_at desc limit 1) as s
            """;

    private AmendedRecord() {}

    static Uni<List<Outgoing>> of(SqlConnection connection, UUID[] mentions, String[] brands) {
        return connection
                .preparedQuery(AS_IT_STANDS)
                .execute(Tuple.of(mentions, brands))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> MentionTopic.record(
                                matched(row), row.getString("drill"), row.getInteger("plan_version")))
                        .toList());
    }

    private static MentionMatched matched(Row row) {
        return new MentionMatched(
                row.getUUID("id"),
                row.getString("brand"),
                row.getString("platform"),
                row.getString("external_id"),
                row.getString("kind"),
                row.getString("parent_id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("text"),
                author(row),
                instant(row, "published_at"),
                instant(row, "observed_at"),
                instant(row, "received_at"),
                counters(row),
                row.getString("sampled_by"),
                List.of(row.getArrayOfStrings("terms")),
                row.getBoolean("negative_by_rule") && !row.getBoolean("says_sentiment"),
                row.getBoolean("now_own_account"),
                row.getBoolean("now_not_crisis"),
                row.getBoolean("media_author"),
                KeptReading.of(row.getString("reading_text")),
                row.getInteger("revision"),
                List.of(row.getArrayOfStrings("noise")));
    }

    private static Author author(Row row) {
        String key = row.getString("author_key");
        String name = row.getString("author_name");
        String badge = row.getString("author_verified");
        Long followers = row.getLong("author_followers");
        return key == null && name == null && badge == null && followers == null
                ? null
                : new Author(key, name, followers, badge == null ? null : Author.Verified.of(badge));
    }

    private static Counters counters(Row row) {
        return new Counters(
                row.getLong("reposts"),
                row.getLong("comments"),
                row.getLong("likes"),
                row.getLong("views"),
                row.getBoolean("capped"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
