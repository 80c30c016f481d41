package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.RotaChecked;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is wrong with a rota is told before the shift. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RotaLintTest extends Served {

    private final String role = "duty-" + UUID.randomUUID();

    @Test
    void hoursWithoutAnybodyAreToldOnceBeforeTheyComeAndAgainWhenMended() {
        // Given
        World world = World.live(kafka).withChannels();
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        String person = world.person("张三", role);

        // When
        put(Map.of(
                "layers", List.of(Map.of("people", List.of(person), "only", Map.of("from", "09:00", "to", "18:00")))));

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(1));
        RotaChecked first = told(world).get(0);
        assertThat(first.gaps()).hasSizeGreaterThanOrEqualTo(3).anySatisfy(gap -> assertThat(gap.from())
                .isAfter(Instant.now()));
        assertThat(first.unreachable()).isEmpty();
        soon().untilAsserted(() -> assertThat(calls()).hasSize(1));
        assertThat(calls().get(0)).contains("18:00 至");

        // When
        lookedThroughAgain();

        // Then
        assertThat(calls()).hasSize(1);

        // When
        put(Map.of(
                "gapsAllowed",
                true,
                "layers",
                List.of(Map.of("people", List.of(person), "only", Map.of("from", "09:00", "to", "18:00")))));

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(told(world)).extracting(told -> told.gaps().isEmpty()).containsExactly(false, true);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void whoeverCannotBeReachedIsToldUntilTheyCan() {
        // Given
        World world = World.live(kafka).withChannels().withOwnSms();
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        String id = as("admin").body(Map.of("name", "无号")).post("/api/people").path("id");

        // When
        put(Map.of("layers", List.of(Map.of("people", List.of(id)))));

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(1));
        assertThat(told(world).get(0).unreachable())
                .extracting(RotaChecked.Unreachable::personId)
                .containsExactly(UUID.fromString(id));
        soon().untilAsserted(
                        () -> assertThat(calls()).singleElement().asString().contains("无号（"));

        // When
        as("admin")
                .body(Map.of(
                        "name",
                        "无号",
                        "brands",
                        List.of(world.brand),
                        "contacts",
                        List.of(Map.of("channel", "sms", "value", world.phone()))))
                .put("/api/people/" + id)
                .then()
                .statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(2));
        assertThat(told(world).get(1).unreachable()).isEmpty();
        assertThat(told(world).get(1).unverified())
                .extracting(RotaChecked.Unreachable::personId)
                .containsExactly(UUID.fromString(id));
        soon().untilAsserted(() -> assertThat(calls()).hasSize(2));
        assertThat(calls().get(0) + calls().get(1)).contains("unverified=无号（");

        // When
        world.verify(id);

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(3));
        assertThat(told(world).get(2).unverified()).isEmpty();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aYearWithoutACalendarIsAnAlarm() {
        // Given
        World world = World.live(kafka).withChannels();
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        String person = world.person("张三", role);
        int year = Instant.now().atZone(ZoneId.of("Asia/Shanghai")).getYear();

        // When
        put(Map.of(
                "calendar",
                "nowhere",
                "layers",
                List.of(
                        Map.of("people", List.of(person)),
                        Map.of("people", List.of(person), "only", Map.of("days", "working")))));

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(1));
        assertThat(told(world).get(0).guessedYears()).contains(year);
        assertThat(told(world).get(0).gaps()).isEmpty();
        soon().untilAsserted(
                        () -> assertThat(calls()).singleElement().asString().contains(String.valueOf(year)));

        // When
        as("admin").delete("/api/rotas/" + role).then().statusCode(204);

        // Then
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(2));
        assertThat(told(world).get(1).guessedYears()).isEmpty();
    }

    private void put(Map<String, Object> body) {
        as("admin").body(body).put("/api/rotas/" + role).then().statusCode(200);
    }

    private void lookedThroughAgain() {
        pool.preparedQuery("update rota_check set check_at = now() where role = $1")
                .execute(Tuple.of(role))
                .await()
                .indefinitely();
        soon().until(() -> pool.preparedQuery("select 1 from rota_check where role = $1 and check_at > now()")
                        .execute(Tuple.of(role))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    private List<RotaChecked> told(World world) {
        return world.read("people").stream()
                .filter(record -> RotaChecked.key(role).equals(record.key()))
                .map(EventCodec::decode)
                .map(decoded -> (RotaChecked) ((EventCodec.Known) decoded).event())
                .toList();
    }

    /** The facts of the pages about this rota that a caller of one brand sees. */
    private List<String> calls() {
        List<Map<String, Object>> pages = as("viewer", "any-brand")
                .queryParam("limit", 100)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return pages.stream()
                .filter(page -> "rota-check".equals(page.get("why"))
                        && page.get("title").toString().contains(role))
                .map(page -> page.get("facts").toString())
                .toList();
    }
}
