package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot leave soon for a channel's limit goes together in one message; L1 is never in it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class DigestTest extends Saturated {

    @Test
    void underPressureTheGravestGoByThemselvesAndTheRestTogether() {
        // Given
        World world = paged();
        hold(world);
        List<UUID> grave = pages(world, Level.L1, 3);
        List<UUID> light = pages(world, Level.L3, 20);

        // When
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(Stream.concat(grave.stream(), light.stream()))
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        List<String> texts = world.arrived("wecom-robot");
        assertThat(texts).hasSize(SINGLE + 1);
        assertThat(texts.stream().filter(text -> text.contains("【狼烟 L1 重大】"))).hasSize(3);
        assertThat(grave).allSatisfy(page -> assertThat(digestOf(world, page)).isNull());
        String[] together = light.stream()
                .filter(page -> digestOf(world, page) != null)
                .map(page -> "/#/pages/" + page)
                .toArray(String[]::new);
        assertThat(together).hasSize(8);
        assertThat(texts)
                .filteredOn(text -> text.contains("摘要"))
                .singleElement()
                .asString()
                .startsWith("【狼烟 摘要 L3 一般】发送已达渠道上限，8 次呼叫合为一条\n级别：L3 一般×8\n品牌：" + world.brand.substring(0, 23))
                .contains("呼叫：张三")
                .contains(together);
    }

    @Test
    void aDigestAndItsPushesAreShownToThoseWhoMaySeeThem() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);

        // When
        String digest = digestOf(world, pages.get(0));

        // Then
        as("viewer")
                .queryParam("channel", world.wecom())
                .get("/api/pushes/digests")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(digest))
                .body("items[0].size", equalTo(3))
                .body("items[0].brands", contains(world.brand))
                .body("items[0].state", equalTo("sent"));
        as("viewer", world.brand).get("/api/pushes/digests/" + digest).then().body("level", equalTo("L3"));
        as("viewer", world.brand)
                .queryParam("digest", digest)
                .get("/api/pushes")
                .then()
                .body(
                        "items.pageId",
                        containsInAnyOrder(pages.stream().map(UUID::toString).toArray()))
                .body("items[0].attempts[0].digest", equalTo(digest));
        as("viewer", "another").get("/api/pushes/digests/" + digest).then().statusCode(404);
        as("viewer", "another").get("/api/pushes/digests").then().body("items", hasSize(0));
    }

    @Test
    void aPageInADigestWaitsForItsAnswerLikeAnyOther() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);

        // When
        as("analyst").post("/api/pages/" + pages.get(1) + "/acks").then().statusCode(201);

        // Then
        assertThat(pages.stream().map(page -> world.view(page).getString("state")))
                .containsExactly("ringing", "acknowledged", "ringing");
    }

    @Test
    void whatWasAnsweredWhileItWaitedIsInNoDigest() {
        // Given
        World world = paged();
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 3);

        // When
        as("analyst").post("/api/pages/" + pages.get(1) + "/acks").then().statusCode(201);
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(pages.stream().map(page -> states(world, page)))
                .containsExactly(List.of("sent"), List.of("cancelled"), List.of("sent")));
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("2 次呼叫")
                .doesNotContain(pages.get(1).toString());
    }

    @Test
    void whoHasAnsweredIsToldInADigestWhereTheRobotTakesNoMore() {
        // Given
        World world = paged();
        UUID answered = world.page(Level.L2, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, answered)).containsExactly("sent"));
        occupy(world, SINGLE - 1);
        hold(world);
        as("analyst").post("/api/pages/" + answered + "/acks").then().statusCode(201);
        List<UUID> pages = pages(world, Level.L3, 2);
        sql("update push set not_before = not_before - interval '5 seconds' where page_id = $1 and notice", answered);

        // When
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        soon().untilAsserted(() -> assertThat(states(world, answered)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("【狼烟 摘要 L3 一般】")
                .contains("3. [L2 较大] 电池自燃，用户要求召回（")
                .contains("已由 analyst 接手（")
                .doesNotContain(answered.toString());
    }

    @Test
    void toOnePersonEachPageHasItsOwnOneTimeLink() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        robot(world, Map.of("person", zhang, "digestAfter", "PT1S"));
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        List<UUID> pages = gathered(world, 3);
        List<String> links = new ArrayList<>();
        Matcher link = Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}")
                .matcher(world.arrived("wecom-robot").get(0));
        while (link.find()) {
            links.add(link.group());
        }

        // When
        given().post(links.get(0)).then().statusCode(200);

        // Then
        assertThat(links).hasSize(3).doesNotHaveDuplicates();
        assertThat(pages.stream().map(page -> world.view(page).getString("state")))
                .containsExactlyInAnyOrder("ringing", "ringing", "acknowledged");
    }

    @Test
    void aDrillIsNeverMixedWithTheRealThing() {
        // Given
        World world = paged();
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 4);
        sql("update push set drill = 'd-1' where page_id = any($1)", (Object)
                pages.subList(0, 2).toArray(UUID[]::new));

        // When
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));
        assertThat(world.arrived("wecom-robot").get(0)).contains("2 次呼叫合为一条");
    }

    @Test
    void aPageOfWhichTwoStepsWaitIsListedOnce() {
        // Given
        World world = World.live(kafka).withChannels();
        robot(world, Map.of("digestAfter", "PT1S"));
        world.person("张三", "pr-lead");
        String[] steps = {step("PT0S", "requested", world.wecom()), step("PT1S", "requested", world.wecom())};
        planned(world, "resend", 0, "live", steps);
        occupy(world, SINGLE);
        hold(world);

        // When
        UUID page = world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due", "due"));
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("1 次呼叫", "1. [L3")
                .doesNotContain("\n2. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "PT0S", "PT11M", "-PT5S"})
    void anUnusableWaitIsRefused(String after) {
        as("admin")
                .body(Map.of(
                        "kind", "wecom-robot", "secrets", Map.of("key", "k"), "settings", Map.of("digestAfter", after)))
                .put("/api/channels/bad-digest")
                .then()
                .statusCode(422)
                .body("field", equalTo("settings.digestAfter"));
    }
}
