package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Topic;
import io.langyan.notification.page.Conversation;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** One story is one conversation: to a mail program, to a program behind a webhook, to who searches a chat, and over REST. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ConversationsTest extends Served {

    @Test
    void mailsOfOneStoryAreOneThreadAndThoseOfAnotherAreNot() {
        // Given
        World world = called(Account.EMAIL);
        UUID incident = UUID.randomUUID();
        UUID crisis = UUID.randomUUID();
        UUID first = world.page(incident, crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));

        // When
        as("analyst").body("{}").post("/api/pages/" + first + "/acks").then().statusCode(201);
        world.page(incident, crisis, Level.L1, "clock-at-risk", "首次发声将超时", "pr-lead");
        world.page(UUID.randomUUID(), UUID.randomUUID(), Level.L1, "opened", "客服不理人", "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(mails(world)).hasSize(4));
        assertThat(threads(mails(world)))
                .extracting(List::size)
                .as("opened, who has it, clock-at-risk; and another story")
                .containsExactlyInAnyOrder(3, 1);
        assertThat(mails(world))
                .filteredOn(mail -> !text(mail).contains("客服"))
                .allSatisfy(mail ->
                        assertThat(header(mail, "references")).isEqualTo("<story-" + crisis + "@langyan.example>"))
                .allSatisfy(mail -> assertThat(header(mail, "in-reply-to")).isEqualTo(header(mail, "references")))
                .allSatisfy(mail -> assertThat(text(mail)).contains("事件：#" + Conversation.handle(crisis)));
    }

    @Test
    void fromTheWarningToTheIncidentTheConversationStaysAndIsListedNewestFirst() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        String handle = "事件：#" + Conversation.handle(crisis);
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        world.send(Topic.CRISES, crisis.toString(), warning(world, UUID.randomUUID()));
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));

        // When
        UUID opened = UUID.randomUUID();
        UUID moved = UUID.randomUUID();
        world.sendAll(List.of(
                request(world, opened, incident, crisis, "opened"),
                changed(world, incident),
                request(world, moved, incident, crisis, "level-changed")));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .anySatisfy(text -> assertThat(text).contains(handle, "同一事件第 3 次呼叫")));
        assertThat(world.arrived("wecom-robot"))
                .filteredOn(text -> text.contains(handle))
                .anySatisfy(text -> assertThat(text).contains("预警").doesNotContain("同一事件第"));
        JsonPath listed = listed("viewer", crisis);
        assertThat(listed.<String>getList("items.why")).last().isEqualTo("warn");
        assertThat(listed.<String>getList("items.id")).contains(opened.toString(), moved.toString());
        assertThat(listed.<Integer>getList("items.nth")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(listed.<String>getList("items.conversation")).containsOnly(crisis.toString());
        as("viewer", "other")
                .queryParam("conversation", crisis)
                .get("/api/pages")
                .then()
                .body("items", empty());
    }

    @Test
    void hitsOfOneTextAreOneConversationHoweverItGrewAndWhoeverRangThem() {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了", 1));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "起火的是充电桩", 2));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第十二辆自燃", 12));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-2", "客服不理人", 1));
        world.send(Topic.SIGNALS, world.brand, new PatrolMissed(world.brand, "14:00", Instant.now()));
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(4));
        Map<String, Map<String, Object>> byTitle = byTitle(world);
        String rings = "/api/pages/" + byTitle.get("电池自燃了").get("id") + "/repeats";
        soon().until(() -> as("viewer").get(rings).jsonPath().getList("items").size() == 1);

        // When
        String repeat = as("viewer").get(rings).jsonPath().getString("items[0].id");
        as("analyst").post(rings + "/" + repeat + "/rings").then().statusCode(201);

        // Then
        UUID story = UUID.fromString(byTitle.get("电池自燃了").get("conversation").toString());
        soon().untilAsserted(() -> assertThat(listed("viewer", story).<String>getList("items.title"))
                .containsExactly("起火的是充电桩", "第十二辆自燃", "电池自燃了"));
        assertThat(listed("viewer", story).<Integer>getList("items.nth")).containsExactly(3, 2, 1);
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .filteredOn(text -> text.contains("#" + Conversation.handle(story)))
                .hasSize(3));
        assertThat(world.arrived("wecom-robot"))
                .filteredOn(text -> text.contains("巡查"))
                .noneMatch(text -> text.contains("事件："));
    }

    @Test
    void aDrillIsAConversationOfItsOwn() {
        // Given
        World world = World.inDrill(kafka).withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID crisis = UUID.randomUUID();

        // When
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        world.page(UUID.randomUUID(), crisis, Level.L3, "opened", "电池自燃", "listener");

        // Then
        soon().untilAsserted(() -> assertThat(byBrand(world).getList("items")).hasSize(2));
        assertThat(byBrand(world).<String>getList("items.conversation").stream().distinct())
                .singleElement()
                .isNotEqualTo(crisis.toString());
        assertThat(listed("viewer", crisis).getList("items")).isEmpty();
    }

    @Test
    void aWebhookIsToldTheConversationTheCrisisAndTheIncident() {
        // Given
        World world = called(Account.WEBHOOK);
        UUID incident = UUID.randomUUID();
        UUID crisis = UUID.randomUUID();

        // When
        UUID page = world.page(incident, crisis, Level.L1, "opened", "电池自燃", "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(arrived(Account.WEBHOOK, world)).hasSize(1));
        Map<?, ?> raw = (Map<?, ?>) arrived(Account.WEBHOOK, world).get(0).get("raw");
        assertThat(new HashMap<Object, Object>((Map<?, ?>) raw.get("data")))
                .containsEntry("conversation", crisis.toString())
                .containsEntry("crisisId", crisis.toString())
                .containsEntry("incidentId", incident.toString())
                .containsEntry("page", page.toString());
    }

    @Test
    void aConversationIsFoundAmongManyPagesByItsIndex() {
        // When
        String plan = pool.withConnection(connection -> connection.begin().chain(transaction -> many(connection)
                        .chain(() -> explained(connection))
                        .eventually(transaction::rollback)))
                .await()
                .indefinitely();

        // Then
        assertThat(plan).contains("Scan on page_conversation").doesNotContain("Seq Scan");
    }

    private static Uni<?> many(SqlConnection connection) {
        return connection
                .query(
                        """
                        insert into page (id, brand, level, why, title, facts, roles, policy, ladder, trial, stage, started_at, taken, climbed,
                            requested_at, opened_at, conversation)
                        select gen_random_uuid(), 'b', 'L1', 'opened', 't', '{}', '[]', 'p', '{}', false, 'closed', now(), 0, 0,
                            now(), now() - make_interval(secs => n), md5((n / 20)::text)::uuid
                        from generate_series(1, 20000) as n""")
                .execute()
                .chain(() -> connection.query("analyze page").execute());
    }

    /** As {@code Pages.list} asks, with the brands of who asks. */
    private static Uni<String> explained(SqlConnection connection) {
        return connection
                .preparedQuery(
                        """
                        explain select * from page where brand in ('b', '*') and conversation = $1
                        order by opened_at desc, id desc limit 51""")
                .execute(Tuple.of(UUID.nameUUIDFromBytes(new byte[0])))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")));
    }

    private World called(Account account) {
        World world = World.live(kafka);
        world.channel(
                account.name(world),
                account.kind,
                account.baseUrl(world),
                account.settings(world),
                account.secrets(world),
                true);
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, "live", step("PT0S", "requested", account.name(world)));
        return world;
    }

    private World listening() {
        World world = World.live(kafka).withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    /** As a mail program does it by RFC 5256: mails that name each other, or the same mail, are one thread. */
    private static Collection<List<Map<String, Object>>> threads(List<Map<String, Object>> mails) {
        Map<String, List<Map<String, Object>>> threadOf = new HashMap<>();
        for (Map<String, Object> mail : mails) {
            List<String> ids = List.of((header(mail, "references") + " " + header(mail, "message-id")).split(" "));
            List<Map<String, Object>> thread = new ArrayList<>(List.of(mail));
            ids.stream()
                    .map(threadOf::get)
                    .filter(known -> known != null)
                    .distinct()
                    .forEach(thread::addAll);
            ids.forEach(id -> threadOf.put(id, thread));
            threadOf.replaceAll((id, known) -> thread.containsAll(known) ? thread : known);
        }
        return threadOf.values().stream().distinct().toList();
    }

    private static List<Map<String, Object>> mails(World world) {
        return arrived(Account.EMAIL, world);
    }

    private static String text(Map<String, Object> mail) {
        return mail.get("text").toString();
    }

    private static String header(Map<String, Object> mail, String name) {
        return ((Map<?, ?>) mail.get("raw")).get(name).toString();
    }

    private static List<Map<String, Object>> arrived(Account account, World world) {
        return given()
                .baseUri(World.simulators())
                .queryParam("channel", account.kind)
                .get("/sim/messages")
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(message -> account.mine(message, world))
                .toList();
    }

    private static JsonPath listed(String role, UUID conversation) {
        return as(role).queryParam("conversation", conversation)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath byBrand(World world) {
        return as("viewer").queryParam("brand", world.brand).get("/api/pages").jsonPath();
    }

    private static Map<String, Map<String, Object>> byTitle(World world) {
        return byBrand(world).<Map<String, Object>>getList("items").stream()
                .collect(Collectors.toMap(page -> page.get("title").toString(), page -> page));
    }

    private static PageRequested request(World world, UUID page, UUID incident, UUID crisis, String why) {
        return new PageRequested(
                incident,
                world.brand,
                page,
                crisis,
                Level.L2,
                List.of("listener"),
                "test",
                why,
                "电池自燃",
                Map.of(),
                Instant.now());
    }

    private static IncidentEvent changed(World world, UUID incident) {
        return new IncidentLevelChanged(incident, world.brand, Level.L3, Level.L2, "应急小组", List.of(), Instant.now());
    }

    private static HitFound hit(World world, String group, String excerpt, int size) {
        Instant now = Instant.now();
        return new HitFound(
                world.brand,
                UUID.randomUUID(),
                "weibo",
                UUID.randomUUID().toString(),
                "https://weibo.example/1",
                excerpt,
                List.of("自燃"),
                group,
                now,
                now,
                now,
                size);
    }

    private static LevelChanged warning(World world, UUID crisis) {
        return new LevelChanged(
                crisis,
                world.brand,
                "电池自燃",
                Level.WATCH,
                Level.WARN,
                "pr",
                null,
                false,
                12,
                List.of("weibo"),
                List.of("product-safety"),
                Instant.now(),
                null,
                null,
                Instant.now());
    }
}
