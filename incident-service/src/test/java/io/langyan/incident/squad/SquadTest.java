package io.langyan.incident.squad;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent.Seat;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.ResponsePolicy;
import io.langyan.incident.TestPlans;
import io.langyan.incident.people.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SquadTest {

    private static final ResponsePolicy RESPONSE =
            TestPlans.of("default", "squads").response();

    private static Person person(String name, List<String> roles, List<String> onDuty, String... brands) {
        return new Person(UUID.randomUUID(), name, null, roles, onDuty, List.of(brands));
    }

    private static Squad seated(Level level, Person... people) {
        var planned = Squad.choose(RESPONSE, level, "pr").orElseThrow();
        return Squad.seated(planned, "squads", List.of(people));
    }

    private static String inSeat(Squad squad, String role) {
        return squad.seats().stream()
                .filter(seat -> seat.role().equals(role))
                .findFirst()
                .map(Seat::name)
                .orElse(null);
    }

    @Test
    void theLevelChoosesTheSquad() {
        assertThat(seated(Level.L1).name()).isEqualTo("应急小组");
        assertThat(seated(Level.L2).name()).isEqualTo("专项小组");
        assertThat(seated(Level.L3).name()).isEqualTo("专项小组");
    }

    @Test
    void whoIsOnDutyIsSeatedBeforeWhoOnlyHasTheRole() {
        // Given
        var has = person("an", List.of("pr-lead"), List.of());
        var onDuty = person("zhou", List.of("pr-lead"), List.of("pr-lead"));
        // When
        var squad = seated(Level.L1, has, onDuty);
        // Then
        assertThat(inSeat(squad, "pr-lead")).isEqualTo("zhou");
    }

    @Test
    void nobodySitsTwiceWhileAnotherCan() {
        // Given
        var both = person("an", List.of("pr-lead", "legal-head"), List.of());
        var lawyer = person("li", List.of("legal-head"), List.of());
        // When
        var squad = seated(Level.L1, both, lawyer);
        // Then
        assertThat(inSeat(squad, "pr-lead")).isEqualTo("an");
        assertThat(inSeat(squad, "legal-head")).isEqualTo("li");
    }

    @Test
    void aSeatThatNobodyCanFillStaysEmptyButIsStillCalled() {
        // When
        var squad = seated(Level.L1, person("an", List.of("pr-lead"), List.of()));
        // Then
        assertThat(inSeat(squad, "legal-head")).isNull();
        assertThat(squad.roles()).contains("legal-head");
    }

    @Test
    void peopleOfOtherBrandsAreNotSeated() {
        // When
        var squad = seated(Level.L1, person("an", List.of("pr-lead"), List.of(), "another"));
        // Then
        assertThat(inSeat(squad, "pr-lead")).isNull();
    }
}
