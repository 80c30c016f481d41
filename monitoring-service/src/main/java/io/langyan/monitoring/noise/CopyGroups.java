package io.langyan.monitoring.noise;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.noise.Components.Component;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How many copies a text has, and which thin accounts posted them. */
@ApplicationScoped
class CopyGroups {

    private static final String ABSORB =
            "delete from copy_group g using unnest($1::uuid[]) as lost(grp) where g.grp = lost.grp returning g.grp, size, thin";
    private static final String HAND_OVER =
            """
            update copy_member m set grp = t.into_grp from unnest($1::uuid[], $2::uuid[]) as t(grp, into_grp) where m.grp = t.grp
            """;
    /** A group that has no row yet had one member, its founder. */
    private static final String GROW =
            """
            insert into copy_group (grp, size, thin, changed_at)
            select grp, size, thin, now() from unnest($1::uuid[], $2::integer[], $3::integer[]) as t(grp, size, thin) order by grp
            on conflict (grp) do update set size = copy_group.size + excluded.size - 1, thin = copy_group.thin + excluded.thin,
                   changed_at = excluded.changed_at
            returning grp, size, thin
            """;

    private static final String ADD_MEMBERS =
            """
            insert into copy_member (grp, posted_at, mention_id, author)
            select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::bigint[]) on conflict do nothing
            """;
    private static final String NEWEST_MEMBERS =
            """
            select m.grp, m.mention_id, m.author, m.posted_at from unnest($1::uuid[]) as asked(grp)
             cross join lateral (select * from copy_member where grp = asked.grp order by posted_at desc limit 500) as m
            """;

    private final MonitoringConfig.Noise config;
    private final Pool pool;

    CopyGroups(MonitoringConfig config, Pool pool) {
        this.config = config.noise();
        this.pool = pool;
    }

    /** The group as it stands with these members. */
    record Grown(Component component, int size, int thin) {}

    /** Counts the new members in; answers the groups of two and more. */
    Uni<List<Grown>> grow(SqlConnection connection, List<Component> components, Map<UUID, Posting> postings) {
        List<Component> shared = components.stream()
                .filter(one -> !one.isNew() || one.nodes().size() > 1)
                .toList();
        return addMembers(connection, components, postings)
                .chain(() -> absorb(connection, shared))
                .chain(lost -> shared.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : connection
                                .preparedQuery(GROW)
                                .execute(columns(shared, lost, postings))
                                .map(rows -> grown(rows, shared)));
    }

    /** The newest postings of each group by thin accounts, enough to know a crowd by. */
    Uni<Map<UUID, List<Campaign.Member>>> members(SqlConnection connection, Collection<UUID> groups) {
        if (groups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(NEWEST_MEMBERS)
                .execute(Tuple.of(groups.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Campaign.Member>> members = new HashMap<>();
                    rows.forEach(row -> members.computeIfAbsent(row.getUUID("grp"), none -> new ArrayList<>())
                            .add(new Campaign.Member(
                                    row.getUUID("mention_id"),
                                    row.getLong("author"),
                                    row.getOffsetDateTime("posted_at").toInstant())));
                    return members;
                });
    }

    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.query("delete from copy_group where changed_at < now() - interval '3 days'")
                .execute()
                .chain(() -> pool.query("delete from copy_member where posted_at < now() - interval '3 days'")
                        .execute())
                .replaceWithVoid();
    }

    private Uni<Void> addMembers(SqlConnection connection, List<Component> components, Map<UUID, Posting> postings) {
        List<UUID> groups = new ArrayList<>();
        List<Posting> thin = new ArrayList<>();
        for (Component component : components) {
            component.nodes().stream()
                    .filter(node -> node.keys().length > 0)
                    .map(node -> postings.get(node.id()))
                    .filter(posting -> posting.isThin(config.fewFollowers()) && posting.standsAlone())
                    .forEach(posting -> {
                        groups.add(component.group());
                        thin.add(posting);
                    });
        }
        if (thin.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD_MEMBERS)
                .execute(Tuple.of(
                        groups.toArray(UUID[]::new),
                        thin.stream()
                                .map(one -> one.postedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        thin.stream().map(Posting::mention).toArray(UUID[]::new),
                        thin.stream().map(Posting::author).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Takes the rows of groups that lost their name away; answers what they held. */
    private static Uni<Map<UUID, Grown>> absorb(SqlConnection connection, List<Component> components) {
        List<UUID> lost = new ArrayList<>();
        List<UUID> into = new ArrayList<>();
        components.forEach(component -> component.absorbed().forEach(name -> {
            lost.add(name);
            into.add(component.group());
        }));
        if (lost.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<UUID, Grown> held = new HashMap<>();
        return connection
                .preparedQuery(HAND_OVER)
                .execute(Tuple.of(lost.toArray(UUID[]::new), into.toArray(UUID[]::new)))
                .chain(() -> connection.preparedQuery(ABSORB).execute(Tuple.of((Object) lost.toArray(UUID[]::new))))
                .invoke(rows -> rows.forEach(row ->
                        held.put(row.getUUID("grp"), new Grown(null, row.getInteger("size"), row.getInteger("thin")))))
                .replaceWith(held);
    }

    private Tuple columns(List<Component> components, Map<UUID, Grown> lost, Map<UUID, Posting> postings) {
        List<Integer> sizes = new ArrayList<>();
        List<Integer> thin = new ArrayList<>();
        for (Component component : components) {
            int founder = component.isNew() ? 0 : 1;
            int absorbed = component.absorbed().stream()
                    .mapToInt(name -> lost.containsKey(name) ? lost.get(name).size() : 1)
                    .sum();
            sizes.add(founder + absorbed + component.nodes().size());
            thin.add(component.absorbed().stream()
                            .mapToInt(name ->
                                    lost.containsKey(name) ? lost.get(name).thin() : 0)
                            .sum()
                    + (int) component.nodes().stream()
                            .filter(node -> postings.get(node.id()).isThin(config.fewFollowers()))
                            .count());
        }
        return Tuple.of(
                components.stream().map(Component::group).toArray(UUID[]::new),
                sizes.toArray(Integer[]::new),
                thin.toArray(Integer[]::new));
    }

    private static List<Grown> grown(RowSet<Row> rows, List<Component> components) {
        Map<UUID, Component> byGroup = new HashMap<>();
        components.forEach(component -> byGroup.put(component.group(), component));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Grown(byGroup.get(row.getUUID("grp")), row.getInteger("size"), row.getInteger("thin")))
                .toList();
    }
}
