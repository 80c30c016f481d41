package io.langyan.monitoring.patrol;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.watch.BrandWatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How far each brand's rounds are made. One replica at a time goes on with a brand; the place moves with the rounds, in one transaction. */
@ApplicationScoped
class Schedules {

    private static final String ALL = "select brand, plan, plan_version, made_until from patrol_schedule";
    /** A brand's first schedule is invisible to others until it is committed, so this lock stands for the row that is not there yet. */
    private static final String HOLD = "select pg_try_advisory_xact_lock(hashtext('langyan.patrol'), hashtext($1))";

    private static final String ONE = ALL + " where brand = $1 for update";
    private static final String WITHDRAW =
            "delete from patrol_round where brand = $1 and state = 'open' and started_by is null and due_at > $2";
    private static final String ADD =
            """
            insert into patrol_round (id, brand, plan, plan_version, patrol, local_date, due_at, sign_by, platforms, state, wake_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $7)
            on conflict (brand, local_date, patrol) do nothing
            """;
    private static final String MOVE =
            """
            insert into patrol_schedule (brand, plan, plan_version, made_until) values ($1, $2, $3, $4)
            on conflict (brand) do update set plan = excluded.plan, plan_version = excluded.plan_version,
                   made_until = excluded.made_until
            """;
    private static final String END = "delete from patrol_schedule where brand = $1";

    private final Pool pool;

    Schedules(Pool pool) {
        this.pool = pool;
    }

    /** How far rounds are made, and under which plan. */
    record Schedule(String plan, int planVersion, Instant madeUntil) {

        /** Another plan has the brand now, or a newer version; an older one is only late news. */
        boolean differsFrom(BrandWatch brand) {
            return !plan.equals(brand.plan().name()) || planVersion < brand.planVersion();
        }
    }

    /**
     * What is to be added.
     *
     * @param replaces rounds to come that nobody has begun are taken back first
     */
    record Extension(
            Assignment.PlanRef plan,
            Instant until,
            boolean replaces,
            List<Timetable.Time> times,
            Duration grace,
            List<String> platforms) {}

    Uni<Map<String, Schedule>> all() {
        return pool.query(ALL).execute().map(rows -> {
            Map<String, Schedule> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getString("brand"), schedule(row)));
            return found;
        });
    }

    /** Lets {@code next} say what follows where the brand stands now; nothing when another replica is at it. */
    Uni<Void> extend(String brand, Instant now, Function<Schedule, Extension> next) {
        return holding(brand, connection -> connection
                .preparedQuery(ONE)
                .execute(Tuple.of(brand))
                .map(rows -> next.apply(
                        rows.size() == 0 ? null : schedule(rows.iterator().next())))
                .chain(extension -> write(connection, brand, extension, now)));
    }

    /** No plan has the brand any more. */
    Uni<Void> end(String brand, Instant now) {
        return holding(brand, connection -> withdraw(connection, brand, now)
                .chain(() -> connection.preparedQuery(END).execute(Tuple.of(brand)))
                .replaceWithVoid());
    }

    private Uni<Void> holding(String brand, Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(brand))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(held -> held ? work.apply(connection) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> write(SqlConnection connection, String brand, Extension extension, Instant now) {
        Uni<Void> withdrawn = extension.replaces()
                ? withdraw(connection, brand, now)
                : Uni.createFrom().voidItem();
        return withdrawn
                .chain(() -> add(connection, brand, extension))
                .chain(() -> connection
                        .preparedQuery(MOVE)
                        .execute(Tuple.of(
                                brand, extension.plan().name(), extension.plan().version(), utc(extension.until()))))
                .replaceWithVoid();
    }

    private static Uni<Void> withdraw(SqlConnection connection, String brand, Instant now) {
        return connection
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(brand, utc(now)))
                .replaceWithVoid();
    }

    private static Uni<Void> add(SqlConnection connection, String brand, Extension extension) {
        List<Tuple> rows = extension.times().stream()
                .map(time -> row(brand, extension, time))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(String brand, Extension extension, Timetable.Time time) {
        return Tuple.tuple()
                .addUUID(TimeOrderedId.next())
                .addString(brand)
                .addString(extension.plan().name())
                .addInteger(extension.plan().version())
                .addString(time.patrol())
                .addLocalDate(time.date())
                .addOffsetDateTime(utc(time.at()))
                .addOffsetDateTime(utc(time.at().plus(extension.grace())))
                .addArrayOfString(extension.platforms().toArray(String[]::new));
    }

    private static Schedule schedule(Row row) {
        return new Schedule(
                row.getString("plan"),
                row.getInteger("plan_version"),
                row.getOffsetDateTime("made_until").toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
