package io.langyan.monitoring.noise;

import io.langyan.monitoring.noise.Components.Node;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Groups of things that share a key, for those who bring their own keys. */
@ApplicationScoped
public class Alike {

    private final AlikeGroups groups;

    Alike(AlikeGroups groups) {
        this.groups = groups;
    }

    /**
     * Something to be grouped.
     *
     * @param space things of different spaces never meet
     */
    public record Item(String space, UUID id, long[] keys) {

        /** Its name among those joined. */
        public UUID node() {
            return Hash.idOf(Hash.of(space), id);
        }

        private Node asNode() {
            long salt = Hash.of(space);
            return new Node(
                    node(),
                    Arrays.stream(keys).map(key -> Hash.mixed(key ^ salt)).toArray());
        }
    }

    /**
     * Nodes that are one group.
     *
     * @param absorbed names of groups that turned out to be this one
     */
    public record Joined(UUID group, List<UUID> absorbed, List<UUID> nodes) {}

    /** Joins within the current transaction. */
    public Uni<List<Joined>> join(SqlConnection connection, int layer, Collection<Item> items, Instant now) {
        List<Node> nodes = items.stream().map(Item::asNode).toList();
        return groups.join(connection, layer, nodes, now).map(components -> components.stream()
                .map(one -> new Joined(
                        one.group(),
                        one.absorbed(),
                        one.nodes().stream().map(Node::id).toList()))
                .toList());
    }
}
