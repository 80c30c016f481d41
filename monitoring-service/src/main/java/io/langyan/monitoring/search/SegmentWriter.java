package io.langyan.monitoring.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes segments of the mentions in a range of ids, within one snapshot of the database. Waits for the database: for worker threads. */
final class SegmentWriter {

    /** What concerns no brand is found under this one. */
    static final String UNMATCHED = "unmatched";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ROWS =
            """
            select id, title, text, platform, kind, sentiment, author_key, source, url is not null as link,
                   (reading -> 'categories')::text as categories, (reading -> 'appeals')::text as appeals
              from mention where id > $1 and id <= $2 order by id limit $3
            """;
    private static final String BRANDS =
            "select mention_id, brand, terms from mention_brand where mention_id > $1 and mention_id <= $2";
    private static final String TOUCHED =
            "select no, mention_id from search_touched where mention_id > $1 and mention_id <= $2";
    private static final String UNTOUCH = "delete from search_touched where no = any($1)";
    private static final String ADD =
            "insert into search_segment (first_id, last_id, rows, level, ids) values ($1, $2, $3, $4, $5) returning id";
    private static final String ADD_PAGES =
            "insert into search_page (segment_id, first_term, postings) select $1, * from unnest($2::bigint[],"
                    + " $3::bytea[])";
    private static final String DROP_PAGES = "delete from search_page where segment_id = any($1)";
    private static final String DROP = "delete from search_segment where id = any($1)";
    private static final int PAGES_AT_ONCE = 1_000;
    private static final int CHARS_AT_ONCE = 1_000_000;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_ROWS = 2_000;

    private final SqlConnection connection;
    private final List<UUID> ids = new ArrayList<>();
    private SegmentBuilder builder = new SegmentBuilder();
    private int rowsAtOnce = 100;

    SegmentWriter(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * Indexes what lies above one id up to another.
     *
     * @param most segments to make; the rest stays
     * @return rows indexed
     */
    int index(UUID after, UUID upTo, int level, int most) {
        List<Row> touched = list(ask(TOUCHED, Tuple.of(after, upTo)));
        UUID at = after;
        int made = 0;
        int rows = 0;
        boolean more = true;
        while (more && made < most) {
            List<Row> chunk = list(ask(ROWS, Tuple.of(at, upTo, rowsAtOnce)));
            more = chunk.size() == rowsAtOnce;
            int taken = add(chunk, at);
            rows += taken;
            at = taken == 0 ? at : ids.get(ids.size() - 1);
            more = more || taken < chunk.size();
            if (builder.rows() > 0 && (builder.isFull() || !more)) {
                finish(level);
                made++;
            }
        }
        untouch(touched, more ? at : upTo);
        return rows;
    }

    void drop(List<Segment> segments) {
        Tuple these = Tuple.of(segments.stream().map(Segment::id).toArray(Long[]::new));
        ask(DROP_PAGES, these);
        ask(DROP, these);
    }

    /** What was touched before this snapshot is in the new segments, unless it lies beyond them. */
    private void untouch(List<Row> touched, UUID upTo) {
        Long[] within = touched.stream()
                .filter(row -> !Ids.below(upTo, row.getUUID("mention_id")))
                .map(row -> row.getLong("no"))
                .toArray(Long[]::new);
        if (within.length > 0) {
            ask(UNTOUCH, Tuple.tuple().addArrayOfLong(within));
        }
    }

    /** Takes rows until the segment is full. */
    private int add(List<Row> chunk, UUID after) {
        if (chunk.isEmpty()) {
            return 0;
        }
        Map<UUID, List<Row>> brands = brands(after, chunk.get(chunk.size() - 1).getUUID("id"));
        long chars = 0;
        int taken = 0;
        while (taken < chunk.size() && !builder.isFull()) {
            Row row = chunk.get(taken++);
            chars += add(row, brands.getOrDefault(row.getUUID("id"), List.of()));
        }
        rowsAtOnce = (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, CHARS_AT_ONCE / (chars / taken + 1)));
        return taken;
    }

    private int add(Row row, List<Row> brands) {
        String title = row.getString("title");
        String text = row.getString("text");
        ids.add(row.getUUID("id"));
        builder.row(title, text);
        builder.field(Field.PLATFORM, row.getString("platform"));
        builder.field(Field.KIND, row.getString("kind"));
        builder.field(Field.SENTIMENT, row.getString("sentiment"));
        builder.field(Field.AUTHOR, row.getString("author_key"));
        builder.field(Field.SOURCE, row.getString("source"));
        builder.field(Field.LINK, row.getBoolean("link") ? "yes" : "no");
        codes(row.getString("categories")).forEach(code -> builder.field(Field.CATEGORY, code));
        codes(row.getString("appeals")).forEach(code -> builder.field(Field.APPEAL, code));
        if (brands.isEmpty()) {
            builder.field(Field.BRAND, UNMATCHED);
        }
        for (Row brand : brands) {
            builder.field(Field.BRAND, brand.getString("brand"));
            for (String term : brand.getArrayOfStrings("terms")) {
                builder.field(Field.TERM, term);
            }
        }
        return (title == null ? 0 : title.length()) + (text == null ? 0 : text.length());
    }

    private Map<UUID, List<Row>> brands(UUID after, UUID upTo) {
        Map<UUID, List<Row>> brands = new HashMap<>();
        for (Row row : ask(BRANDS, Tuple.of(after, upTo))) {
            brands.computeIfAbsent(row.getUUID(0), none -> new ArrayList<>(2)).add(row);
        }
        return brands;
    }

    private void finish(int level) {
        Tuple segment = Tuple.tuple()
                .addUUID(ids.get(0))
                .addUUID(ids.get(ids.size() - 1))
                .addInteger(builder.rows())
                .addInteger(MergePlan.levelOf(builder, level))
                .addBuffer(Buffer.buffer(Ids.bytes(ids)));
        long id = ask(ADD, segment).iterator().next().getLong(0);
        List<SegmentPage> pages = builder.pages();
        for (int from = 0; from < pages.size(); from += PAGES_AT_ONCE) {
            List<SegmentPage> some = pages.subList(from, Math.min(pages.size(), from + PAGES_AT_ONCE));
            ask(
                    ADD_PAGES,
                    Tuple.tuple()
                            .addLong(id)
                            .addArrayOfLong(
                                    some.stream().map(SegmentPage::firstTerm).toArray(Long[]::new))
                            .addValue(some.stream()
                                    .map(page -> io.vertx.core.buffer.Buffer.buffer(page.postings()))
                                    .toArray(io.vertx.core.buffer.Buffer[]::new)));
        }
        builder = new SegmentBuilder();
        ids.clear();
    }

    private RowSet<Row> ask(String sql, Tuple with) {
        Uni<RowSet<Row>> answer = connection.preparedQuery(sql).execute(with);
        return answer.await().atMost(PATIENCE);
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }

    private static List<String> codes(String json) {
        try {
            return json == null || json.equals("[]") || json.equals("null")
                    ? List.of()
                    : List.of(EventJson.mapper().readValue(json, String[].class));
        } catch (JsonProcessingException noList) {
            return List.of();
        }
    }
}
