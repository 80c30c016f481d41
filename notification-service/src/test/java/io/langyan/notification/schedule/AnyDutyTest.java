package io.langyan.notification.schedule;

import static io.langyan.notification.schedule.AnyRotas.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.people.PersonRow;
import io.langyan.notification.rota.Duty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;

/** Who may be called within a span are those who answer at some moment of it, whoever is gone or of another brand. */
class AnyDutyTest {

    @Property(tries = 300)
    void whoMayBeCalledIsWhoAnswersAtSomeMoment(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> drawn, @ForAll("people") List<PersonRow> people) {
        // Given
        Rota rota = drawn.get1();
        Span span = drawn.get2();
        Stream<Instant> moments = Stream.concat(rota.shifts(span).stream().map(Shift::span), rota.gaps(span).stream())
                .map(Span::from);

        // When
        List<PersonRow> found = new Duty(people, List.of(rota), span.from()).within("any", "b", span);

        // Then
        Set<PersonRow> answering = new HashSet<>();
        moments.forEach(moment ->
                answering.addAll(new Duty(people, List.of(rota), moment).answering(List.of("any"), List.of(), "b")));
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(answering);
    }

    @Provide
    Arbitrary<Tuple2<Rota, Span>> rotasAndSpans() {
        return AnyRotas.rotasAndSpans();
    }

    /** Of each whether they are gone, can fill the role, are of another brand. */
    @Provide
    Arbitrary<List<PersonRow>> people() {
        return Arbitraries.integers()
                .between(0, 15)
                .list()
                .ofSize(PEOPLE.size())
                .map(AnyDutyTest::people);
    }

    private static List<PersonRow> people(List<Integer> traits) {
        List<PersonRow> people = new ArrayList<>();
        for (int i = 0; i < traits.size(); i++) {
            if (traits.get(i) >= 3) {
                people.add(person(PEOPLE.get(i), traits.get(i) % 2 == 0, traits.get(i) >= 13));
            }
        }
        return people;
    }

    private static PersonRow person(UUID id, boolean able, boolean elsewhere) {
        PersonRow person = new PersonRow();
        person.id = id;
        person.roles = able ? List.of("any") : List.of();
        person.brands = elsewhere ? List.of("c") : List.of("b");
        return person;
    }
}
