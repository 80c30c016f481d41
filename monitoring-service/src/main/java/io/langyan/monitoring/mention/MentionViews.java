package io.langyan.monitoring.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.rest.Cursor;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Mentions as people see them, by their ids. */
@ApplicationScoped
class MentionViews {

    private static final String WIDEST =
            """
            select mention_id as id from mention_latest
             where mention_id = any($1) and ($2::bigint is null or (spread, mention_id) < ($2, $3))
             order by spread desc, mention_id desc limit $4
            """;
    private static final String FILL =
            """
            select m.id, m.platform, m.external_id, m.kind, m.parent_id, m.url, m.title, m.text, m.author_key, m.author_name,
                   m.author_followers, m.author_verified, m.published_at, m.first_seen_at, m.source, m.sentiment,
                   m.reading::text as reading, m.reading #>> '{sentiment,label}' as read_as, m.revision,
                   coalesce(said.says_sentiment, false) as said_by_person,
                   l.reposts, l.comments, l.likes, l.views, coalesce(l.capped, false) as capped,
                   l.observed_at as last_observed_at, coalesce(l.spread, 0) as spread, coalesce(l.samples, 0)::bigint as samples,
                   b.brands::text
              from unnest($1::uuid[]) with ordinality as asked(id, place) join mention m using (id)
              left join mention_latest l on l.mention_id = m.id
              left join amendment said on said.mention_id = m.id and said.brand = '*'
              cross join lateral (
                   select coalesce(json_agg(json_build_object('brand', b.brand, 'terms', b.terms,
                          'negativeByRule', b.negative_by_rule, 'ownAccount', b.own_account, 'mediaAuthor', b.media_author,
                          'notCrisis', b.not_crisis, 'drill', b.drill, 'planVersion', b.plan_version,
                          'status', coalesce(h.status, 'open'), 'owner', h.owner, 'handlingVersion', coalesce(h.version, 0),
                          'noise', coalesce(a.noise, '{}'))
                          order by b.brand), '[]') as brands
                     from mention_brand b left join handling h on h.brand = b.brand and h.mention_id = b.mention_id
                     left join amendment a on a.mention_id = b.mention_id and a.brand = b.brand
                    where b.mention_id = m.id and ($2::text[] is null or b.brand = any($2))) as b
             order by asked.place
            """;
    private static final String HISTORY =
            """
            select observed_at, reposts, comments, likes, views, capped, received_at, source from sample
             where mention_id = $1 order by observed_at limit 10000
            """;
    private static final String BY_PERSON = "person";
    private static final String BY_READING = "reading";
    private static final String BY_RULE = "rule";
    private static final TypeReference<List<MentionView.BrandView>> BRANDS = new TypeReference<>() {};

    private final Pool pool;
    private final EarlierTexts earlier;

    MentionViews(Pool pool, EarlierTexts earlier) {
        this.pool = pool;
        this.earlier = earlier;
    }

    /** @param brands that the caller may see; empty for all */
    Uni<Optional<MentionView>> byId(UUID id, Optional<Set<String>> brands) {
        return fill(List.of(id), brands).map(views -> views.stream().findFirst());
    }

    /** The same with its counters over time and its earlier texts. */
    Uni<MentionView> withPast(MentionView view) {
        return history(view.id()).chain(history -> earlier.of(view.id()).map(texts -> view.withPast(history, texts)));
    }

    private Uni<List<MentionView.SampleView>> history(UUID id) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(MentionViews::sample).toList());
    }

    /** Of these ids a page, widest spread first. */
    Uni<List<UUID>> widest(List<UUID> ids, Optional<Cursor> position, int limit) {
        Tuple asked = Tuple.tuple()
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addLong(position.map(keys -> keys.number(0)).orElse(null))
                .addUUID(position.map(keys -> keys.uuid(1)).orElse(null))
                .addInteger(limit);
        return pool.preparedQuery(WIDEST)
                .execute(asked)
                .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /** The mentions with these ids, in the same order. */
    Uni<List<MentionView>> fill(List<UUID> ids, Optional<Set<String>> brands) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple parameters = Tuple.tuple()
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addArrayOfString(brands.map(MentionViews::array).orElse(null));
        return pool.preparedQuery(FILL)
                .execute(parameters)
                .map(rows -> stream(rows).map(MentionViews::view).toList());
    }

    private static String[] array(Set<String> brands) {
        return brands.toArray(String[]::new);
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static MentionView view(Row row) {
        MentionView.CountersView counters = counters(row);
        return new MentionView(
                row.getUUID("id"),
                row.getString("platform"),
                row.getString("external_id"),
                row.getString("kind"),
                row.getString("parent_id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("text"),
                author(row),
                instant(row, "published_at"),
                instant(row, "first_seen_at"),
                instant(row, "last_observed_at"),
                counters,
                row.getLong("spread"),
                row.getLong("samples"),
                brands(row.getString("brands")),
                row.getString("sentiment"),
                sentimentBy(row),
                row.getString("reading"),
                row.getInteger("revision"),
                row.getString("source"),
                null,
                null);
    }

    private static String sentimentBy(Row row) {
        String sentiment = row.getString("sentiment");
        if (sentiment == null || row.getBoolean("said_by_person")) {
            return sentiment == null ? null : BY_PERSON;
        }
        return sentiment.equals(row.getString("read_as")) ? BY_READING : BY_RULE;
    }

    private static MentionView.AuthorView author(Row row) {
        return new MentionView.AuthorView(
                row.getString("author_key"),
                row.getString("author_name"),
                row.getLong("author_followers"),
                row.getString("author_verified"));
    }

    private static MentionView.CountersView counters(Row row) {
        return new MentionView.CountersView(
                row.getLong("reposts"),
                row.getLong("comments"),
                row.getLong("likes"),
                row.getLong("views"),
                row.getBoolean("capped"));
    }

    private static MentionView.SampleView sample(Row row) {
        return new MentionView.SampleView(
                instant(row, "observed_at"), counters(row), instant(row, "received_at"), row.getString("source"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static List<MentionView.BrandView> brands(String json) {
        try {
            return EventJson.mapper().readValue(json, BRANDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("brands of a mention cannot be read", impossible);
        }
    }
}
