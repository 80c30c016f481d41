package io.langyan.monitoring.search;

import io.langyan.monitoring.MonitoringConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Indexes the mentions that have settled, off the way of what comes in: one replica at a time (an advisory lock in the transaction that writes),
 * pausing as long as it worked.
 *
 * <p>Nothing slips by: the horizon up to which is indexed is made known first, from then on the database itself notes what arrives below it
 * (trigger {@code search_late}), and a segment is made only when all transactions that may not have seen the horizon are over.
 */
@ApplicationScoped
class SettleMentions {

    private static final Logger LOG = Logger.getLogger(SettleMentions.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int MANY_TOUCHED = 200;
    private static final int ROUNDS_UNTIL_FEW = 60;

    private static final String SNAPSHOT = "set transaction isolation level repeatable read";
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('langyan.search'))";
    /** A snapshot that is older than another's turn fails here. */
    private static final String TURN = "update search_turn set turn = turn + 1";

    private static final String ANNOUNCE = "update search_horizon set settled = greatest(settled, $1)";
    private static final String STARTED = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
    private static final String OVER = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String YOUNG =
            "select count(*) from (select from mention where id > $1 and id <= $2 limit $3) as young";
    private static final String SEGMENTS =
            "select id, first_id, last_id, rows, level from search_segment order by last_id";
    private static final String TOUCHED =
            """
            select s.last_id, count(*) as touched from search_touched t
             cross join lateral (select last_id from search_segment where last_id >= t.mention_id order by last_id limit 1) as s
             group by s.last_id order by touched desc limit 1
            """;

    private final Pool pool;
    private final MonitoringConfig.Search config;
    private Announced announced;
    private int rounds;
    private volatile boolean stopped;

    SettleMentions(Pool pool, MonitoringConfig config) {
        this.pool = pool;
        this.config = config.search();
    }

    /** @param xid of the first transaction that began to write after the horizon was known */
    private record Announced(UUID horizon, long xid) {}

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() {
        if (config.settle() && !stopped) {
            try {
                settle(Instant.now());
            } catch (RuntimeException failed) {
                LOG.warn("Mentions could not be indexed, trying again", failed);
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** One round; answers how many rows were indexed. */
    synchronized int settle(Instant now) {
        long end = System.nanoTime() + ROUND.toNanos();
        int all = 0;
        int rows = 1;
        boolean isOver = announced != null && ask(OVER) >= announced.xid();
        while (isOver && rows > 0 && !stopped && System.nanoTime() < end) {
            long begin = System.nanoTime();
            rows = alone(this::work);
            all += rows;
            if (rows > 0) {
                pause(System.nanoTime() - begin);
            }
        }
        if (announced == null || isOver) {
            announce(Ids.at(now.minus(config.settleAfter())));
        }
        rounds++;
        return all;
    }

    private void announce(UUID horizon) {
        answer(pool.preparedQuery(ANNOUNCE).execute(Tuple.of(horizon)));
        announced = new Announced(horizon, ask(STARTED));
    }

    /** The most urgent piece of work; answers its rows. */
    private int work(SqlConnection connection) {
        List<Segment> segments = segments(connection);
        SegmentWriter writer = new SegmentWriter(connection);
        UUID last = segments.isEmpty()
                ? Ids.FIRST
                : segments.get(segments.size() - 1).lastId();
        if (young(connection, last) >= config.fewest()) {
            return writer.index(last, announced.horizon(), -1, 1);
        }
        return anew(connection, segments)
                .map(some -> anew(writer, segments, some))
                .orElse(0);
    }

    private Optional<List<Segment>> anew(SqlConnection connection, List<Segment> segments) {
        return MergePlan.next(segments).or(() -> touched(connection, segments));
    }

    private int anew(SegmentWriter writer, List<Segment> segments, List<Segment> some) {
        int before = segments.indexOf(some.get(0)) - 1;
        UUID after = before < 0 ? Ids.FIRST : segments.get(before).lastId();
        writer.drop(some);
        int level = some.get(0).level() - (some.size() == 1 ? 1 : 0);
        return writer.index(after, some.get(some.size() - 1).lastId(), level, Integer.MAX_VALUE);
    }

    /** The segment of which least holds: soon when that is much, else now and then. */
    private Optional<List<Segment>> touched(SqlConnection connection, List<Segment> segments) {
        for (Row row : answer(connection.query(TOUCHED).execute())) {
            if (row.getLong("touched") >= MANY_TOUCHED || rounds % ROUNDS_UNTIL_FEW == 0) {
                UUID last = row.getUUID("last_id");
                return segments.stream()
                        .filter(segment -> segment.lastId().equals(last))
                        .findFirst()
                        .map(Collections::singletonList);
            }
        }
        return Optional.empty();
    }

    private long young(SqlConnection connection, UUID last) {
        Tuple asked = Tuple.of(last, announced.horizon(), config.fewest());
        return answer(connection.preparedQuery(YOUNG).execute(asked))
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<Segment> segments(SqlConnection connection) {
        List<Segment> segments = new ArrayList<>();
        answer(connection.query(SEGMENTS).execute()).forEach(row -> segments.add(SegmentReader.segment(row)));
        return segments;
    }

    private int alone(Function<SqlConnection, Integer> work) {
        return answer(pool.withTransaction(connection -> Uni.createFrom()
                .item(() -> {
                    answer(connection.query(SNAPSHOT).execute());
                    boolean alone = answer(connection.query(ALONE).execute())
                            .iterator()
                            .next()
                            .getBoolean(0);
                    return alone ? turn(connection, work) : 0;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())));
    }

    private static int turn(SqlConnection connection, Function<SqlConnection, Integer> work) {
        answer(connection.query(TURN).execute());
        return work.apply(connection);
    }

    /** Half of one processor at most. */
    private static void pause(long nanos) {
        answer(Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofNanos(nanos)));
    }

    private long ask(String sql) {
        return answer(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    private static <T> T answer(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
