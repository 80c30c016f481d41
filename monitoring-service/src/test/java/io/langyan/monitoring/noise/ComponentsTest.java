package io.langyan.monitoring.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.noise.Components.Component;
import io.langyan.monitoring.noise.Components.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rows of {@link AlikeGroups} stand here as two maps; that the rows do the same is shown by the tests with a database. */
class ComponentsTest {

    @Property(tries = 500)
    void groupsAreTheSameInAnyOrderAndAnyPortions(@ForAll("nodes") List<Node> nodes, @ForAll Random random) {
        // Given
        List<Node> shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, random);

        // When
        Set<Set<UUID>> atOnce = heard(nodes, nodes.size() + 1, random);
        Set<Set<UUID>> inPortions = heard(shuffled, 4, random);

        // Then
        assertThat(inPortions).isEqualTo(atOnce);
    }

    @Property(tries = 500)
    void whoSharesAKeyIsTogetherAndWhoIsTogetherIsLinkedByKeys(@ForAll("nodes") List<Node> nodes) {
        // When
        List<Component> components = Components.of(nodes, Map.of());

        // Then
        Map<Long, UUID> groupOfKey = new HashMap<>();
        for (Component component : components) {
            for (Node node : component.nodes()) {
                for (long key : node.keys()) {
                    assertThat(groupOfKey.computeIfAbsent(key, none -> component.group()))
                            .isEqualTo(component.group());
                }
            }
            assertThat(component.nodes().stream().map(Node::id)).contains(component.group());
        }
        assertThat(components.stream().mapToInt(one -> one.nodes().size()).sum())
                .isEqualTo(nodes.size());
    }

    @Property(tries = 200)
    void aPortionThatComesAgainChangesNothing(@ForAll("nodes") List<Node> nodes) {
        // Given
        Map<Long, UUID> rows = new HashMap<>();
        keep(Components.of(nodes, rows), rows);
        Map<Long, UUID> before = new HashMap<>(rows);

        // When
        List<Component> again = Components.of(nodes, rows);
        keep(again, rows);

        // Then
        assertThat(rows).isEqualTo(before);
        assertThat(again).allSatisfy(one -> assertThat(one.absorbed()).isEmpty());
    }

    /** Hears all in portions of random size and says who ended up together. */
    private static Set<Set<UUID>> heard(List<Node> nodes, int largest, Random random) {
        Map<Long, UUID> rows = new HashMap<>();
        Map<UUID, UUID> groupOf = new HashMap<>();
        int at = 0;
        while (at < nodes.size()) {
            int end = Math.min(nodes.size(), at + 1 + random.nextInt(largest));
            List<Component> components = Components.of(nodes.subList(at, end), rows);
            keep(components, rows);
            for (Component component : components) {
                component.nodes().forEach(node -> groupOf.put(node.id(), component.group()));
                groupOf.replaceAll((id, group) -> component.absorbed().contains(group) ? component.group() : group);
            }
            at = end;
        }
        return groupOf.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(HashSet::new))))
                .values()
                .stream()
                .map(Set::copyOf)
                .collect(Collectors.toSet());
    }

    private static void keep(List<Component> components, Map<Long, UUID> rows) {
        for (Component component : components) {
            rows.replaceAll((key, group) -> component.absorbed().contains(group) ? component.group() : group);
            component.nodes().forEach(node -> {
                for (long key : node.keys()) {
                    rows.putIfAbsent(key, component.group());
                }
            });
        }
    }

    @Provide
    Arbitrary<List<Node>> nodes() {
        return Arbitraries.longs()
                .between(0, 40)
                .array(long[].class)
                .ofMinSize(0)
                .ofMaxSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(keys -> {
                    List<Node> nodes = new ArrayList<>();
                    keys.forEach(own -> nodes.add(new Node(new UUID(7, nodes.size() + 1L), own)));
                    return nodes;
                });
    }
}
