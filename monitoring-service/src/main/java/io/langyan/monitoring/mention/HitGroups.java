package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.noise.Alike;
import io.langyan.monitoring.noise.Alike.Joined;
import io.langyan.monitoring.noise.Hash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One story must not ring for each copy. Hits about a brand are one group when their texts are near-copies, or when one answers or reposts the other, or
 * both the same. A group rings once in the quiet time, and again when it has grown tenfold. Rows decide, so replicas never ring twice and a batch that
 * comes again rings what it rang before.
 */
@ApplicationScoped
class HitGroups {

    private static final int LAYER = 2;
    private static final Comparator<Concern> BY_TIME = Comparator.comparing(HitGroups::seenAt)
            .thenComparing(hit -> hit.entry().id());

    /** A hit and the group it rings for. */
    record Ringing(Concern concern, UUID group, int size) {}

    private final MonitoringConfig config;
    private final Alike alike;
    private final AlertGroups groups;
    private final ReportedHits reported;

    HitGroups(MonitoringConfig config, Alike alike, AlertGroups groups, ReportedHits reported) {
        this.config = config;
        this.alike = alike;
        this.groups = groups;
        this.reported = reported;
    }

    /** The hits that ring. Asked again for the same batch, the same ones. */
    Uni<List<Ringing>> ringing(SqlConnection connection, List<Concern> concerns) {
        List<Concern> hits = concerns.stream().filter(Concern::isHit).toList();
        if (hits.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Concern> fresh =
                hits.stream().filter(hit -> hit.mayRing(config.hitMaxAge())).toList();
        return reported.without(connection, fresh)
                .chain(ringing -> take(connection, ringing))
                .chain(() -> groups.rang(connection, hits));
    }

    private Uni<Void> take(SqlConnection connection, List<Concern> hits) {
        if (hits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Concern> byNode = new TreeMap<>();
        List<Alike.Item> items = new ArrayList<>();
        for (Concern hit : hits) {
            Alike.Item item = new Alike.Item("hit|" + hit.brand(), hit.entry().id(), keys(hit));
            byNode.put(item.node(), hit);
            items.add(item);
        }
        return alike.join(connection, LAYER, items, Instant.now()).chain(joined -> decide(connection, joined, byNode));
    }

    private Uni<Void> decide(SqlConnection connection, List<Joined> joined, Map<UUID, Concern> byNode) {
        SortedMap<UUID, String> brands = new TreeMap<>();
        joined.forEach(
                one -> brands.put(one.group(), byNode.get(one.nodes().get(0)).brand()));
        List<UUID> lost = joined.stream()
                .map(Joined::absorbed)
                .flatMap(Collection::stream)
                .toList();
        SortedMap<UUID, AlertGroup> after = new TreeMap<>();
        List<AlertGroups.Rung> rung = new ArrayList<>();
        return groups.absorb(connection, lost)
                .chain(absorbed -> groups.lock(connection, brands)
                        .invoke(known -> joined.forEach(one -> hear(one, byNode, known, absorbed, after, rung))))
                .chain(() -> groups.keep(connection, after))
                .chain(() -> groups.ring(connection, rung));
    }

    private void hear(
            Joined joined,
            Map<UUID, Concern> byNode,
            Map<UUID, AlertGroup> known,
            Map<UUID, AlertGroup> absorbed,
            SortedMap<UUID, AlertGroup> after,
            List<AlertGroups.Rung> rung) {
        AlertGroup before = known.getOrDefault(joined.group(), AlertGroup.EMPTY);
        for (UUID lost : joined.absorbed()) {
            before = before.and(absorbed.getOrDefault(lost, AlertGroup.EMPTY));
        }
        List<Concern> hits =
                joined.nodes().stream().map(byNode::get).sorted(BY_TIME).toList();
        Duration quiet = hits.get(0).watch().scaled(config.hitQuiet());
        AlertGroup.Heard heard =
                before.hear(hits.stream().map(HitGroups::seenAt).toList(), quiet);
        after.put(joined.group(), heard.group());
        heard.ringing()
                .map(hits::get)
                .ifPresent(hit -> rung.add(new AlertGroups.Rung(
                        hit.entry().id(),
                        hit.brand(),
                        joined.group(),
                        heard.group().size(),
                        seenAt(hit))));
    }

    /** Its copies, itself as a parent, and its parent: a comment that comes before its post finds it all the same. */
    private static long[] keys(Concern hit) {
        MentionObserved first = hit.entry().heard().first();
        List<Long> keys = new ArrayList<>();
        hit.copies().forEach(name -> keys.add(Hash.of("copies", name.toString())));
        keys.add(Hash.of("thread", first.platform(), first.externalId()));
        if (first.parentId() != null) {
            keys.add(Hash.of("thread", first.platform(), first.parentId()));
        }
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    private static Instant seenAt(Concern hit) {
        return hit.entry().heard().first().receivedAt();
    }
}
