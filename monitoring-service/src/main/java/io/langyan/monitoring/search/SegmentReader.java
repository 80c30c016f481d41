package io.langyan.monitoring.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks the segments, within one snapshot of the database. */
final class SegmentReader {

    private static final String SEGMENTS =
            """
            select id, first_id, last_id, rows, level from search_segment
             where last_id >= $1 and first_id < $2 order by last_id desc
            """;
    private static final String SETTLED = "select last_id from search_segment order by last_id desc limit 1";
    private static final String TOUCHED =
            """
            select distinct mention_id from search_touched where mention_id >= $1 and mention_id < $2
             order by mention_id desc
            """;
    /** The page that a range begins on, and those after it that it reaches into. */
    private static final String PAGES =
            """
            select s.id as segment, r.clause, p.postings
              from unnest($1::bigint[]) as s(id)
             cross join unnest($2::integer[], $3::bigint[], $4::bigint[]) as r(clause, low, high)
             cross join lateral (
                   (select postings from search_page where segment_id = s.id and first_term <= r.low
                     order by first_term desc limit 1)
                   union all
                   (select postings from search_page
                     where r.high > r.low and segment_id = s.id and first_term > r.low and first_term <= r.high)) as p
            """;

    private static final String EDGE = "select search_row($1, $2)";
    private static final String IDS =
            """
            select encode(substring(s.ids from h.row * 16 + 1 for 16), 'hex')::uuid as id
              from unnest($1::bigint[], $2::integer[]) as h(segment, row) join search_segment s on s.id = h.segment
            """;

    private final SqlConnection connection;

    SegmentReader(SqlConnection connection) {
        this.connection = connection;
    }

    /** Those that reach into the ids from one to below another, newest first. */
    Uni<List<Segment>> segments(UUID from, UUID before) {
        return connection
                .preparedQuery(SEGMENTS)
                .execute(Tuple.of(from, before))
                .map(rows -> list(rows, SegmentReader::segment));
    }

    /** The highest id that is indexed. */
    Uni<UUID> settled() {
        return connection
                .query(SETTLED)
                .execute()
                .map(rows ->
                        rows.size() == 0 ? Ids.FIRST : rows.iterator().next().getUUID(0));
    }

    /** Those whose segment does not say all, highest first. */
    Uni<List<UUID>> touched(UUID from, UUID before) {
        return connection
                .preparedQuery(TOUCHED)
                .execute(Tuple.of(from, before))
                .map(rows -> list(rows, row -> row.getUUID(0)));
    }

    /** For each segment the rows that satisfy all clauses. */
    Uni<Map<Long, BitSet>> rows(List<Segment> segments, List<Clause> clauses) {
        List<Integer> of = new ArrayList<>();
        List<Long> low = new ArrayList<>();
        List<Long> high = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            for (TermRange range : clauses.get(i).anyOf()) {
                of.add(i);
                low.add(range.low());
                high.add(range.high());
            }
        }
        Tuple asked = Tuple.of(
                segments.stream().map(Segment::id).toArray(Long[]::new),
                of.toArray(Integer[]::new),
                low.toArray(Long[]::new),
                high.toArray(Long[]::new));
        return connection.preparedQuery(PAGES).execute(asked).map(pages -> satisfying(pages, segments, clauses));
    }

    private static Map<Long, BitSet> satisfying(RowSet<Row> pages, List<Segment> segments, List<Clause> clauses) {
        Map<Long, BitSet[]> found = new HashMap<>();
        Map<Long, Integer> sizes = new HashMap<>();
        segments.forEach(segment -> sizes.put(segment.id(), segment.rows()));
        for (Row page : pages) {
            long segment = page.getLong(0);
            int clause = page.getInteger(1);
            BitSet[] each = found.computeIfAbsent(segment, none -> new BitSet[clauses.size()]);
            each[clause] = each[clause] == null ? new BitSet(sizes.get(segment)) : each[clause];
            byte[] postings = page.getBuffer(2).getBytes();
            SegmentPage.find(postings, clauses.get(clause).anyOf(), sizes.get(segment), each[clause]);
        }
        Map<Long, BitSet> all = new HashMap<>();
        found.forEach((segment, each) -> all.put(segment, common(each)));
        return all;
    }

    private static BitSet common(BitSet[] each) {
        BitSet common = each[0] == null ? new BitSet() : each[0];
        for (int i = 1; i < each.length; i++) {
            common.and(each[i] == null ? new BitSet() : each[i]);
        }
        return common;
    }

    /** The first row of a segment whose id is not below this. */
    Uni<Integer> edge(Segment segment, UUID id) {
        return connection
                .preparedQuery(EDGE)
                .execute(Tuple.of(segment.id(), id))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<List<UUID>> ids(List<Hit> hits) {
        Tuple asked = Tuple.of(
                hits.stream().map(Hit::segment).toArray(Long[]::new),
                hits.stream().map(Hit::row).toArray(Integer[]::new));
        return connection.preparedQuery(IDS).execute(asked).map(rows -> list(rows, row -> row.getUUID(0)));
    }

    /** A row of a segment. */
    record Hit(long segment, int row) {}

    static Segment segment(Row row) {
        return new Segment(
                row.getLong("id"),
                row.getUUID("first_id"),
                row.getUUID("last_id"),
                row.getInteger("rows"),
                row.getInteger("level"));
    }

    private static <T> List<T> list(RowSet<Row> rows, java.util.function.Function<Row, T> shape) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(shape.apply(row)));
        return list;
    }
}
