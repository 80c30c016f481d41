package io.langyan.monitoring.noise;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.noise.Components.Component;
import io.langyan.monitoring.noise.Components.Node;
import io.langyan.monitoring.noise.CopyGroups.Grown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Marks noise among the mentions that are new to a brand, in the transaction that enters them: copies, ads, crowds of thin accounts, authors who repeat
 * themselves. What shows only now about earlier mentions is marked too and told as a new revision of them.
 */
@ApplicationScoped
public class NoticeNoise {

    private static final int LAYER = 1;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MonitoringConfig.Noise config;
    private final AlikeGroups alike;
    private final CopyGroups copies;
    private final AuthorPace pace;
    private final NoiseMarks marks;

    NoticeNoise(MonitoringConfig config, AlikeGroups alike, CopyGroups copies, AuthorPace pace, NoiseMarks marks) {
        this.config = config.noise();
        this.alike = alike;
        this.copies = copies;
        this.pace = pace;
        this.marks = marks;
    }

    /** All that is known of the batch on the way. */
    private static final class Batch {
        private final Map<UUID, Posting> postings = new HashMap<>();
        private final Map<UUID, TextSketch> sketches = new HashMap<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Mark> found = new ArrayList<>();
        private List<Component> components = List.of();

        void add(Posting posting) {
            long space = Hash.of("copy", posting.brand());
            TextSketch sketch =
                    TextSketch.of(posting.observed().title(), posting.observed().text());
            Node node = new Node(Hash.idOf(space, posting.mention()), sketch.keysIn(space));
            postings.put(node.id(), posting);
            sketches.put(node.id(), sketch);
            nodes.add(node);
        }

        void mark(Posting posting, String kind, double score, List<String> words, UUID group) {
            found.add(new Mark(posting.mention(), posting.brand(), kind, score, words, group));
        }
    }

    /** The postings are new to their brands and written by others than the brand. */
    public Uni<Noticed> in(SqlConnection connection, List<Posting> postings, Instant now) {
        if (postings.isEmpty()) {
            return Uni.createFrom().item(Noticed.NOTHING);
        }
        Batch batch = new Batch();
        postings.forEach(batch::add);
        postings.forEach(posting -> markAd(batch, posting));
        return alike.join(connection, LAYER, batch.nodes, now)
                .invoke(components -> batch.components = components)
                .chain(components -> copies.grow(connection, components, batch.postings))
                .invoke(grown -> grown.forEach(group -> markCopies(batch, group)))
                .call(grown -> markCrowds(connection, batch, grown))
                .chain(grown -> pace.count(connection, deeds(batch, grown), now))
                .invoke(excesses -> excesses.forEach(excess -> markRepeats(batch, excess)))
                .chain(() -> marks.write(connection, batch.found, postings, now))
                .map(kinds -> new Noticed(kinds, copiesOf(batch)));
    }

    private static void markAd(Batch batch, Posting posting) {
        Ads.Verdict verdict =
                Ads.judge(posting.observed().title(), posting.observed().text());
        if (verdict.isAd()) {
            batch.mark(posting, Mark.AD, verdict.score(), verdict.words(), null);
        }
    }

    /** Whoever founded the group said it first. */
    private static void markCopies(Batch batch, Grown group) {
        UUID name = group.component().group();
        for (Node node : group.component().nodes()) {
            if (!node.id().equals(name) && batch.sketches.get(node.id()).isTelling()) {
                batch.mark(batch.postings.get(node.id()), Mark.COPY, 1, List.of("copies=" + group.size()), name);
            }
        }
    }

    private Uni<Void> markCrowds(SqlConnection connection, Batch batch, List<Grown> grown) {
        Map<UUID, Grown> suspects = new HashMap<>();
        grown.stream()
                .filter(group -> group.thin() + 1 >= config.crowd() && isTelling(batch, group))
                .forEach(group -> suspects.put(group.component().group(), group));
        return copies.members(connection, suspects.keySet())
                .invoke(members -> members.forEach((name, all) -> markCrowd(batch, suspects.get(name), all)))
                .replaceWithVoid();
    }

    private static boolean isTelling(Batch batch, Grown group) {
        return group.component().nodes().stream()
                .anyMatch(node -> batch.sketches.get(node.id()).isTelling());
    }

    private void markCrowd(Batch batch, Grown group, List<Campaign.Member> members) {
        Posting one = batch.postings.get(group.component().nodes().get(0).id());
        Duration within = one.watch().scaled(config.crowdWithin());
        Set<UUID> crowd = Campaign.in(members, within, config.crowd());
        List<String> words = List.of(
                "authors="
                        + members.stream()
                                .map(Campaign.Member::author)
                                .distinct()
                                .count(),
                "within=" + within);
        double score = Math.min(1, 0.5 + crowd.size() / (4.0 * config.crowd()));
        for (UUID mention : crowd) {
            batch.found.add(new Mark(
                    mention,
                    one.brand(),
                    Mark.COORDINATED,
                    score,
                    words,
                    group.component().group()));
        }
    }

    private List<AuthorPace.Deed> deeds(Batch batch, List<Grown> grown) {
        List<AuthorPace.Deed> deeds = new ArrayList<>();
        for (Posting posting : batch.postings.values()) {
            if (posting.paces()) {
                long hour = posting.postedAt().toEpochMilli()
                        / posting.watch().scaled(HOUR).toMillis();
                deeds.add(new AuthorPace.Deed(
                        Hash.mixed(posting.author() ^ Hash.mixed(hour)), posting, config.postsAnHour()));
            }
        }
        for (Grown group : grown) {
            long name = group.component().group().getLeastSignificantBits();
            group.component().nodes().stream()
                    .filter(node -> batch.sketches.get(node.id()).isTelling())
                    .map(node -> batch.postings.get(node.id()))
                    .filter(Posting::paces)
                    .forEach(posting -> deeds.add(
                            new AuthorPace.Deed(Hash.mixed(posting.author() ^ name), posting, config.sameText())));
        }
        return deeds;
    }

    private static void markRepeats(Batch batch, AuthorPace.Excess excess) {
        String brand = excess.deed().posting().brand();
        double score = Math.min(1, 0.5 * excess.times() / excess.deed().tooOften());
        for (UUID mention : excess.mentions()) {
            batch.found.add(new Mark(mention, brand, Mark.REPEAT, score, List.of("times=" + excess.times()), null));
        }
    }

    private static Map<Place, Set<UUID>> copiesOf(Batch batch) {
        Map<Place, Set<UUID>> copies = new HashMap<>();
        for (Component component : batch.components) {
            Set<UUID> names = new HashSet<>(component.roots());
            names.add(component.group());
            component.nodes().stream().filter(node -> node.keys().length > 0).forEach(node -> {
                Posting posting = batch.postings.get(node.id());
                copies.put(new Place(posting.mention(), posting.brand()), names);
            });
        }
        return copies;
    }
}
