package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.notification.push.SecondSender;
import io.langyan.notification.push.Sender;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two replicas send from one database: nothing leaves twice, and the limit of a robot or a number is one for both. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class TwoSendersTest extends Served {

    private static final int PAGES = 160;
    private static final int PEOPLE = 8;
    private static final int ROBOTS = 8;
    private static final int MOST_A_MINUTE = 20;
    private static final Pattern TITLE = Pattern.compile("b\\d{4}");

    @Inject
    Sender first;

    @Inject
    SecondSender second;

    @Test
    void whatTwoSendersTakeAtOnceArrivesOnce() {
        // Given
        World world = World.live(kafka).withChannels();
        for (int i = 0; i < PEOPLE; i++) {
            world.person("人" + i, "role-" + i, String.format("136%04d%04d", world.number(), i));
        }
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        waiting(world, PAGES, PEOPLE, world.sms());
        int before = second.sent();

        // When
        letGo(world.sms());
        soon().until(() -> wakeBoth() && count(world, "sent") == PAGES);

        // Then
        assertThat(second.sent() - before).isPositive().isLessThan(PAGES);
        assertThat(titles(world)).hasSize(PAGES).doesNotHaveDuplicates();
        soon().untilAsserted(() -> assertThat(sent(world)).hasSize(PAGES).allSatisfy((page, told) -> assertThat(told)
                .isEqualTo(1L)));
    }

    @Test
    void aRobotsLimitHoldsForBothTogether() {
        // Given
        World world = World.live(kafka);
        String[] robots =
                Stream.generate(() -> robot(World.live(kafka))).limit(ROBOTS).toArray(String[]::new);
        world.person("张三", "role-0");
        planned(
                world,
                "resend",
                0,
                "live",
                Stream.of(robots).map(robot -> step("PT0S", "requested", robot)).toArray(String[]::new));
        List<UUID> pages = new ArrayList<>();
        for (int i = 0; i < MOST_A_MINUTE / 2; i++) {
            pages.add(world.page(Level.L1, "role-0"));
        }
        soon().until(() -> count(world, "sent") == ROBOTS * MOST_A_MINUTE / 2);
        pages.addAll(waiting(world, MOST_A_MINUTE, 1, robots));

        // When
        letGo(robots);
        soon().until(() -> wakeBoth() && count(world, "sent") >= ROBOTS * MOST_A_MINUTE);

        // Then
        assertThat(count(world, "due")).isEqualTo(ROBOTS * MOST_A_MINUTE / 2);
        assertThat(codes(world, pages)).hasSize(ROBOTS * MOST_A_MINUTE).containsOnly("0");
        callOff(world);
    }

    @Test
    void aNumbersLimitHoldsForBothTogether() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(
                world.sms(),
                "aliyun-sms",
                Map.of("sign", "狼烟", "template", "SMS_000000001", "numberLimits", "10/PT24H"),
                Map.of("accessKeyId", "ak", "accessKeySecret", "sk"),
                true);
        world.person("张三", "role-0");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        waiting(world, 40, 1, world.sms());

        // When
        letGo(world.sms());
        soon().until(() -> wakeBoth() && held(world) == 30 && count(world, "sending") == 0);

        // Then
        assertThat(count(world, "sent")).isEqualTo(10);
        assertThat(world.arrived("aliyun-sms")).hasSize(10);
        callOff(world);
    }

    private static String robot(World world) {
        world.channel(world.wecom(), "wecom-robot", Map.of("digestAfter", "off"), Map.of("key", keyOf(world)), true);
        return world.wecom();
    }

    /** Pages whose pushes wait together before channels that take none, and for which nobody looks for another way any more. */
    private List<UUID> waiting(World world, int count, int people, String... channels) {
        change("update channel set blocked_until = now() + interval '1 hour' where name = any($1)", channels);
        List<PageRequested> pages = IntStream.range(0, count)
                .mapToObj(i ->
                        world.request(UUID.randomUUID(), Level.L1, String.format("b%04d", i), "role-" + i % people))
                .toList();
        world.sendAll(pages);
        soon().until(() -> stuck(world) == count * channels.length);
        return pages.stream().map(PageRequested::pageId).toList();
    }

    private void letGo(String... channels) {
        change("update channel set blocked_until = null where name = any($1)", channels);
    }

    private void callOff(World world) {
        change("update push set state = 'cancelled' where state = 'due' and brand = $1", world.brand);
    }

    private boolean wakeBoth() {
        CompletableFuture.allOf(CompletableFuture.runAsync(second::wake), CompletableFuture.runAsync(first::wake))
                .join();
        return true;
    }

    private void change(String sql, Object one) {
        pool.preparedQuery(sql).execute(Tuple.of(one)).await().indefinitely();
    }

    private int count(World world, String state) {
        return counted("select count(*) from push where brand = $1 and state = $2", Tuple.of(world.brand, state));
    }

    private int stuck(World world) {
        return counted("select count(*) from push where brand = $1 and stuck", Tuple.of(world.brand));
    }

    private int counted(String sql, Tuple given) {
        return pool.preparedQuery(sql)
                .execute(given)
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    private int held(World world) {
        return pool.preparedQuery(
                        "select count(*) from push where brand = $1 and state = 'due' and code = 'NUMBER_LIMIT'")
                .execute(Tuple.of(world.brand))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    private static List<String> titles(World world) {
        String phones = String.format("136%04d", world.number());
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", "aliyun-sms")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> ((List<?>) item.get("to")).get(0).toString().startsWith(phones))
                .flatMap(item ->
                        TITLE.matcher((String) item.get("text")).results().map(MatchResult::group))
                .toList();
    }

    /** How often it was told of each page that it was sent. */
    private static Map<UUID, Long> sent(World world) {
        return world.toldOfAll().stream()
                .filter(Pushed.class::isInstance)
                .collect(Collectors.groupingBy(PushEvent::pageId, Collectors.counting()));
    }
}
