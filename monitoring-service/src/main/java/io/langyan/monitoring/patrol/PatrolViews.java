package io.langyan.monitoring.patrol;

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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads rounds for people. */
@ApplicationScoped
class PatrolViews {

    private static final String ROUND =
            """
            select r.*, coalesce((
                   select json_agg(json_build_object('platform', t.platform, 'outcome', t.outcome, 'note', t.note, 'by', t.ticked_by,
                          'at', t.ticked_at, 'externalId', t.external_id, 'mentionId', k.id) order by t.id)
                     from patrol_tick t left join mention_key k on k.platform = t.platform and k.external_id = t.external_id
                    where t.round_id = r.id), '[]')::text as ticks
              from patrol_round r
            """;
    private static final String BY_ID = ROUND + " where r.id = $1";
    private static final String LIST = ROUND
            + """
             where ($1::text[] is null or r.brand = any($1)) and ($2::text is null or r.state = $2)
               and ($3::timestamptz is null or r.due_at >= $3) and ($4::timestamptz is null or r.due_at < $4)
               and ($5::timestamptz is null or (r.due_at, r.id) < ($5, $6::uuid))
             order by r.due_at desc, r.id desc limit $7
            """;
    private static final String WEEKS =
            """
            select brand, date_trunc('week', local_date)::date as monday, count(*) as planned,
                   count(*) filter (where state = 'due') as waiting,
                   count(*) filter (where state = 'done' and not late) as on_time,
                   count(*) filter (where state = 'done' and late) as late,
                   count(*) filter (where state = 'missed' or late) as missed
              from patrol_round
             where state <> 'open' and ($1::text[] is null or brand = any($1)) and local_date >= $2
             group by brand, monday order by monday desc, brand limit 5000
            """;
    private static final TypeReference<List<PatrolView.TickView>> TICKS = new TypeReference<>() {};

    private final Pool pool;

    PatrolViews(Pool pool) {
        this.pool = pool;
    }

    /** What a list is filtered by; null or empty asks for nothing. */
    record Query(
            Optional<Set<String>> brands,
            String state,
            Instant since,
            Instant until,
            Instant beforeDue,
            UUID beforeId) {}

    Uni<Optional<PatrolView>> byId(UUID id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> views(rows).stream()
                .findFirst());
    }

    /** Latest due first. */
    Uni<List<PatrolView>> list(Query query, int limit) {
        Tuple asked = Tuple.tuple()
                .addArrayOfString(array(query.brands()))
                .addString(query.state())
                .addOffsetDateTime(utc(query.since()))
                .addOffsetDateTime(utc(query.until()))
                .addOffsetDateTime(utc(query.beforeDue()))
                .addUUID(query.beforeId())
                .addInteger(limit);
        return pool.preparedQuery(LIST).execute(asked).map(PatrolViews::views);
    }

    /** The weeks that begin on or after the day, newest first. */
    Uni<List<PatrolView.Week>> weeks(Optional<Set<String>> brands, LocalDate since) {
        Tuple asked = Tuple.tuple().addArrayOfString(array(brands)).addLocalDate(since);
        return pool.preparedQuery(WEEKS).execute(asked).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(PatrolViews::week)
                .toList());
    }

    private static List<PatrolView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PatrolViews::view)
                .toList();
    }

    private static PatrolView view(Row row) {
        return new PatrolView(
                row.getUUID("id"),
                row.getString("brand"),
                row.getString("plan"),
                row.getInteger("plan_version"),
                row.getString("patrol"),
                row.getLocalDate("local_date"),
                instant(row, "due_at"),
                instant(row, "sign_by"),
                row.getString("state"),
                row.getString("started_by"),
                instant(row, "started_at"),
                row.getString("signed_by"),
                instant(row, "signed_at"),
                row.getBoolean("late"),
                row.getString("unticked_why"),
                checklist(row));
    }

    private static List<PatrolView.Item> checklist(Row row) {
        List<PatrolView.TickView> ticks = ticks(row.getString("ticks"));
        return Arrays.stream(row.getArrayOfStrings("platforms"))
                .map(platform -> item(
                        platform,
                        ticks.stream()
                                .filter(tick -> tick.platform().equals(platform))
                                .toList()))
                .toList();
    }

    private static PatrolView.Item item(String platform, List<PatrolView.TickView> ticks) {
        return new PatrolView.Item(platform, !ticks.isEmpty(), ticks);
    }

    private static List<PatrolView.TickView> ticks(String json) {
        try {
            return EventJson.mapper().readValue(json, TICKS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("ticks cannot be read", impossible);
        }
    }

    private static PatrolView.Week week(Row row) {
        LocalDate monday = row.getLocalDate("monday");
        long planned = row.getLong("planned");
        long waiting = row.getLong("waiting");
        long onTime = row.getLong("on_time");
        return new PatrolView.Week(
                row.getString("brand"),
                isoWeek(monday),
                monday,
                planned,
                waiting,
                onTime,
                row.getLong("late"),
                row.getLong("missed"),
                planned == waiting ? null : (double) onTime / (planned - waiting));
    }

    private static String isoWeek(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String[] array(Optional<Set<String>> brands) {
        return brands.map(own -> own.toArray(String[]::new)).orElse(null);
    }
}
