package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Very many pages at once: they share what they cost, and each keeps its own promise. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class BurstTest extends Served {

    private static final int PAGES = 300;
    private static final int PEOPLE = 10;
    private static final Pattern TITLE = Pattern.compile("b(\\d{4})");

    private static final String A_THIRD = "abs(hashtext(id::text)) % 3 = 0";

    /** When each had its own it took twenty-nine. What the service asks each second is counted too. */
    private static final int STATEMENTS_A_PUSH = 5;

    @Test
    void pushesOfABurstShareTheirStatements() {
        // Given
        World world = crowd();
        List<PageRequested> burst = requests(world, PAGES);

        // When
        List<String> statements;
        try (Overheard database = new Overheard("org.hibernate.SQL")) {
            world.sendAll(burst);
            soon().until(() -> count(world, "sent") == PAGES);
            statements = database.lines();
        }

        // Then
        assertThat(statements).isNotEmpty().hasSizeLessThan(STATEMENTS_A_PUSH * PAGES);
        assertThat(texts(world)).hasSize(PAGES).allSatisfy((page, texts) -> assertThat(texts)
                .hasSize(1));
    }

    @Test
    void escalationsThatAreDueTogetherShareTheirs() {
        // Given
        int pages = 120;
        World world = crowd();
        world.sendAll(requests(world, pages));
        soon().until(() -> count(world, "sent") == pages);

        // When
        List<String> statements;
        try (Overheard database = new Overheard("org.hibernate.SQL")) {
            sql("update page set started_at = started_at - interval '1 hour', next_at = now() where brand = '%s'"
                    .formatted(world.brand));
            soon().until(() -> count(world, "sent") == 2 * pages);
            statements = database.lines();
        }

        // Then
        assertThat(statements).isNotEmpty().hasSizeLessThan(STATEMENTS_A_PUSH * pages);
        assertThat(texts(world)).hasSize(pages).allSatisfy((page, texts) -> assertThat(texts)
                .hasSize(2));
        soon().untilAsserted(() -> assertThat(told(world)).allSatisfy((page, told) -> assertThat(told)
                .filteredOn(PageEscalated.class::isInstance)
                .hasSize(1)));
    }

    @Test
    void whatASenderLosesBetweenClaimAndOutcomeIsNeitherLostNorDoubledUnmarked() {
        // Given
        World world = crowd();
        List<PageRequested> burst = requests(world, PAGES);
        loseOutcomes(world);

        // When
        world.sendAll(burst);
        soon().until(() -> texts(world).size() == PAGES);
        int lost = lost(world);
        soon().until(() -> count(world, "sending") == lost && count(world, "sent") == PAGES - lost);
        loseNoMore(world);
        leasesRunOut(world);

        // Then
        soon().until(() -> count(world, "sent") == PAGES);
        Map<String, List<String>> texts = texts(world);
        assertThat(texts).hasSize(PAGES);
        List<List<String>> twice =
                texts.values().stream().filter(each -> each.size() > 1).toList();
        assertThat(lost).isPositive().isLessThan(PAGES);
        assertThat(twice).hasSize(lost).allSatisfy(each -> assertThat(each)
                .hasSize(2)
                .filteredOn(text -> text.contains("可能重复"))
                .hasSize(1));
        soon().untilAsserted(() -> assertThat(told(world)).hasSize(PAGES).allSatisfy((page, told) -> {
            assertThat(told).first().isInstanceOf(PageOpened.class);
            assertThat(told).filteredOn(BurstTest::isSent).hasSize(1);
        }));
    }

    @Test
    void whatComesTogetherIsHandledInItsOrder() {
        // Given
        World world = crowd();
        UUID incident = UUID.randomUUID();
        PageRequested closed = world.request(incident, Level.L1, "b0001", "role-1");
        PageRequested open = world.request(UUID.randomUUID(), Level.L1, "b0002", "role-2");
        PageRequested after = world.request(incident, Level.L1, "b0003", "role-3");

        // When
        world.sendAll(List.of(closed, open, open, closing(world, incident), after));

        // Then
        soon().untilAsserted(() -> assertThat(states(world, after.pageId())).containsExactly("sent"));
        soon().untilAsserted(() -> assertThat(states(world, open.pageId())).containsExactly("sent"));
        assertThat(world.view(closed.pageId()).getString("state")).isEqualTo("closed");
        assertThat(world.view(open.pageId()).getString("state")).isEqualTo("ringing");
    }

    private World crowd() {
        World world = World.live(kafka).withChannels();
        for (int i = 0; i < PEOPLE; i++) {
            world.person("人" + i, "role-" + i, phone(world, i));
        }
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.sms()),
                step("PT1H", "requested", world.sms()));
        return world;
    }

    private static String phone(World world, int person) {
        return String.format("135%04d%04d", world.number(), person);
    }

    private static List<PageRequested> requests(World world, int count) {
        List<PageRequested> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(world.request(UUID.randomUUID(), Level.L1, String.format("b%04d", i), "role-" + i % PEOPLE));
        }
        return requests;
    }

    private static IncidentEvent closing(World world, UUID incident) {
        Instant now = Instant.now();
        return new IncidentClosed(
                incident, null, world.brand, "二", Level.L1, "pr", List.of(), "原因", "commander", now, now);
    }

    /** Of a third of the pushes the first outcome cannot be written, as if the process had died before. */
    private void loseOutcomes(World world) {
        sql(
                """
                create function lose_%1$d() returns trigger language plpgsql as $$ begin
                    if old.result is null and new.result is not null and new.number = 1
                       and (select %2$s and brand = '%3$s' from push where id = new.push_id) then
                        raise exception 'lost on purpose';
                    end if;
                    return new;
                end $$"""
                        .formatted(world.number(), A_THIRD, world.brand));
        sql("create trigger lose_%1$d before update on attempt for each row execute function lose_%1$d()"
                .formatted(world.number()));
    }

    private void loseNoMore(World world) {
        sql("drop trigger lose_%1$d on attempt".formatted(world.number()));
        sql("drop function lose_%d".formatted(world.number()));
    }

    private void leasesRunOut(World world) {
        sql("update push set lease_until = now() - interval '1 second' where state = 'sending' and brand = '%s'"
                .formatted(world.brand));
    }

    private void sql(String text) {
        pool.query(text).execute().await().indefinitely();
    }

    private int count(World world, String state) {
        return number("select count(*) from push where brand = $1 and state = $2", world.brand, state);
    }

    private int lost(World world) {
        return number("select count(*) from push where brand = $1 and " + A_THIRD, world.brand);
    }

    private int number(String sql, Object... given) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(given))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    /** What arrived at this world's phones, by the title of the page. */
    private static Map<String, List<String>> texts(World world) {
        String phones = String.format("135%04d", world.number());
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", "aliyun-sms")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> ((List<?>) item.get("to")).get(0).toString().startsWith(phones))
                .map(item -> (String) item.get("text"))
                .collect(Collectors.groupingBy(BurstTest::title));
    }

    private static String title(String text) {
        Matcher title = TITLE.matcher(text);
        assertThat(title.find()).as(text).isTrue();
        return title.group(1);
    }

    private static Map<UUID, List<PushEvent>> told(World world) {
        return world.toldOfAll().stream().collect(Collectors.groupingBy(PushEvent::pageId));
    }

    private static boolean isSent(PushEvent event) {
        return event instanceof Pushed pushed && pushed.outcome().equals("sent");
    }
}
