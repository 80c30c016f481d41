package io.langyan.monitoring.noise;

import io.langyan.monitoring.noise.Components.Component;
import io.langyan.monitoring.noise.Components.Node;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Groups of what shares a key, over all replicas: a key has one row, whoever writes it first names the group, and who comes at the same moment waits
 * for that transaction. Keys are forgotten after one to two days.
 *
 * <p>Locks are taken in one order (keys ascending, then the lock of merging), so batches never wait for each other crosswise.
 */
@ApplicationScoped
class AlikeGroups {

    private static final String KNOWN =
            """
            select k.key, k.turn, coalesce(a.into_grp, k.grp) as grp
              from unnest($1::bigint[]) as asked(key) join alike_key k on k.key = asked.key and k.turn = any($2)
              left join alike_alias a on a.grp = k.grp
            """;
    private static final String INTO = "select grp, into_grp from alike_alias where grp = any($1)";
    private static final String ADD =
            """
            insert into alike_key (turn, key, grp) select $1, key, grp from unnest($2::bigint[], $3::uuid[]) as t(key, grp)
            on conflict do nothing
            """;
    private static final String ALIAS =
            """
            with moved as (update alike_alias set into_grp = $2 where into_grp = any($1))
            insert into alike_alias (grp, into_grp) select grp, $2 from unnest($1::uuid[]) as t(grp)
            on conflict (grp) do update set into_grp = excluded.into_grp
            """;
    private static final String NOW = "select into_grp from alike_alias where grp = any($1)";

    /** Truncating waits for everybody, so only what holds something is. */
    private static final String EMPTY =
            """
            do $$ begin
                if exists (select from alike_key_%1$d) or exists (select from author_pace_%1$d) then
                    truncate alike_key_%1$d, author_pace_%1$d;
                end if;
            end $$
            """;

    private final Pool pool;
    private final KeysSeen seen;

    AlikeGroups(Pool pool, KeysSeen seen) {
        this.pool = pool;
        this.seen = seen;
    }

    /** What was found out about some keys: their groups, and which of them today's turn has. */
    private record Known(Map<Long, UUID> groups, Set<Long> today) {

        Map<Long, UUID> groupsOfToday() {
            Map<Long, UUID> some = new HashMap<>(groups);
            some.keySet().retainAll(today);
            return some;
        }

        Known and(Map<Long, UUID> others) {
            Map<Long, UUID> allGroups = new HashMap<>(groups);
            allGroups.putAll(others);
            Set<Long> allToday = new HashSet<>(today);
            allToday.addAll(others.keySet());
            return new Known(allGroups, allToday);
        }
    }

    /**
     * Puts each node where it belongs, within the current transaction.
     *
     * @param layer of locks; each caller in a transaction has its own
     * @return the nodes by group; a group that lost its name tells so
     */
    Uni<List<Component>> join(SqlConnection connection, int layer, Collection<Node> nodes, Instant now) {
        Long[] keys = nodes.stream()
                .flatMapToLong(node -> Arrays.stream(node.keys()))
                .distinct()
                .sorted()
                .boxed()
                .toArray(Long[]::new);
        return known(connection, keys, now)
                .chain(before -> add(connection, keys, before, Components.of(nodes, before.groups()), now)
                        .chain(won -> won ? Uni.createFrom().item(before) : read(connection, keys, now)))
                .map(all -> Components.of(nodes, all.groups()))
                .call(components -> merge(connection, layer, components));
    }

    /** Keeps what the current and the last turn hold: empties the next one. */
    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.query(EMPTY.formatted(Turn.after(Instant.now())))
                .execute()
                .chain(() -> pool.query("delete from alike_alias where since < now() - interval '3 days'")
                        .execute())
                .replaceWithVoid();
    }

    /** Nothing of these keys is written in this transaction yet, so all that is read here is committed and may be remembered. */
    private Uni<Known> known(SqlConnection connection, Long[] keys, Instant now) {
        Map<Long, UUID> remembered = seen.of(keys, now);
        Long[] others =
                Arrays.stream(keys).filter(key -> !remembered.containsKey(key)).toArray(Long[]::new);
        return read(connection, others, now)
                .invoke(read -> seen.remember(read.groupsOfToday(), now))
                .chain(read -> named(connection, remembered).map(read::and));
    }

    /** The same keys with what their groups are called now. */
    private static Uni<Map<Long, UUID>> named(SqlConnection connection, Map<Long, UUID> groups) {
        if (groups.isEmpty()) {
            return Uni.createFrom().item(groups);
        }
        UUID[] names = groups.values().stream().distinct().toArray(UUID[]::new);
        return connection
                .preparedQuery(INTO)
                .execute(Tuple.tuple().addArrayOfUUID(names))
                .map(rows -> {
                    Map<UUID, UUID> into = new HashMap<>();
                    rows.forEach(row -> into.put(row.getUUID(0), row.getUUID(1)));
                    groups.replaceAll((key, group) -> into.getOrDefault(group, group));
                    return groups;
                });
    }

    private static Uni<Known> read(SqlConnection connection, Long[] keys, Instant now) {
        if (keys.length == 0) {
            return Uni.createFrom().item(new Known(Map.of(), Set.of()));
        }
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(keys, new Short[] {Turn.of(now), Turn.before(now)}))
                .map(rows -> known(rows, Turn.of(now)));
    }

    private static Known known(RowSet<Row> rows, short today) {
        Map<Long, UUID> groups = new HashMap<>();
        Set<Long> present = new HashSet<>();
        rows.forEach(row -> {
            boolean isOfToday = row.getShort("turn") == today;
            if (isOfToday) {
                present.add(row.getLong("key"));
                groups.put(row.getLong("key"), row.getUUID("grp"));
            } else {
                groups.putIfAbsent(row.getLong("key"), row.getUUID("grp"));
            }
        });
        return new Known(groups, present);
    }

    /** False when somebody else wrote one of the keys meanwhile. */
    private static Uni<Boolean> add(
            SqlConnection connection, Long[] keys, Known known, List<Component> components, Instant now) {
        Map<Long, UUID> groups = new HashMap<>();
        components.forEach(component -> component.nodes().forEach(node -> Arrays.stream(node.keys())
                .forEach(key -> groups.put(key, component.group()))));
        Long[] missing =
                Arrays.stream(keys).filter(key -> !known.today().contains(key)).toArray(Long[]::new);
        if (missing.length == 0) {
            return Uni.createFrom().item(true);
        }
        UUID[] names = Arrays.stream(missing).map(groups::get).toArray(UUID[]::new);
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(Turn.of(now), missing, names))
                .map(added -> added.rowCount() == missing.length);
    }

    private static Uni<Void> merge(SqlConnection connection, int layer, List<Component> components) {
        List<Component> merging = components.stream()
                .filter(component -> !component.absorbed().isEmpty())
                .toList();
        if (merging.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> merged = connection
                .preparedQuery("select pg_advisory_xact_lock(hashtext('langyan.alike'), $1)")
                .execute(Tuple.of(layer))
                .replaceWithVoid();
        for (Component component : merging) {
            merged = merged.chain(() -> alias(connection, component));
        }
        return merged;
    }

    /** Another may have merged the winner away before we had the lock: then its new name is the one to lead to. */
    private static Uni<Void> alias(SqlConnection connection, Component component) {
        return connection
                .preparedQuery(NOW)
                .execute(Tuple.of(new UUID[] {component.group()}))
                .map(rows -> rows.size() == 0
                        ? component.group()
                        : rows.iterator().next().getUUID(0))
                .chain(name -> connection
                        .preparedQuery(ALIAS)
                        .execute(Tuple.of(
                                component.absorbed().stream()
                                        .filter(lost -> !lost.equals(name))
                                        .toArray(UUID[]::new),
                                name)))
                .replaceWithVoid();
    }
}
