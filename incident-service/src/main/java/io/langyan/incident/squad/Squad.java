package io.langyan.incident.squad;

import io.langyan.events.v1.IncidentEvent.Seat;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.ResponsePolicy;
import io.langyan.incident.people.Person;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The squad of an incident.
 *
 * @param name such as 应急小组
 * @param lead the role that leads
 * @param escalation the plan's policy by which its pages escalate
 */
public record Squad(String name, String lead, String escalation, List<Seat> seats) {

    public Squad {
        seats = List.copyOf(seats);
    }

    /** The first squad of the plan that names the level and, when it names types, the type. */
    public static Optional<ResponsePolicy.Squad> choose(ResponsePolicy response, Level level, String type) {
        return response.squads().stream()
                .filter(squad -> squad.levels().isEmpty() || squad.levels().contains(level))
                .filter(squad -> squad.types().isEmpty() || squad.types().contains(type))
                .findFirst();
    }

    /** Fills each seat: who is on duty for the role first, else who has it; nobody sits twice while another can. */
    public static Squad seated(ResponsePolicy.Squad planned, String brand, List<Person> people) {
        List<Person> candidates =
                people.stream().filter(person -> person.worksFor(brand)).toList();
        Set<UUID> seated = new HashSet<>();
        List<Seat> seats = planned.seats().stream()
                .map(seat -> fill(seat, candidates, seated))
                .toList();
        return new Squad(planned.name(), planned.lead(), planned.escalation(), seats);
    }

    private static Seat fill(ResponsePolicy.Squad.Seat seat, List<Person> candidates, Set<UUID> seated) {
        return candidates.stream()
                .filter(person -> person.canFill(seat.role()))
                .min(byFitness(seat.role(), seated))
                .map(person -> occupied(seat, person, seated))
                .orElseGet(() -> new Seat(seat.role(), seat.group(), null, null));
    }

    private static Comparator<Person> byFitness(String role, Set<UUID> seated) {
        return Comparator.comparing((Person person) -> !person.isOnDutyFor(role))
                .thenComparing(person -> seated.contains(person.id()))
                .thenComparing(Person::name)
                .thenComparing(Person::id);
    }

    private static Seat occupied(ResponsePolicy.Squad.Seat seat, Person person, Set<UUID> seated) {
        seated.add(person.id());
        return new Seat(seat.role(), seat.group(), person.id(), person.name());
    }

    /** The roles of its seats, each once. */
    public List<String> roles() {
        return seats.stream().map(Seat::role).distinct().toList();
    }
}
