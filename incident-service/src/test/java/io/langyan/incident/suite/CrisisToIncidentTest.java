package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.incident;
import static io.langyan.incident.suite.Rest.incidentsOf;
import static io.langyan.incident.suite.Rest.newBrand;
import static io.langyan.incident.suite.Rest.onlyIncidentOf;
import static io.langyan.incident.suite.Rest.timelineTypes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PersonChanged;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CrisisToIncidentTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aCrisisOpensOneIncidentHoweverOftenItIsTold() {
        // Given
        String brand = newBrand();
        UUID crisis = UUID.randomUUID();
        var change = Crises.level(crisis, brand, Level.WARN, Level.L3);
        // When
        String id = Bus.send(brand, crisis.toString(), change);
        Bus.send(id, brand, crisis.toString(), change);
        Bus.send(brand, crisis.toString(), change);
        // Then
        String incident = onlyIncidentOf(brand);
        await().atMost(SOON).until(() -> timelineTypes(incident).contains("level.changed"));
        assertThat(incidentsOf(brand)).hasSize(1);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(Bus.on(Topic.INCIDENTS, incident, IncidentOpened.class)).hasSize(1);
            assertThat(Bus.on(Topic.INCIDENTS, incident, PageRequested.class)).hasSize(1);
        });
    }

    @Test
    void theIncidentKeepsItsPlanVersionAndTellsItWithEveryEvent() {
        // Given
        String brand = Rest.newDrill();
        UUID crisis = UUID.randomUUID();
        // When
        Bus.send(brand, crisis.toString(), Crises.level(crisis, brand, Level.WARN, Level.L1));
        // Then
        var opened = incident(onlyIncidentOf(brand));
        assertThat(opened.getInt("planVersion")).isEqualTo(1);
        assertThat(opened.getString("drill")).isEqualTo("drill-plan-" + brand);
        await().atMost(SOON).untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, opened.getString("id")))
                .isNotEmpty()
                .allSatisfy(seen -> {
                    assertThat(seen.envelope().drill()).isEqualTo("drill-plan-" + brand);
                    assertThat(seen.envelope().planVersion()).isEqualTo(1);
                    assertThat(seen.envelope().brand()).isEqualTo(brand);
                }));
    }

    @Test
    void aRaisedLevelBringsTheEmergencySquadAndItsClocks() {
        // Given
        String brand = newBrand();
        UUID crisis = UUID.randomUUID();
        Bus.send(brand, crisis.toString(), Crises.level(crisis, brand, Level.WARN, Level.L3));
        String id = onlyIncidentOf(brand);
        // When
        Bus.send(brand, crisis.toString(), Crises.level(crisis, brand, Level.L3, Level.L1));
        // Then
        await().atMost(SOON).until(() -> incident(id).getString("level").equals("L1"));
        var raised = incident(id);
        assertThat(raised.getString("squad.name")).isEqualTo("应急小组");
        assertThat(raised.<String>getList("clocks.clock")).contains("meeting");
        assertThat(raised.<String>getList("pages.why")).containsExactly("opened", "level-changed");
        await().atMost(SOON).untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, id, IncidentLevelChanged.class))
                .hasSize(1));
    }

    @Test
    void belowTheLineOnTrialOrWithoutAPlanNothingOpens() {
        // Given
        String brand = newBrand();
        UUID last = UUID.randomUUID();
        UUID trial = UUID.randomUUID();
        UUID warned = UUID.randomUUID();
        // When
        Bus.send("nobodys", last.toString(), Crises.level(last, "nobodys", Level.WARN, Level.L1));
        Bus.send(brand, last.toString(), Crises.level(trial, brand, Level.WARN, Level.L1, true));
        Bus.send(brand, last.toString(), Crises.level(warned, brand, Level.WATCH, Level.WARN));
        Bus.send(brand, last.toString(), Crises.level(last, brand, Level.WARN, Level.L2));
        // Then
        assertThat(incident(onlyIncidentOf(brand)).getString("crisisId")).isEqualTo(last.toString());
        assertThat(incidentsOf("nobodys")).isEmpty();
    }

    @Test
    void whoIsOnDutySitsInTheSquad() {
        // Given
        String brand = newBrand();
        UUID person = UUID.randomUUID();
        var lead = new PersonChanged(
                person, "陈静", "chen", List.of("pr-lead"), List.of("pr-lead"), List.of(brand), Instant.now());
        // When
        Bus.send("*", person.toString(), lead);
        // Then: the replica arrives on its own topic, so incidents are opened until one finds her
        await().atMost(SOON).until(() -> {
            var opened = incident(Rest.declared(brand, "L2"));
            return "陈静".equals(opened.getString("squad.seats.find { it.role == 'pr-lead' }.name"));
        });
    }

    @Test
    void whatStirsAgainIsQuietNoLonger() {
        // Given
        String brand = newBrand();
        UUID crisis = UUID.randomUUID();
        Bus.send(brand, crisis.toString(), Crises.level(crisis, brand, Level.WARN, Level.L3));
        String id = onlyIncidentOf(brand);
        Bus.send(brand, crisis.toString(), new CrisisQuiet(crisis, brand, Instant.now(), 0.01, 0.2));
        await().atMost(SOON).until(() -> incident(id).getString("quietSince") != null);

        // When
        Bus.send(brand, crisis.toString(), new CrisisStirred(crisis, brand, 0.4, 0.7, Instant.now()));

        // Then
        await().atMost(SOON).until(() -> incident(id).getString("quietSince") == null);
        assertThat(timelineTypes(id)).contains("crisis.quiet", "crisis.stirred");
    }

    @Test
    void whatGradingAndNotificationSayReachesTheIncidentRoom() {
        // Given
        String brand = newBrand();
        UUID crisis = UUID.randomUUID();
        Bus.send(brand, crisis.toString(), Crises.level(crisis, brand, Level.WARN, Level.L3));
        String id = onlyIncidentOf(brand);
        UUID page = UUID.fromString(incident(id).getString("pages[0].pageId"));
        UUID incident = UUID.fromString(id);
        // When
        Bus.send(brand, crisis.toString(), graded(crisis, brand));
        Bus.send(brand, crisis.toString(), new CrisisQuiet(crisis, brand, Instant.now(), 0.01, 0.2));
        Bus.send(
                brand,
                page.toString(),
                new PushEvent.PageOpened(
                        page,
                        brand,
                        incident,
                        crisis,
                        Level.L3,
                        "opened",
                        List.of("pr-lead"),
                        Instant.now(),
                        null,
                        null));
        Bus.send(
                brand,
                page.toString(),
                new PushEvent.Pushed(
                        page, brand, incident, UUID.randomUUID(), null, "wecom-robot", 1, "sent", Instant.now()));
        Bus.send(
                brand,
                page.toString(),
                new PushEvent.PageAcknowledged(
                        page, brand, incident, UUID.randomUUID(), "陈静", "wecom-robot", "link", Instant.now()));
        // Then
        await().atMost(SOON).untilAsserted(() -> {
            var seen = incident(id);
            assertThat(seen.getString("pages[0].state")).isEqualTo("acknowledged");
            assertThat(seen.getInt("pages[0].pushes")).isEqualTo(1);
            assertThat(seen.getString("pages[0].acks[0].name")).isEqualTo("陈静");
            assertThat(seen.getInt("story.score")).isEqualTo(71);
            assertThat(seen.getString("quietSince")).isNotNull();
            assertThat(timelineTypes(id))
                    .contains("page.opened", "pushed", "page.acknowledged", "crisis.quiet")
                    .doesNotContain("crisis.graded");
        });
    }

    @Test
    void theIncidentOfAnAbsorbedCrisisIsLinkedWithThatOfTheSurvivorWhicheverOpensFirst() {
        // Given
        String brand = newBrand();
        UUID survivor = UUID.randomUUID();
        UUID absorbed = UUID.randomUUID();
        Bus.send(brand, absorbed.toString(), Crises.level(absorbed, brand, Level.WARN, Level.L3));
        String first = onlyIncidentOf(brand);
        // When
        Bus.send(
                brand,
                absorbed.toString(),
                new CrisisAbsorbed(absorbed, brand, survivor, "lin", "同一件事", Instant.now()));
        await().atMost(SOON).untilAsserted(() -> assertLinked(first, "absorbed-into", survivor, null));
        Bus.send(brand, survivor.toString(), Crises.level(survivor, brand, Level.L3, Level.L2));
        await().atMost(SOON).until(() -> incidentsOf(brand).size() == 2);
        Bus.send(
                brand,
                survivor.toString(),
                new CrisisRegrouped(
                        survivor, brand, "merged", List.of(absorbed), List.of(), "lin", "同一件事", Instant.now()));
        // Then
        String second = (String) incidentsOf(brand).get(0).get("id");
        assertLinked(first, "absorbed-into", survivor, second);
        assertLinked(second, "absorbed", absorbed, first);
        assertThat(timelineTypes(first)).contains("crisis.absorbed");
        await().atMost(SOON).until(() -> timelineTypes(second).contains("crisis.regrouped"));
    }

    private static void assertLinked(String id, String how, UUID crisis, String incident) {
        var seen = incident(id);
        assertThat(seen.<String>getList("links.how")).containsExactly(how);
        assertThat(seen.<String>getList("links.crisisId")).containsExactly(crisis.toString());
        assertThat(seen.<String>getList("links.incidentId")).containsExactly(incident);
    }

    private static CrisisGraded graded(UUID crisis, String brand) {
        return new CrisisGraded(
                crisis,
                brand,
                "weibo:1",
                "奶粉结块，多地用户投诉",
                Level.L3,
                "pr",
                71,
                Map.of("velocity", 20.0),
                Map.of(Duration.ofHours(8), 12_345L),
                false,
                null,
                null,
                0.8,
                List.of(),
                41,
                90,
                List.of("weibo"),
                List.of("product-safety"),
                List.of(),
                List.of(),
                List.of(),
                Instant.now(),
                Instant.now(),
                Instant.now());
    }
}
