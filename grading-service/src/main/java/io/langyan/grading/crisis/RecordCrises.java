package io.langyan.grading.crisis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.delivery.EventCodec.Known;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Brings the read model up to a batch of crisis events; a batch seen again changes nothing. */
@ApplicationScoped
public class RecordCrises {

    private static final String UPSERT =
            """
            insert into crisis (id, brand, level, figures, drill, plan_version, last_observed_at, graded_at)
            select id, brand, level, figures::jsonb, drill, plan_version, last_observed_at, graded_at
              from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::timestamptz[], $8::timestamptz[])
                   as t(id, brand, level, figures, drill, plan_version, last_observed_at, graded_at)
                on conflict (id) do update set level = excluded.level, figures = excluded.figures, drill = excluded.drill,
                   plan_version = excluded.plan_version, last_observed_at = excluded.last_observed_at,
                   graded_at = excluded.graded_at, changed_at = clock_timestamp()
             where crisis.graded_at < excluded.graded_at
            """;
    private static final String REMEMBER =
            """
            insert into level_change (event_id, crisis_id, brand, change, changed_at)
            select event_id, crisis_id, brand, change::jsonb, changed_at
              from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
                   as t(event_id, crisis_id, brand, change, changed_at)
                on conflict do nothing
            """;
    private static final String END =
            """
            update crisis set state = $2, absorbed_into = $3, changed_at = clock_timestamp()
             where id = $1 and (state, absorbed_into) is distinct from ($2, $3)
            """;

    private final Pool pool;
    private final CurvePoints points;

    RecordCrises(Pool pool, CurvePoints points) {
        this.pool = pool;
        this.points = points;
    }

    /** @param events {@link CrisisEvent}s in the order of the topic */
    public Uni<Void> record(List<Known> events) {
        // sorted by id: two batches never wait for each other crosswise
        TreeMap<UUID, Known> newest = new TreeMap<>();
        List<CrisisGraded> told = new ArrayList<>();
        for (Known known : events) {
            if (known.event() instanceof CrisisGraded graded) {
                told.add(graded);
                newest.merge(graded.crisisId(), known, RecordCrises::newer);
            }
        }
        List<Known> changes =
                events.stream().filter(known -> toldAt(known) != null).toList();
        return pool.withTransaction(connection -> upsert(connection, newest.values())
                .chain(() -> points.keep(connection, told))
                .chain(() -> remember(connection, changes))
                .chain(() -> end(connection, events)));
    }

    private static Known newer(Known one, Known other) {
        CrisisGraded figures = (CrisisGraded) one.event();
        return newer(figures, (CrisisGraded) other.event()) == figures ? one : other;
    }

    static CrisisGraded newer(CrisisGraded one, CrisisGraded other) {
        return one.gradedAt().isAfter(other.gradedAt()) ? one : other;
    }

    private static Uni<Void> upsert(SqlConnection connection, Collection<Known> graded) {
        if (graded.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Function<Known, CrisisGraded> figures = known -> (CrisisGraded) known.event();
        return connection
                .preparedQuery(UPSERT)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(graded, figures.andThen(CrisisGraded::crisisId), UUID[]::new))
                        .addArrayOfString(column(graded, figures.andThen(CrisisGraded::brand), String[]::new))
                        .addArrayOfString(column(
                                graded, known -> figures.apply(known).level().code(), String[]::new))
                        .addArrayOfString(column(graded, RecordCrises::json, String[]::new))
                        .addArrayOfString(
                                column(graded, known -> known.envelope().drill(), String[]::new))
                        .addArrayOfInteger(
                                column(graded, known -> known.envelope().planVersion(), Integer[]::new))
                        .addArrayOfOffsetDateTime(column(
                                graded, known -> at(figures.apply(known).lastObservedAt()), OffsetDateTime[]::new))
                        .addArrayOfOffsetDateTime(
                                column(graded, known -> at(figures.apply(known).gradedAt()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> remember(SqlConnection connection, List<Known> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Function<Known, CrisisEvent> change = known -> (CrisisEvent) known.event();
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                column(changes, known -> known.envelope().id(), String[]::new))
                        .addArrayOfUUID(column(changes, change.andThen(CrisisEvent::crisisId), UUID[]::new))
                        .addArrayOfString(column(changes, change.andThen(CrisisEvent::brand), String[]::new))
                        .addArrayOfString(column(changes, RecordCrises::entry, String[]::new))
                        .addArrayOfOffsetDateTime(column(changes, known -> at(toldAt(known)), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** When what belongs into the history was decided or told; null for the rest. */
    private static Instant toldAt(Known known) {
        Event event = known.event();
        if (event instanceof LevelChanged changed) {
            return changed.changedAt();
        }
        if (event instanceof CrisisRegrouped regrouped) {
            return regrouped.at();
        }
        if (event instanceof CrisisAbsorbed absorbed) {
            return absorbed.at();
        }
        if (event instanceof CrisisStirred stirred) {
            return stirred.at();
        }
        if (event instanceof ForecastMade forecast) {
            return forecast.madeAt();
        }
        if (event instanceof CrisisQuiet) {
            return known.envelope().time();
        }
        return event instanceof CrisisFalseAlarm alarm ? alarm.at() : null;
    }

    private static Uni<Void> end(SqlConnection connection, List<Known> events) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (Known known : events) {
            if (known.event() instanceof CrisisAbsorbed absorbed) {
                ended = ended.chain(() -> end(connection, absorbed.crisisId(), "absorbed", absorbed.into()));
            } else if (known.event() instanceof CrisisFalseAlarm alarm) {
                ended = ended.chain(() -> end(connection, alarm.crisisId(), "false-alarm", null));
            }
        }
        return ended;
    }

    private static Uni<Void> end(SqlConnection connection, UUID crisis, String state, UUID into) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(crisis, state, into))
                .replaceWithVoid();
    }

    private static <T> T[] column(Collection<Known> events, Function<Known, T> field, IntFunction<T[]> array) {
        return events.stream().map(field).toArray(array);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An entry of the history says by its type what it tells; quiet itself says since when it is, not when it was told. */
    private static String entry(Known known) {
        ObjectNode entry = EventJson.mapper().valueToTree(known.event());
        if (known.event() instanceof CrisisQuiet) {
            entry.put("at", known.envelope().time().toString());
        }
        return entry.put("event", known.envelope().type()).toString();
    }

    private static String json(Known known) {
        try {
            return EventJson.mapper().writeValueAsString(known.event());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of the contracts is no JSON", impossible);
        }
    }
}
