package io.langyan.monitoring.mention;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A filter as SQL. Values are bound, never written into the statement; words are no part of it, they are compared by us. */
final class MentionSql {

    private final MentionFilter filter;
    private final Tuple values = Tuple.tuple();
    private final StringBuilder conditions = new StringBuilder();

    /** A statement with its values. */
    record Statement(String sql, Tuple values) {}

    private MentionSql(MentionFilter filter) {
        this.filter = filter;
    }

    /** The newest in a range of ids, from where they are most easily had: of some handling, of some brands, of all. */
    static Statement newest(MentionFilter filter, UUID from, UUID before, int most) {
        MentionSql sql = new MentionSql(filter);
        String text = filter.isByHandling()
                ? sql.byHandling(from, before, most)
                : filter.brands().isPresent() ? sql.byBrand(from, before, most) : sql.byAny(from, before, most);
        return new Statement(text, sql.values);
    }

    /** Those of some mentions. */
    static Statement among(MentionFilter filter, UUID[] ids) {
        MentionSql sql = new MentionSql(filter);
        String from = "select %s from unnest(%s::uuid[]) as asked(id) join mention m using (id) where true"
                .formatted(sql.columns(), sql.bind(ids));
        return new Statement(from + sql.ofBrands() + sql.fields() + " order by m.id desc", sql.values);
    }

    private String byBrand(UUID from, UUID before, int most) {
        String brands = bind(filter.brands().orElseThrow().toArray(String[]::new));
        String limit = bind(most);
        return """
            select distinct on (x.id) x.id, x.title, x.text from unnest(%s::text[]) as br(brand)
             cross join lateral (
                   select %s from mention_brand b join mention m on m.id = b.mention_id
                    where b.brand = br.brand and b.mention_id >= %s and b.mention_id < %s %s
                    order by b.mention_id desc limit %s) as x
             order by x.id desc limit %s
            """
                .formatted(brands, columns(), bind(from), bind(before), fields(), limit, limit);
    }

    private String byAny(UUID from, UUID before, int most) {
        return "select %s from mention m where m.id >= %s and m.id < %s %s order by m.id desc limit %s"
                .formatted(columns(), bind(from), bind(before), fields(), bind(most));
    }

    private String byHandling(UUID from, UUID before, int most) {
        return """
            select distinct on (m.id) %s from handling h join mention m on m.id = h.mention_id
             where h.mention_id >= %s and h.mention_id < %s %s %s order by m.id desc limit %s
            """
                .formatted(columns(), bind(from), bind(before), handled(), ofBrands() + fields(), bind(most));
    }

    private String columns() {
        return filter.words().isEmpty() ? "m.id, null::text as title, null::text as text" : "m.id, m.title, m.text";
    }

    private String ofBrands() {
        return filter.brands()
                .map(some -> " and exists (select from mention_brand b where b.mention_id = m.id and b.brand = any("
                        + bind(some.toArray(String[]::new)) + "))")
                .orElse("");
    }

    private String fields() {
        conditions.setLength(0);
        equal("m.platform", filter.platform());
        equal("m.kind", filter.kind());
        equal("m.sentiment", filter.sentiment());
        equal("m.author_key", filter.author());
        equal("m.source", filter.source());
        when(filter.category(), value -> "m.reading -> 'categories' ? " + value);
        when(filter.appeal(), value -> "m.reading -> 'appeals' ? " + value);
        when(time(filter.publishedSince()), value -> "m.published_at >= " + value);
        when(time(filter.publishedUntil()), value -> "m.published_at < " + value);
        when(
                filter.term(),
                value -> "exists (select from mention_brand b where b.mention_id = m.id and " + value
                        + " = any(b.terms)" + brandsOf("b") + ")");
        when(
                filter.minSpread(),
                value -> "exists (select from mention_latest l where l.mention_id = m.id and l.spread >= " + value
                        + ")");
        if (filter.link() != null) {
            and("m.url is " + (filter.link() ? "not null" : "null"));
        }
        if (filter.unmatched()) {
            and("not exists (select from mention_brand b where b.mention_id = m.id)");
        }
        noise();
        if (filter.status() == Handling.Status.OPEN) {
            and("not exists (select from handling h where h.mention_id = m.id and h.status <> 'open'" + brandsOf("h")
                    + ")");
        }
        return conditions.toString();
    }

    private void noise() {
        if (filter.noise() != null) {
            boolean none = "none".equals(filter.noise());
            String kind =
                    none || "any".equals(filter.noise()) ? "n.noise <> '{}'" : bind(filter.noise()) + " = any(n.noise)";
            and((none ? "not " : "") + "exists (select from amendment n where n.mention_id = m.id and " + kind
                    + brandsOf("n") + ")");
        }
    }

    private String handled() {
        String status = filter.status() == null
                ? ""
                : " and h.status = " + bind(filter.status().code());
        String owner = filter.owner() == null ? "" : " and h.owner = " + bind(filter.owner());
        return status + owner + brandsOf("h");
    }

    private String brandsOf(String table) {
        return filter.brands()
                .map(some -> " and " + table + ".brand = any(" + bind(some.toArray(String[]::new)) + ")")
                .orElse("");
    }

    private void equal(String column, String value) {
        when(value, bound -> column + " = " + bound);
    }

    private void when(Object value, java.util.function.UnaryOperator<String> condition) {
        if (value != null) {
            and(condition.apply(bind(value)));
        }
    }

    private void and(String condition) {
        conditions.append(" and ").append(condition);
    }

    private String bind(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    private static Object time(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
