package io.langyan.notification.push;

import io.langyan.notification.push.Pushes.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pushes of a step so far. A person is called once by a channel; a group is told once, and once more for those whom it did not name yet. */
final class Crowd {

    private final Map<Place, List<PushRow>> there;

    Crowd(Collection<PushRow> beside) {
        there = new HashMap<>(
                beside.stream().collect(Collectors.groupingBy(Place::of, Collectors.toCollection(ArrayList::new))));
    }

    /** Those of these that tell somebody something new; of a group's only whom it did not name yet. */
    List<PushRow> fresh(List<PushRow> rows) {
        return rows.stream().filter(this::joins).toList();
    }

    private boolean joins(PushRow row) {
        List<PushRow> before = there.computeIfAbsent(Place.of(row), any -> new ArrayList<>());
        if (!before.isEmpty()) {
            row.people = unnamed(row, before);
            row.turn = before.size();
        }
        boolean fresh = before.isEmpty() || row.person == null && !row.people.isEmpty();
        if (fresh) {
            before.add(row);
        }
        return fresh;
    }

    private static List<String> unnamed(PushRow row, List<PushRow> before) {
        Set<String> named =
                before.stream().flatMap(each -> each.people.stream()).collect(Collectors.toSet());
        return row.people.stream().filter(person -> !named.contains(person)).toList();
    }
}
