package io.langyan.monitoring.noise;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Counts how often one author does one thing, and remembers the first mentions, so that they can be marked when it turns out too often. */
@ApplicationScoped
class AuthorPace {

    private static final String COUNT =
            """
            insert into author_pace (turn, pace, times, mentions)
            select $1, pace, times, string_to_array(mentions, ',')::uuid[]
              from unnest($2::bigint[], $3::integer[], $4::text[]) as t(pace, times, mentions)
            on conflict (turn, pace) do update set times = author_pace.times + excluded.times,
                   mentions = (author_pace.mentions || excluded.mentions)[1:50]
            returning pace, times, mentions
            """;

    /** One thing that an author did, such as posting within an hour. */
    record Deed(long pace, Posting posting, int tooOften) {}

    /** An author did it too often: with these mentions, some of them from before. */
    record Excess(Deed deed, int times, List<UUID> mentions) {}

    Uni<List<Excess>> count(SqlConnection connection, Collection<Deed> deeds, Instant now) {
        SortedMap<Long, List<Deed>> byPace = new TreeMap<>();
        deeds.forEach(deed ->
                byPace.computeIfAbsent(deed.pace(), none -> new ArrayList<>()).add(deed));
        if (byPace.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple columns = Tuple.of(
                Turn.of(now),
                byPace.keySet().toArray(Long[]::new),
                byPace.values().stream().map(List::size).toArray(Integer[]::new),
                byPace.values().stream().map(AuthorPace::ids).toArray(String[]::new));
        return connection.preparedQuery(COUNT).execute(columns).map(rows -> {
            List<Excess> excesses = new ArrayList<>();
            rows.forEach(row -> {
                List<Deed> own = byPace.get(row.getLong("pace"));
                if (row.getInteger("times") >= own.get(0).tooOften()) {
                    excesses.add(excess(own, row.getInteger("times"), row.getArrayOfUUIDs("mentions")));
                }
            });
            return excesses;
        });
    }

    private static Excess excess(List<Deed> deeds, int times, UUID[] remembered) {
        Map<UUID, Boolean> mentions = new TreeMap<>();
        for (UUID mention : remembered) {
            mentions.put(mention, true);
        }
        deeds.forEach(deed -> mentions.put(deed.posting().mention(), true));
        return new Excess(deeds.get(0), times, List.copyOf(mentions.keySet()));
    }

    private static String ids(List<Deed> deeds) {
        return String.join(
                ",",
                deeds.stream()
                        .limit(50)
                        .map(deed -> deed.posting().mention().toString())
                        .toList());
    }
}
