package io.langyan.monitoring.noise;

import io.langyan.monitoring.correction.Amendments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Keeps marks with their reasons, and what of them is in force. */
@ApplicationScoped
class NoiseMarks {

    private static final String ADD =
            """
            insert into noise_mark (mention_id, brand, kind, score, words, grp, marked_at)
            select mention_id, brand, kind, score, string_to_array(words, E'\\x1f'), grp, $7
              from unnest($1::uuid[], $2::text[], $3::text[], $4::real[], $5::text[], $6::uuid[])
                   as t(mention_id, brand, kind, score, words, grp)
            on conflict do nothing
            returning mention_id, brand, kind
            """;
    private static final String SEPARATOR = "\u001f";

    private record MarkKey(Place place, String kind) implements Comparable<MarkKey> {
        @Override
        public int compareTo(MarkKey other) {
            int places = place.compareTo(other.place);
            return places != 0 ? places : kind.compareTo(other.kind);
        }
    }

    private final Amendments amendments;

    NoiseMarks(Amendments amendments) {
        this.amendments = amendments;
    }

    /**
     * Writes what was found. Earlier mentions get a new revision, those of the batch are told with their marks at once.
     *
     * @return the codes of the batch's own mentions
     */
    Uni<Map<Place, List<String>>> write(
            SqlConnection connection, Collection<Mark> found, Collection<Posting> batch, Instant now) {
        SortedMap<MarkKey, Mark> marks = new TreeMap<>();
        found.forEach(mark -> marks.put(new MarkKey(new Place(mark.mention(), mark.brand()), mark.kind()), mark));
        if (marks.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<Place, Posting> own = new HashMap<>();
        batch.forEach(posting -> own.put(new Place(posting.mention(), posting.brand()), posting));
        return connection
                .preparedQuery(ADD)
                .execute(columns(List.copyOf(marks.values()), now))
                .map(NoiseMarks::byPlace)
                .chain(added -> amendments
                        .noise(connection, noises(added, own, true))
                        .chain(() -> amendments.lateNoise(connection, noises(added, own, false)))
                        .replaceWith(added))
                .map(added -> {
                    added.keySet().retainAll(own.keySet());
                    return added;
                });
    }

    private static Tuple columns(List<Mark> marks, Instant now) {
        return Tuple.tuple()
                .addArrayOfUUID(marks.stream().map(Mark::mention).toArray(UUID[]::new))
                .addArrayOfString(marks.stream().map(Mark::brand).toArray(String[]::new))
                .addArrayOfString(marks.stream().map(Mark::kind).toArray(String[]::new))
                .addArrayOfFloat(
                        marks.stream().map(mark -> (float) mark.score()).toArray(Float[]::new))
                .addArrayOfString(marks.stream()
                        .map(mark -> String.join(SEPARATOR, mark.words()))
                        .toArray(String[]::new))
                .addArrayOfUUID(marks.stream().map(Mark::group).toArray(UUID[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    private static Map<Place, List<String>> byPlace(RowSet<Row> rows) {
        Map<Place, TreeSet<String>> sorted = new TreeMap<>();
        rows.forEach(row -> sorted.computeIfAbsent(
                        new Place(row.getUUID("mention_id"), row.getString("brand")), none -> new TreeSet<>())
                .add(row.getString("kind")));
        Map<Place, List<String>> kinds = new TreeMap<>();
        sorted.forEach((place, all) -> kinds.put(place, List.copyOf(all)));
        return kinds;
    }

    private static List<Amendments.Noise> noises(
            Map<Place, List<String>> added, Map<Place, Posting> own, boolean ofBatch) {
        List<Amendments.Noise> noises = new ArrayList<>();
        added.forEach((place, kinds) -> {
            Posting posting = own.get(place);
            if (ofBatch == (posting != null)) {
                int revision = posting == null ? 0 : posting.revision();
                noises.add(new Amendments.Noise(place.mention(), place.brand(), revision, kinds));
            }
        });
        return noises;
    }
}
