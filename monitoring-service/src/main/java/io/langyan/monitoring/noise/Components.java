package io.langyan.monitoring.noise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who belongs together: nodes that share a key are one group, and so on from node to node. Which groups there are in the end depends only on the
 * nodes, not on the order or the portions in which they came.
 */
final class Components {

    private Components() {}

    /**
     * @param id the group that the node founds when it finds none
     * @param keys any one shared is enough; none: stands alone
     */
    record Node(UUID id, long[] keys) {}

    /**
     * @param group the name of the group from now on
     * @param roots groups known before, all of which are one now; empty: founded by these nodes
     */
    record Component(UUID group, SortedSet<UUID> roots, List<Node> nodes) {

        boolean isNew() {
            return roots.isEmpty();
        }

        /** Names that the group had and loses. */
        List<UUID> absorbed() {
            return roots.stream().filter(root -> !root.equals(group)).toList();
        }
    }

    /** @param known the group of each key that has one */
    static List<Component> of(Collection<Node> nodes, Map<Long, UUID> known) {
        List<Node> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparing(Node::id));
        Forest forest = new Forest(sorted.size());
        Map<Long, Integer> byKey = new HashMap<>();
        Map<UUID, Integer> byRoot = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (long key : sorted.get(i).keys()) {
                forest.join(i, byKey.putIfAbsent(key, i));
                UUID root = known.get(key);
                if (root != null) {
                    forest.join(i, byRoot.putIfAbsent(root, i));
                }
            }
        }
        return components(sorted, forest, byRoot);
    }

    private static List<Component> components(List<Node> nodes, Forest forest, Map<UUID, Integer> byRoot) {
        Map<Integer, List<Node>> members = new HashMap<>();
        Map<Integer, SortedSet<UUID>> roots = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            members.computeIfAbsent(forest.top(i), none -> new ArrayList<>()).add(nodes.get(i));
        }
        byRoot.forEach((root, at) ->
                roots.computeIfAbsent(forest.top(at), none -> new TreeSet<>()).add(root));
        return members.entrySet().stream()
                .map(entry -> component(entry.getValue(), roots.getOrDefault(entry.getKey(), new TreeSet<>(Set.of()))))
                .sorted(Comparator.comparing(Component::group))
                .toList();
    }

    private static Component component(List<Node> nodes, SortedSet<UUID> roots) {
        return new Component(roots.isEmpty() ? nodes.get(0).id() : roots.first(), roots, nodes);
    }

    /** Union-find; the lowest index is on top. */
    private static final class Forest {
        private final int[] above;

        Forest(int size) {
            above = new int[size];
            for (int i = 0; i < size; i++) {
                above[i] = i;
            }
        }

        int top(int i) {
            int at = i;
            while (above[at] != at) {
                above[at] = above[above[at]];
                at = above[at];
            }
            return at;
        }

        void join(int one, Integer other) {
            if (other != null) {
                int a = top(one);
                int b = top(other);
                above[Math.max(a, b)] = Math.min(a, b);
            }
        }
    }
}
