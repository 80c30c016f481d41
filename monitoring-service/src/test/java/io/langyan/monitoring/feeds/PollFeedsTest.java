package io.langyan.monitoring.feeds;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.monitoring.Site;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds of a real server, polled by the running service; time is moved by asking for a round at a later moment. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PollFeedsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    PollFeeds polls;

    @Inject
    DuePolls due;

    @Inject
    SettlePoll settle;

    @Inject
    Pool pool;

    private final Site site = new Site();
    private final String brand = unique("f");
    private final String id = unique("feed-");
    /** As the database keeps it. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void protectBrand() {
        protect(brand, brand);
    }

    @AfterEach
    void forget() {
        site.close();
        pool.preparedQuery("delete from source where kind = 'feed'")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void aRegisteredFeedIsPolledAtOnceAndItsItemsFillTheLedger() {
        // Given
        site.feed("/rss", rss(item(1, "漏水"), counted(item(2, "退款"), 12)));

        // When
        register("/rss");

        // Then
        awaitSamples(brand, 2);
        JsonPath mention = given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .jsonPath();
        assertThat(mention.getList("items.source")).containsOnly(id);
        assertThat(mention.getList("items.text")).contains(brand + " 漏水");
        assertThat(source().getString("state")).isEqualTo("live");
        assertThat(source().getString("lastSampleAt")).isNotNull();
    }

    @Test
    void anItemWithoutIdAndLinkIsKnownAgainByWhatItSays() {
        // Given
        String dated =
                "<item><title>%s 漏水</title><description>%s</description><pubDate>Fri, 20 Nov 2026 01:00:00 GMT</pubDate></item>";
        site.feed(
                "/rss", rss(item(1, "有编号"), dated.formatted(brand, "初稿"), "<item><title>" + brand + "</title></item>"));
        register("/rss");
        awaitSamples(brand, 3);

        // When
        site.feed(
                "/rss", rss(item(1, "有编号"), dated.formatted(brand, "改过"), "<item><title>" + brand + "</title></item>"));
        awaitSettled();
        round(HOUR);

        // Then
        awaitSamples(brand, 4);
        assertThat(stats(brand, "mentions")).isEqualTo(3);
    }

    @Test
    void whatHasNotChangedIsNotFetchedAgainAndNotSentAgain() {
        // Given
        site.tagged("/rss", rss(item(1, "漏水"), counted(item(2, "退款"), 12)), "\"one\"");
        register("/rss");
        awaitSettled();

        // When
        round(HOUR);
        site.tagged("/rss", rss(item(1, "漏水"), counted(item(2, "退款"), 13), item(3, "新")), "\"two\"");
        round(HOUR.multipliedBy(2));
        round(HOUR.multipliedBy(3));

        // Then
        assertThat(site.tags("/rss")).containsExactly(null, "\"one\"", "\"one\"", "\"two\"");
        awaitSamples(brand, 4);
        assertThat(stats(brand, "mentions")).isEqualTo(3);
        assertThat(stats(brand, "samples")).isEqualTo(4);
        assertThat(source().getString("state")).isEqualTo("live");
    }

    @Test
    void aFeedThatFailsIsToldWithItsReasonAndAskedEverLess() {
        // Given
        site.at("/rss", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            Site.send(exchange, 503, "busy");
        });

        // When
        register("/rss");

        // Then
        JsonPath failing = awaitState("failing");
        assertThat(failing.getString("failure.code")).isEqualTo("http-503");
        assertThat(failing.getString("failure.zh")).isEqualTo("服务器答复 503");
        assertThat(failing.getString("failure.en")).isEqualTo("the server answered 503");
        String since = failing.getString("failure.since");
        assertThat(nextAt()).isAfterOrEqualTo(start.plusSeconds(7_200));
        site.feed("/rss", rss());
        round(HOUR.multipliedBy(3));
        assertThat(source().getString("failure.code")).isEqualTo("empty");
        assertThat(source().getInt("failure.times")).isEqualTo(2);
        assertThat(source().getString("failure.since")).isEqualTo(since);
        site.feed("/rss", rss(item(1, "回来了")));
        round(HOUR.multipliedBy(9));
        assertThat(source().getString("failure")).isNull();
        assertThat(source().getString("state")).isEqualTo("live");
    }

    @Test
    void whatAStrangerMayNotDoIsAFailureWithItsReason() {
        failsWith("doctype", "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + rss(item(1, "&b;")));
        failsWith("not-a-feed", "<!doctype html><html></html>");
        failsWith("no-usable-item", rss("<item><guid>https://a.example/" + id + "</guid></item>"));
        failsWith("too-large", "<rss>" + "x".repeat(6 * 1024 * 1024));
        try (Site inside = new Site("127.0.0.2")) {
            inside.feed("/rss", rss(item(1, "内网")));
            site.redirect("/inside", inside.url("/rss"));
            String feed = register(unique("feed-"), "/inside");
            await().atMost(PATIENCE)
                    .until(() -> "private-address".equals(source(feed).getString("failure.code")));
            assertThat(inside.asked("/rss")).isEmpty();
        }
    }

    @Test
    void aSlowHostHoldsNobodyUp() {
        // Given
        site.stall("/slow");
        for (int i = 0; i < 6; i++) {
            register(unique("feed-slow"), "/slow");
        }
        awaitPolls("/slow", 4);

        // When
        try (Site other = new Site("127.0.0.3")) {
            other.feed("/rss", rss(item(1, "快")));
            registerAt(id, other.url("/rss"));

            // Then
            awaitSamples(brand, 1);
            assertThat(site.asked("/slow")).hasSize(4);
        }
    }

    @Test
    void aPollWhosePollerDiedIsDoneByAnotherAndTheDeadOnesWordIsNotHeard() {
        // Given
        site.feed("/rss", rss(item(1, "漏水")));
        register("/rss");
        awaitSettled();
        Instant later = start.plus(HOUR);
        DuePoll dead = claim(later);

        // When
        assertThat(claims(later.plusSeconds(10))).isEmpty();
        DuePoll successor = claim(later.plusSeconds(120));
        settle.with(dead, new PollOutcome.Failed(FeedBroken.empty().trouble(), null), later, later)
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(source().getString("failure")).isNull();
        settle.with(successor, new PollOutcome.Unchanged(), later, later.plus(HOUR))
                .await()
                .atMost(PATIENCE);
        assertThat(nextAt()).isAfterOrEqualTo(later.plus(HOUR));
    }

    @Test
    void aPausedFeedIsLeftAloneAndAnEditedOneIsAskedAtOnce() {
        // Given
        site.feed("/rss", rss(item(1, "漏水")));
        site.feed("/other", rss(item(2, "搬家")));
        register("/rss");
        awaitSettled();

        // When
        edit(1, "/rss", false);
        round(HOUR);
        assertThat(site.asked("/rss")).hasSize(1);
        edit(2, "/other", true);

        // Then
        awaitPolls("/other", 1);
        assertThat(site.asked("/rss")).hasSize(1);
        awaitSamples(brand, 2);
    }

    private void failsWith(String code, String body) {
        String path = "/" + unique("p");
        site.feed(path, body);
        String feed = register(unique("feed-"), path);
        await().atMost(PATIENCE).until(() -> code.equals(source(feed).getString("failure.code")));
    }

    private void round(Duration later) {
        polls.round(start.plus(later)).await().atMost(PATIENCE);
    }

    private DuePoll claim(Instant at) {
        return claims(at).get(0);
    }

    private List<DuePoll> claims(Instant at) {
        return due.claim(at, Duration.ofMinutes(1), 4, 16).await().atMost(PATIENCE);
    }

    private Instant nextAt() {
        OffsetDateTime next = pool.preparedQuery("select next_at from feed_poll where source_id = $1")
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getOffsetDateTime(0);
        return next.toInstant();
    }

    private void awaitPolls(String path, int polls) {
        await().atMost(PATIENCE).until(() -> site.asked(path).size() >= polls);
    }

    /** The first poll is over and written down. */
    private void awaitSettled() {
        await().atMost(PATIENCE)
                .until(() -> source().getString("lastGoodAt") != null && nextAt().isAfter(start.plusSeconds(60)));
    }

    private JsonPath awaitState(String state) {
        await().atMost(PATIENCE).until(() -> state.equals(source().getString("state")));
        return source();
    }

    private JsonPath source() {
        return source(id);
    }

    private static JsonPath source(String id) {
        return given().auth().oauth2(token("viewer")).get("/api/sources/" + id).jsonPath();
    }

    private String register(String path) {
        return register(id, path);
    }

    private String register(String feed, String path) {
        registerAt(feed, site.url(path));
        return feed;
    }

    private void registerAt(String feed, String url) {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body(body(feed, url, true).getBytes(StandardCharsets.UTF_8))
                .post("/api/sources")
                .then()
                .statusCode(201);
    }

    private void edit(int version, String path, boolean enabled) {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(body(id, site.url(path), enabled).getBytes(StandardCharsets.UTF_8))
                .put("/api/sources/" + id)
                .then()
                .statusCode(200);
    }

    private String body(String feed, String url, boolean enabled) {
        return """
                {"id":"%s","platform":"weibo","brands":["%s"],"kind":"feed","url":"%s","expectedInterval":"PT1H","enabled":%s}"""
                .formatted(feed, brand, url, enabled);
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>https://a.example</link><description>d</description>"
                + String.join("", items) + "</channel></rss>";
    }

    private String item(int number, String text) {
        return "<item><title>%s</title><description>%s %s</description><guid>https://a.example/%s/%d</guid></item>"
                .formatted(text, brand, text, id, number);
    }

    private static String counted(String item, int reposts) {
        return item.replace("</item>", "<stats><reposts_count>" + reposts + "</reposts_count></stats></item>");
    }
}
