package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
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
import io.vertx.mutiny.sqlclient.Tuple;
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

/** What cannot leave soon for a channel's limit goes together in one message, and none of it is lost or doubled. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class DigestTest extends Served {

    /** Of a robot's twenty places a minute, those that are kept neither for L1 nor for a digest. */
    private static final int SINGLE = 15;

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
        assertThat(texts)
                .filteredOn(text -> text.contains("摘要"))
                .singleElement()
                .asString()
                .startsWith("【狼烟 摘要 L3 一般】发送已达渠道上限，8 次呼叫合为一条\n级别：L3 一般×8\n品牌：" + world.brand.substring(0, 23))
                .contains("呼叫：张三", "/#/pages/" + light.get(19));
        assertThat(grave).allSatisfy(page -> assertThat(digestOf(world, page)).isNull());
        assertThat(light.stream().filter(page -> digestOf(world, page) != null)).hasSize(8);
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
    void anUnknownOutcomeOfADigestIsSentAgainOnceAndMarked() {
        // Given
        World world = paged();
        fault(Map.of("channel", "wecom-robot", "kind", "drop", "accepted", true));
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 3);

        // When
        letGo(world);
        soon().untilAsserted(() ->
                assertThat(codes(world, pages)).doesNotContainNull().hasSize(3));
        freeTheDigestsPlace();

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .last()
                .asString()
                .contains("1. 【可能重复】", "2. 【可能重复】", "3. 【可能重复】");
    }

    @Test
    void whatADeadSenderLeftOfADigestIsTakenUpWholeAndMarked() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);
        String digest = digestOf(world, pages.get(0));

        // When
        freeTheDigestsPlace();
        sql("update digest set result = null, finished_at = null where id = $1", UUID.fromString(digest));
        leftByADeadSender(digest);

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().contains("1. 【可能重复】");
        assertThat(codes(world, pages)).containsOnly("SENDER_LOST", "0");
    }

    @Test
    void aDigestWhoseOutcomeIsKnownIsNotSentAgainThoughItsSenderDiedBeforeItSaidSo() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);

        // When
        leftByADeadSender(digestOf(world, pages.get(0)));

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        assertThat(codes(world, pages)).containsExactly("0", "0", "0");
    }

    @Test
    void whatARefusedDigestHeldGoesByItself() {
        // Given
        World world = paged();
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "40201"));
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 3);

        // When
        letGo(world);
        soon().untilAsserted(() -> assertThat(codes(world, pages)).containsExactly("40201", "40201", "40201"));
        empty(world);

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(3).noneMatch(text -> text.contains("摘要"));
        as("viewer")
                .queryParam("channel", world.wecom())
                .get("/api/pushes/digests")
                .then()
                .body("items.state", contains("refused"));
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

    private World paged() {
        World world = World.live(kafka).withChannels();
        robot(world, Map.of("digestAfter", "PT1S"));
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static void robot(World world, Map<String, String> settings) {
        world.channel(world.wecom(), "wecom-robot", settings, Map.of("key", keyOf(world)), true);
    }

    /** So many pages that have gone in one digest, which is all that the robot has sent. */
    private List<UUID> gathered(World world, int count) {
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, count);
        letGo(world);
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        return pages;
    }

    /** Pages whose pushes have waited longer than for a digest. */
    private List<UUID> pages(World world, Level level, int count) {
        List<UUID> pages =
                Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("due")));
        sql("update push set not_before = not_before - interval '5 seconds' where page_id = any($1)", (Object)
                pages.toArray(UUID[]::new));
        return pages;
    }

    private static String digestOf(World world, UUID page) {
        return world.view(page).getString("pushes[0].digest");
    }

    private void leftByADeadSender(String digest) {
        UUID id = UUID.fromString(digest);
        sql(
                """
                update push set state = 'sending', lease_owner = 'dead', lease_until = now() - interval '1 second',
                                done_at = null where id in (select push_id from attempt where digest_id = $1)""",
                id);
        sql("update attempt set result = null, code = null, finished_at = null where digest_id = $1", id);
    }

    private void hold(World world) {
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", world.wecom());
    }

    private void letGo(World world) {
        sql("update channel set blocked_until = null where name = $1", world.wecom());
    }

    private void occupy(World world, int places) {
        for (int i = 0; i < places; i++) {
            sql("insert into channel_use (id, channel, at) values (gen_random_uuid(), $1, now())", world.wecom());
        }
    }

    private void empty(World world) {
        sql("delete from channel_use where channel = $1", world.wecom());
    }

    private void freeTheDigestsPlace() {
        sql("delete from channel_use where id in (select use_id from attempt where digest_id is not null)");
    }

    private void sql(String text, Object... given) {
        pool.preparedQuery(text).execute(Tuple.from(given)).await().indefinitely();
    }
}
