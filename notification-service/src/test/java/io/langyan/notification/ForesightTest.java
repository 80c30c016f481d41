package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page would do is told beforehand as it then happens, and nothing is sent. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ForesightTest extends Served {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void whatIsForetoldOfAnIncidentIsWhatThenHappens() {
        // Given
        World world = planned(World.live(kafka).withChannels());
        String lead = world.person("张三", "foresight-lead");
        String lawyer = world.person("法务", "foresight-counsel", List.of());

        // When
        JsonPath told = preview(world, Map.of("level", "L1"));
        UUID page = world.page(Level.L1, "foresight-lead", "foresight-counsel");

        // Then
        assertThat(told.getString("policy")).isEqualTo("test");
        assertThat(told.getString("outcome")).isEqualTo("ringing");
        assertThat(told.getList("steps", Map.class)).hasSize(2);
        assertThat(told.getInt("repeat")).isEqualTo(1);
        assertThat(told.getList("steps[0].roles", String.class)).containsExactly("foresight-lead", "foresight-counsel");
        assertThat(told.getList("steps[0].people.id", String.class)).containsExactlyInAnyOrder(lead, lawyer);
        assertThat(told.getList("steps[0].people.findAll { it.reached }.id", String.class))
                .containsExactly(lead);
        assertThat(told.getList("steps[0].channels", Map.class))
                .extracting(channel -> channel.get("channel") + " " + channel.get("standing"))
                .containsExactly(world.sms() + " open", "pigeon absent");
        assertThat(told.getList("steps[0].pushes.channel", String.class)).containsExactly(world.sms());
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.view(page).getList("pushes.person", String.class)).containsExactly(lead);
        assertThat(world.view(page).getString("policy")).isEqualTo(told.getString("policy"));
        Instant at = Instant.parse(told.getString("at"));
        assertThat(Instant.parse(told.getString("steps[1].at"))).isEqualTo(at.plus(Duration.ofMinutes(10)));
        assertThat(Instant.parse(told.getString("givenUpAt"))).isEqualTo(at.plus(Duration.ofMinutes(40)));
        JsonPath pages =
                as("viewer").queryParam("brand", world.brand).get("/api/pages").jsonPath();
        assertThat(pages.getList("items.id", String.class)).containsExactly(page.toString());
    }

    @Test
    void aStepAtWhichNothingWouldLeaveHandsOnAtOnceAndTheEndStays() {
        // Given
        World world = planned(World.live(kafka).withChannels());
        String at = night().toString();

        // When
        JsonPath told = preview(world, Map.of("level", "L1", "at", at));

        // Then
        assertThat(told.getList("steps[0].pushes")).isNullOrEmpty();
        assertThat(told.getString("steps[1].at")).isEqualTo(at);
        assertThat(Instant.parse(told.getString("givenUpAt")))
                .isEqualTo(Instant.parse(at).plus(Duration.ofMinutes(40)));
    }

    @Test
    void quietHoursAndMutesAreTold() {
        // Given
        World world = planned(World.live(kafka).withChannels());
        Instant night = night();
        Instant morning = night.plus(Duration.ofMinutes(510));

        // When
        JsonPath l3 = preview(world, Map.of("level", "L3", "at", night.toString()));
        JsonPath l2 = preview(world, Map.of("level", "L2", "at", night.toString()));

        // Then
        assertThat(Instant.parse(l3.getString("quietUntil"))).isEqualTo(morning);
        assertThat(Instant.parse(l3.getString("steps[0].at"))).isEqualTo(morning);
        assertThat(l2.getString("quietUntil")).isNull();
        assertThat(Instant.parse(l2.getString("steps[0].at"))).isEqualTo(night);

        // When
        String mute = mute(world);
        JsonPath hit = preview(world, Map.of("level", "watch", "platform", "weibo"));
        JsonPath other = preview(world, Map.of("level", "watch", "platform", "zhihu"));

        // Then
        assertThat(hit.getString("outcome")).isEqualTo("closed");
        assertThat(hit.getString("muteId")).isEqualTo(mute);
        assertThat(hit.getList("steps")).isNullOrEmpty();
        assertThat(other.getString("outcome")).isEqualTo("ringing");
        assertThat(other.getString("policy")).isEqualTo("listener");
        assertThat(other.getList("steps[0].roles", String.class)).containsExactly("listener");
    }

    @ParameterizedTest
    @CsvSource({"channel-down, warn", "channel-quota, watch", "chain-check, watch", "rota-check, watch"})
    void whatTheSuiteSaysOfItselfKnowsNoQuietHours(String why, String level) {
        // Given
        World world = planned(World.live(kafka).withChannels());
        String night = night().toString();

        // When
        JsonPath own = preview(world, Map.of("level", level, "why", why, "at", night));
        JsonPath hit = preview(world, Map.of("level", level, "why", "hit", "at", night));

        // Then
        assertThat(own.getString("quietUntil")).isNull();
        assertThat(own.getString("steps[0].at")).isEqualTo(night);
        assertThat(hit.getString("quietUntil")).isNotNull();
    }

    @Test
    void ofAPlanOnTrialThePreviewTellsTheOnlyStepThatItsPagesTake() {
        // Given
        World world = planned(World.live(kafka).withChannels(), "trial");
        world.person("张三", "foresight-lead");

        // When
        JsonPath told = preview(world, Map.of("level", "L1"));
        UUID page = world.page(Level.L1, "foresight-lead", "foresight-counsel");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld"));
        run("update page set next_at = now() where id = $1", page);

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("closed"));
        assertThat(states(world, page)).containsExactly("withheld");
        assertThat(told.getList("steps.pushes.flatten().withheld")).containsExactly(true);
        assertThat(told.getString("givenUpAt")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "level, L9",
        "level, none",
        "brand, '../x'",
        "why, 'a b'",
        "category, 'a b'",
        "policy, 'x y'",
        "roles, 'no role'",
        "at, 2020-01-01T00:00:00Z",
        "at, 2999-01-01T00:00:00Z"
    })
    void whatNoPageMayBeIsRefusedByItsField(String field, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("brand", "b", "level", "L1"));
        body.put(field, field.equals("roles") ? List.of(value) : value);

        as("viewer")
                .body(body)
                .post("/api/pages/preview")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-foresight"))
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"brand, nobodys", "roles, nosuch", "why, bogus", "platform, myspace"})
    void whatNoPlanNamesAndNoPageIsOfIsRefusedByItsField(String field, String value) {
        World world = planned(World.live(kafka).withChannels());
        Map<String, Object> body = new HashMap<>(Map.of("brand", world.brand, "level", "L1"));
        body.put(field, field.equals("roles") ? List.of("foresight-lead", value) : value);

        as("viewer")
                .body(body)
                .post("/api/pages/preview")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-foresight"))
                .body("field", equalTo(field));
    }

    @Test
    void nobodyForeseesForAnotherBrand() {
        as("viewer", "mine")
                .body(Map.of("brand", "other", "level", "L1"))
                .post("/api/pages/preview")
                .then()
                .statusCode(403)
                .body("type", endsWith("brand-forbidden"));
    }

    private static JsonPath preview(World world, Map<String, Object> given) {
        Map<String, Object> body = new HashMap<>(given);
        body.put("brand", world.brand);
        return as("viewer", world.brand)
                .body(body)
                .post("/api/pages/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String mute(World world) {
        Instant until = Instant.now().plus(1, ChronoUnit.HOURS);
        return as("analyst")
                .body(Map.of(
                        "brand",
                        world.brand,
                        "platform",
                        "weibo",
                        "upTo",
                        "watch",
                        "until",
                        until.toString(),
                        "reason",
                        "已知"))
                .post("/api/pages/mutes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Instant night() {
        return LocalDate.now(SHANGHAI)
                .plusDays(2)
                .atTime(23, 0)
                .atZone(SHANGHAI)
                .toInstant();
    }

    private World planned(World world) {
        return planned(world, "live");
    }

    private World planned(World world, String mode) {
        String yaml =
                """
                name: plan-%1$s
                mode: %5$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                response:
                  squads:
                    - {name: 应急小组, lead: foresight-lead, escalation: test, seats: [{role: foresight-lead, group: command}, {role: foresight-counsel, group: experts}]}
                escalation:
                  policies:
                    - {name: listener, levels: [watch, warn], steps: [%4$s]}
                    - {name: test, levels: [L1, L2, L3], repeat: 1, steps: [%2$s, %3$s]}
                  quietHours: {from: "22:00", to: "07:30", levels: [watch, warn, L3]}
                """
                        .formatted(
                                world.brand,
                                World.step("PT0S", "requested", world.sms(), "pigeon"),
                                World.step("PT10M", "requested", world.sms()),
                                World.step("PT0S", "listener", world.wecom()),
                                mode);
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        isPlanned(world.brand);
        return world;
    }
}
