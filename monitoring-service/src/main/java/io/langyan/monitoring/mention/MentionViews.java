package io.langyan.monitoring.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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

/** Reads the ledger. A page is found by ids alone, newest first, and filled afterwards. */
@ApplicationScoped
class MentionViews {

    private static final String BY_BRAND =
            """
            select distinct b.mention_id as id from mention_brand b join mention m on m.id = b.mention_id
             where b.brand = any($1) and b.mention_id < $2 and b.mention_id >= $3
               and ($4::text is null or b.platform = $4) and ($5::text is null or m.text ilike $5 or m.title ilike $5)
             order by b.mention_id desc limit $6
            """;
    private static final String BY_ANY =
            """
            select m.id from mention m
             where ($1::boolean is not true or not exists (select from mention_brand b where b.mention_id = m.id))
               and m.id < $2 and m.id >= $3
               and ($4::text is null or m.platform = $4) and ($5::text is null or m.text ilike $5 or m.title ilike $5)
             order by m.id desc limit $6
            """;
    private static final String FILL =
            """
            select m.id, m.platform, m.external_id, m.kind, m.parent_id, m.url, m.title, m.text, m.author_key, m.author_name,
                   m.author_followers, m.author_verified, m.published_at, m.first_seen_at, m.source, m.reading::text as reading,
                   m.revision, s.reposts, s.comments, s.likes, s.views, s.capped, s.last_observed_at, s.samples, b.brands::text
              from unnest($1::uuid[]) as asked(id) join mention m using (id)
              cross join lateral (
                   select max(reposts) as reposts, max(comments) as comments, max(likes) as likes, max(views) as views,
                          coalesce(bool_or(capped), false) as capped, max(observed_at) as last_observed_at, count(*) as samples
                     from sample where mention_id = m.id) as s
              cross join lateral (
                   select coalesce(json_agg(json_build_object('brand', brand, 'terms', terms, 'negativeByRule', negative_by_rule,
                          'ownAccount', own_account, 'mediaAuthor', media_author, 'notCrisis', not_crisis, 'drill', drill,
                          'planVersion', plan_version) order by brand), '[]') as brands
                     from mention_brand where mention_id = m.id and ($2::text[] is null or brand = any($2))) as b
             order by m.id desc
            """;
    private static final String HISTORY =
            """
            select observed_at, reposts, comments, likes, views, capped, received_at, source from sample
             where mention_id = $1 order by observed_at limit 10000
            """;
    private static final TypeReference<List<MentionView.BrandView>> BRANDS = new TypeReference<>() {};
    private static final UUID LAST = new UUID(-1L, -1L);
    private static final UUID FIRST = new UUID(0L, 0L);

    private final Pool pool;

    MentionViews(Pool pool) {
        this.pool = pool;
    }

    Uni<List<MentionView>> find(MentionQuery query) {
        return pool.preparedQuery(query.brands().isPresent() ? BY_BRAND : BY_ANY)
                .execute(parameters(query))
                .map(MentionViews::ids)
                .chain(ids -> fill(ids, query.brands()));
    }

    /** @param brands that the caller may see; empty for all */
    Uni<Optional<MentionView>> byId(UUID id, Optional<Set<String>> brands) {
        return fill(new UUID[] {id}, brands).map(views -> views.stream().findFirst());
    }

    Uni<List<MentionView.SampleView>> history(UUID id) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(MentionViews::sample).toList());
    }

    private Uni<List<MentionView>> fill(UUID[] ids, Optional<Set<String>> brands) {
        if (ids.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        Tuple parameters = Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfString(brands.map(MentionViews::array).orElse(null));
        return pool.preparedQuery(FILL)
                .execute(parameters)
                .map(rows -> stream(rows).map(MentionViews::view).toList());
    }

    private static Tuple parameters(MentionQuery query) {
        Tuple parameters = Tuple.tuple();
        if (query.brands().isPresent()) {
            parameters.addArrayOfString(array(query.brands().get()));
        } else {
            parameters.addBoolean(query.unmatched());
        }
        UUID until = query.until() == null ? LAST : idAt(query.until());
        UUID before = query.before().orElse(LAST);
        return parameters
                .addUUID(before.toString().compareTo(until.toString()) < 0 ? before : until)
                .addUUID(query.since() == null ? FIRST : idAt(query.since()))
                .addString(query.platform())
                .addString(query.text() == null ? null : "%" + escaped(query.text()) + "%")
                .addInteger(query.limit());
    }

    /** The smallest id that a mention seen at this time can have. */
    private static UUID idAt(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0L);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static UUID[] ids(RowSet<Row> rows) {
        return stream(rows).map(row -> row.getUUID("id")).toArray(UUID[]::new);
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
                known(counters.reposts()) + known(counters.comments()) + known(counters.likes()),
                row.getLong("samples"),
                brands(row.getString("brands")),
                row.getString("reading"),
                row.getInteger("revision"),
                row.getString("source"),
                null);
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

    private static long known(Long counter) {
        return counter == null ? 0 : counter;
    }

    private static List<MentionView.BrandView> brands(String json) {
        try {
            return EventJson.mapper().readValue(json, BRANDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("brands of a mention cannot be read", impossible);
        }
    }
}
