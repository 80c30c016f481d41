package io.langyan.notification.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rota (值班表) of a role: layers, later ones above earlier, and overrides above all. At any moment at most one person is
 * on duty.
 */
public record Rota(String role, LocalDays local, List<Layer> layers, List<DutyOverride> overrides) {

    private static final Duration LOOK = Duration.ofDays(32);
    private static final int LOOKS = 13;

    public Rota {
        layers = List.copyOf(layers);
        overrides = overrides.stream()
                .sorted(Comparator.comparing(DutyOverride::madeAt).thenComparing(DutyOverride::id))
                .toList();
    }

    /** The one on duty, and why. */
    private record Post(UUID person, Integer layer, UUID override) {
        Shift shift(Span span) {
            return new Shift(span, person, layer, override);
        }
    }

    /** @param post null for nobody */
    private record Stretch(Span span, Post post) {
        Optional<UUID> person() {
            return Optional.ofNullable(post).map(Post::person);
        }
    }

    public Optional<UUID> onDutyAt(Instant moment) {
        return Optional.ofNullable(postAt(moment)).map(Post::person);
    }

    /** Everybody's duty within the span, in order; what is left out of it nobody does. */
    public List<Shift> shifts(Span span) {
        return stretches(span).stream()
                .filter(stretch -> stretch.post() != null)
                .map(stretch -> stretch.post().shift(stretch.span()))
                .toList();
    }

    /** When nobody is on duty within the span, in order. */
    public List<Span> gaps(Span span) {
        return stretches(span).stream()
                .filter(stretch -> stretch.post() == null)
                .map(Stretch::span)
                .toList();
    }

    /** When next somebody else is on duty, or nobody, or somebody again; empty when not within a year. */
    public Optional<Instant> nextHandover(Instant after) {
        Optional<UUID> now = onDutyAt(after);
        Instant start = after;
        for (int look = 0; look < LOOKS; look++) {
            Span span = new Span(start, start.plus(LOOK));
            for (Stretch stretch : stretches(span)) {
                if (!now.equals(stretch.person())) {
                    return Optional.of(stretch.span().from());
                }
            }
            start = span.to();
        }
        return Optional.empty();
    }

    /** The one who is on duty all through the span; empty when that is nobody or several. */
    public Optional<UUID> soleOn(Span span) {
        List<UUID> people = shifts(span).stream().map(Shift::person).distinct().toList();
        return people.size() == 1 && gaps(span).isEmpty() ? Optional.of(people.get(0)) : Optional.empty();
    }

    /** Years whose working days decide who is on duty within the span and are not announced: what rests on them is a guess. */
    public SortedSet<Integer> guessedYears(Span span) {
        return layers.stream()
                .flatMap(layer -> layer.daysLookedUp(span, local))
                .map(LocalDate::getYear)
                .filter(year -> !local.calendar().knows(year))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Post postAt(Instant moment) {
        for (int i = overrides.size() - 1; i >= 0; i--) {
            if (overrides.get(i).span().contains(moment)) {
                return new Post(
                        overrides.get(i).person(), null, overrides.get(i).id());
            }
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            Optional<UUID> person = layers.get(i).onDutyAt(moment, local);
            if (person.isPresent()) {
                return new Post(person.get(), i, null);
            }
        }
        return null;
    }

    /** The whole span, cut where the post changes. */
    private List<Stretch> stretches(Span span) {
        NavigableMap<Instant, Post> changes = new TreeMap<>();
        for (Instant edge : edges(span)) {
            Post post = postAt(edge);
            if (changes.isEmpty() || !Objects.equals(changes.lastEntry().getValue(), post)) {
                changes.put(edge, post);
            }
        }
        return changes.entrySet().stream()
                .map(change -> new Stretch(
                        new Span(change.getKey(), end(changes.higherKey(change.getKey()), span)), change.getValue()))
                .toList();
    }

    private static Instant end(Instant nextChange, Span span) {
        return nextChange == null ? span.to() : nextChange;
    }

    private NavigableSet<Instant> edges(Span span) {
        NavigableSet<Instant> edges = new TreeSet<>();
        edges.add(span.from());
        layers.forEach(layer -> layer.edges(span, local).filter(span::contains).forEach(edges::add));
        overrides.stream()
                .flatMap(override -> override.span().within(span).stream())
                .forEach(part -> {
                    edges.add(part.from());
                    edges.add(part.to());
                });
        edges.remove(span.to());
        return edges;
    }
}
