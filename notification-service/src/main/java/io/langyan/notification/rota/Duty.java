package io.langyan.notification.rota;

import io.langyan.notification.people.PersonRow;
import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Shift;
import io.langyan.notification.schedule.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who answers for a role now: whoever's turn it is, else everybody who can fill it. */
public record Duty(List<PersonRow> people, List<Rota> rotas, Instant now) {

    /**
     * Each person once, in the order of the roles, then those who are named, on duty or not.
     *
     * @param named ids or user names
     */
    public List<PersonRow> answering(Collection<String> roles, Collection<String> named, String brand) {
        Set<PersonRow> found = new LinkedHashSet<>();
        for (String role : roles) {
            found.addAll(answering(role, brand));
        }
        for (String name : named) {
            people.stream()
                    .filter(person -> person.isNamed(name) && person.covers(brand))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Whoever may be called for the role within the span: those on duty, and wherever nobody is everybody who can fill it. */
    public List<PersonRow> within(String role, String brand, Span span) {
        List<Rota> own = rotas.stream().filter(rota -> rota.role().equals(role)).toList();
        Set<UUID> turns = own.stream()
                .flatMap(rota -> rota.shifts(span).stream().map(Shift::person))
                .collect(Collectors.toSet());
        List<PersonRow> able =
                people.stream().filter(person -> person.covers(brand)).toList();
        boolean manned = own.stream().anyMatch(rota -> rota.gaps(span).isEmpty())
                && able.stream().filter(person -> turns.contains(person.id)).count() == turns.size();
        return able.stream()
                .filter(person -> turns.contains(person.id) || !manned && person.roles.contains(role))
                .toList();
    }

    /** The roles that this person is on duty for. */
    public List<String> rolesOf(UUID person) {
        return rotas.stream()
                .filter(rota -> rota.onDutyAt(now).filter(person::equals).isPresent())
                .map(Rota::role)
                .toList();
    }

    private List<PersonRow> answering(String role, String brand) {
        List<PersonRow> turn = rotas.stream()
                .filter(rota -> rota.role().equals(role))
                .flatMap(rota -> rota.onDutyAt(now).stream())
                .map(this::person)
                .filter(Objects::nonNull)
                .filter(person -> person.covers(brand))
                .toList();
        return turn.isEmpty()
                ? people.stream()
                        .filter(person -> person.roles.contains(role) && person.covers(brand))
                        .toList()
                : turn;
    }

    private PersonRow person(UUID id) {
        return people.stream().filter(each -> each.id.equals(id)).findFirst().orElse(null);
    }
}
