package io.langyan.events.v1.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Collects what the checks find, in reading order. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    /** Both texts are format strings over the same arguments. */
    void add(String path, String zh, String en, Object... args) {
        found.add(new Finding(path, zh.formatted(args), en.formatted(args)));
    }

    /** Names the second and later items that share a key with an earlier one. */
    <T> void duplicates(String path, List<T> items, Function<T, String> key, String what) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String name = key.apply(items.get(i));
            if (!seen.add(name)) {
                add(path + "/" + i, "“%s”重复出现", what + " \"%s\" occurs twice", name);
            }
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
