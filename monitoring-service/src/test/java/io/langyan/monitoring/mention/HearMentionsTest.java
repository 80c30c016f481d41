package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class HearMentionsTest {

    @Inject
    HearMentions hear;

    @Inject
    Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final String name = unique("狼烟汽车");
    private final String id = unique("m");

    @Test
    void aMentionGoesFromTheRequestIntoTheLedgerAndToGrading() {
        // Given
        protect(brand, name, 3, "drill-7");

        // When
        post(observation(
                "weibo", id, name + "的电池自燃了，要求召回", now, "{\"reposts\":\"1.2万\",\"comments\":30,\"likes\":\"10w+\"}"));

        // Then
        awaitSamples(brand, 1);
        JsonPath item = ledger("?brand=" + brand);
        assertThat(item.getString("items[0].externalId")).isEqualTo(id);
        assertThat(item.getLong("items[0].counters.reposts")).isEqualTo(12_000);
        assertThat(item.getBoolean("items[0].counters.capped")).isTrue();
        assertThat(item.getString("items[0].counters.views")).isNull();
        assertThat(item.getString("items[0].reading.sentiment.label")).isEqualTo("negative");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Setup.Told> matched = told(Topic.MENTIONS, brand);
            assertThat(matched).hasSize(1);
            assertThat(matched.get(0).drill()).isEqualTo("drill-7");
            assertThat(matched.get(0).planVersion()).isEqualTo(3);
            MentionMatched mention = (MentionMatched) matched.get(0).event();
            assertThat(mention.terms()).contains(name);
            assertThat(mention.reading().categories()).contains("product-safety");
            assertThat(mention.reading().appeals()).contains("recall");
            assertThat(mention.mentionId().toString()).isEqualTo(item.getString("items[0].id"));
        });
    }

    @Test
    void noAuthorIdLeavesIntake() {
        // Given
        protect(brand, name);

        // When
        post(observation("weibo", id, name + "不错", now, "{}"));

        // Then
        awaitSamples(brand, 1);
        assertThat(ledger("?brand=" + brand).getString("items[0].author.key")).hasSize(32);
        assertThat(Setup.read("observations"))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("u-" + id));
    }

    @Test
    void theSameRequestTwiceChangesNothing() {
        // Given
        protect(brand, name);
        String request = observation("weibo", id, name + "很好", now, "{\"reposts\":5}");
        post(request);
        awaitSamples(brand, 1);
        String before = ledger("/" + idOfFirst()).prettify();

        // When
        post(request);
        post(observation("weibo", id, name + "很好", now.plusSeconds(60), "{\"reposts\":9}"));

        // Then
        awaitSamples(brand, 2);
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(stats(brand, "samples")).isEqualTo(2);
        JsonPath after = ledger("/" + idOfFirst());
        assertThat(after.getList("history.counters.reposts", Integer.class)).containsExactly(5, 9);
        assertThat(before).contains("\"reposts\": 5");
        assertThat(told(Topic.MENTIONS, brand).stream().map(Setup.Told::id).distinct())
                .hasSize(2);
    }

    @Test
    void aSampleOfAnEqualTimeKeepsTheHigherOfEachCounter() {
        // Given
        protect(brand, name);
        post(observation("weibo", id, name, now, "{\"reposts\":5,\"likes\":70}"));
        awaitSamples(brand, 1);

        // When
        post(observation("weibo", id, name, now, "{\"reposts\":8,\"comments\":2,\"likes\":60}"));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath mention = ledger("/" + idOfFirst());
            assertThat(mention.getList("history.counters.reposts", Integer.class))
                    .containsExactly(8);
            assertThat(mention.getList("history.counters.comments", Integer.class))
                    .containsExactly(2);
            assertThat(mention.getList("history.counters.likes", Integer.class)).containsExactly(70);
        });
    }

    @Test
    void aCeilingIsNoneAnyMoreOnceAnExactLookReachedIt() {
        // Given
        protect(brand, name);
        post(observation("weibo", id, name, now, "{\"likes\":\"999+\"}"));
        awaitSamples(brand, 1);
        assertThat(ledger("?brand=" + brand).getBoolean("items[0].counters.capped"))
                .isTrue();

        // When
        post(observation("weibo", id, name, now.plusSeconds(60), "{\"likes\":1100}"));

        // Then, also when another ceiling below that comes late, and when both were of one moment
        awaitSamples(brand, 2);
        assertThat(ledger("?brand=" + brand).getLong("items[0].counters.likes")).isEqualTo(1_100);
        assertThat(ledger("?brand=" + brand).getBoolean("items[0].counters.capped"))
                .isFalse();
        post(observation("weibo", id, name, now.minusSeconds(60), "{\"likes\":\"999+\"}"));
        post(observation("weibo", id, name, now, "{\"likes\":1050}"));
        awaitSamples(brand, 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger("/" + idOfFirst()).getList("history.counters.capped"))
                        .containsExactly(true, false, false));
        assertThat(ledger("?brand=" + brand).getBoolean("items[0].counters.capped"))
                .isFalse();
    }

    @Test
    void aBatchDeliveredAgainHasTheSameOutcomeAndTheSameIds() {
        // Given
        protect(brand, name);
        List<Arrived> batch =
                List.of(arrived(1, id, name + "骗人，避雷", now), arrived(2, id, name + "骗人，避雷", now.plusSeconds(30)));
        hear.hear(batch).await().atMost(PATIENCE);

        // When
        hear.hear(batch).await().atMost(PATIENCE);

        // Then
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(stats(brand, "samples")).isEqualTo(2);
        assertThat(told(Topic.MENTIONS, brand)).hasSize(4);
        assertThat(told(Topic.MENTIONS, brand).stream().map(Setup.Told::id).distinct())
                .hasSize(2);
        assertThat(told(Topic.SIGNALS, brand)).hasSize(2);
        assertThat(told(Topic.SIGNALS, brand).stream().map(Setup.Told::id).distinct())
                .hasSize(1);
    }

    @Test
    void copiesOfANegativeTextRingOnce() {
        // Given
        protect(brand, name);
        String text = name + "的客服态度恶劣，拒绝退款，大家千万别买这个牌子的任何产品";

        // When
        post("[" + observation("weibo", id, text, now, "{}") + ","
                + observation("weibo", id + "-2", "转发微博//@老王:" + text, now, "{}") + ","
                + observation("zhihu", id + "-3", text, now, "{}") + "]");

        // Then
        awaitSamples(brand, 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(Topic.MENTIONS, brand)).hasSize(3));
        List<Setup.Told> hits = told(Topic.SIGNALS, brand);
        assertThat(hits).hasSize(1);
        Signal.HitFound hit = (Signal.HitFound) hits.get(0).event();
        assertThat(hit.excerpt()).contains("拒绝退款");
        assertThat(hit.publishedAt()).isBefore(hit.seenAt());
        assertThat(hit.matchedAt()).isAfterOrEqualTo(hit.seenAt());
    }

    @Test
    void ourOwnAccountAndMediaAreTold() {
        // Given
        protect(brand, name);
        String own = observation("weibo", id, name + "投诉处理公告", now, "{}").replace("路人", name + "官方");
        String media = observation("news", id, name + "被投诉", now, "{}").replace("路人", "晚报");

        // When
        post("[" + own + "," + media + "]");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(Topic.MENTIONS, brand)).hasSize(2));
        assertThat(told(Topic.MENTIONS, brand)).allSatisfy(told -> {
            MentionMatched mention = (MentionMatched) told.event();
            assertThat(mention.ownAccount()).isEqualTo(mention.platform().equals("weibo"));
            assertThat(mention.mediaAuthor()).isEqualTo(mention.platform().equals("news"));
            assertThat(mention.negativeByRule()).isTrue();
        });
        assertThat(told(Topic.SIGNALS, brand)).hasSize(1);
    }

    @Test
    void whatConcernsNobodyStaysInTheLedgerUnmatched() {
        // Given
        String text = unique("无关的话");

        // When
        post(observation("forum", id, text, now, "{}"));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        ledger("?brand=unmatched&q=" + text).getList("items.externalId"))
                .containsExactly(id));
    }

    @Test
    void aRuleMadeLaterMakesKnownMentionsConcernTheBrandAndTheyStay() {
        // Given
        protect(brand, name);
        String product = unique("新品代号");
        post(observation("weibo", id, product + "上市", now, "{}"));
        await().atMost(PATIENCE)
                .until(() ->
                        ledger("?brand=unmatched&q=" + product).getList("items").size() == 1);
        String rule = given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body("{\"brand\":\"%s\",\"terms\":[\"%s\"],\"negative\":true}".formatted(brand, product))
                .post("/api/watch-rules")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(observation("weibo", id, product + "上市", now.plusSeconds(60), "{}"));
        awaitSamples(brand, 1);

        // When
        given().auth()
                .oauth2(token("analyst"))
                .delete("/api/watch-rules/" + rule)
                .then()
                .statusCode(204);
        post(observation("weibo", id, product + "上市", now.plusSeconds(120), "{}"));

        // Then
        awaitSamples(brand, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(Topic.MENTIONS, brand)).hasSize(2));
        assertThat(told(Topic.MENTIONS, brand))
                .allSatisfy(told -> assertThat(((MentionMatched) told.event()).negativeByRule())
                        .isTrue());
        assertThat(ledger("?brand=unmatched&q=" + product).getList("items")).isEmpty();
    }

    /** As when a partition moves while the replica that had it is still at work. */
    @Test
    void whatTwoReplicasFindOutAtTheSameMomentIsFoundOutOnce() {
        // Given: a known mention, and two batches with the news that it concerns the brand, both waiting for its row
        protect(brand, name);
        hear.hear(List.of(arrived(1, id, "今天天气不错", now))).await().atMost(PATIENCE);
        List<Arrived> news = List.of(arrived(2, id, name + "骗人，避雷", now.plusSeconds(30)));
        SqlConnection holder = pool.getConnection().await().atMost(PATIENCE);
        Transaction held = holder.begin().await().atMost(PATIENCE);
        holder.preparedQuery("select from mention where external_id = $1 for update")
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE);
        CompletionStage<Void> one = hear.hear(news).subscribeAsCompletionStage();
        CompletionStage<Void> other = hear.hear(news).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> waitingForARow() == 2);

        // When
        held.commit().chain(holder::close).await().atMost(PATIENCE);
        one.toCompletableFuture().join();
        other.toCompletableFuture().join();

        // Then: counted once, told twice under one id as after any redelivery, and the mention goes on being heard
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(told(Topic.SIGNALS, brand).stream().map(Setup.Told::id).distinct())
                .hasSize(1);
        hear.hear(List.of(arrived(3, id, name + "骗人，避雷", now.plusSeconds(60))))
                .await()
                .atMost(PATIENCE);
        assertThat(stats(brand, "samples")).isEqualTo(2);
    }

    private long waitingForARow() {
        return pool.query("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                        + " current_database() and query like '%for update of m%'")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        // Given
        protect(brand, name);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            lines.append(observation("weibo", id + i, name + "第" + i + "条", now, "{\"likes\":" + i + "}"))
                    .append('\n');
        }
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        awaitSamples(brand, 7);

        // When
        JsonPath first = ledger("?brand=" + brand + "&limit=4");
        JsonPath second = ledger("?brand=" + brand + "&limit=4&cursor=" + first.getString("next"));

        // Then
        assertThat(first.getList("items.id")).hasSize(4).doesNotContainAnyElementsOf(second.getList("items.id"));
        assertThat(second.getList("items.id")).hasSize(3);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aBrokenRecordIsLaidAsideAndTheStreamGoesOn() {
        // Given
        protect(brand, name);
        int before = Setup.read("observations.dlt").size();
        org.apache.kafka.clients.producer.ProducerRecord<String, byte[]> broken =
                new org.apache.kafka.clients.producer.ProducerRecord<>("observations", "weibo:" + id, "{".getBytes());
        broken.headers().add("ce_type", "mention.observed".getBytes());

        // When
        Setup.send(broken);
        post(observation("weibo", id, name, now, "{}"));

        // Then
        awaitSamples(brand, 1);
        assertThat(Setup.read("observations.dlt").size()).isGreaterThan(before);
    }

    @Test
    void aRecordTheDatabaseNeverTakesIsLaidAsideAndItsNeighboursAreKept() {
        // Given
        protect(brand, name);
        MentionObserved good = arrived(1, id, name, now).observation();
        MentionObserved poison = arrived(2, id + "x", name + "\u0000", now).observation();

        // When
        Setup.send(good.mentionKey(), poison);
        Setup.send(good.mentionKey(), good);

        // Then
        awaitSamples(brand, 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Setup.read("observations.dlt"))
                .anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(id + "x")));
        assertThat(stats(brand, "mentions")).isEqualTo(1);
    }

    private Arrived arrived(int offset, String externalId, String text, Instant at) {
        return Arrived.at(
                900,
                Math.abs(externalId.hashCode()) * 100L + offset,
                new MentionObserved(
                        "weibo",
                        externalId,
                        "post",
                        null,
                        null,
                        null,
                        text,
                        null,
                        null,
                        at,
                        now,
                        io.langyan.events.v1.Counters.of(1L, null, null),
                        "test",
                        null));
    }

    private void post(String body) {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
    }

    private String idOfFirst() {
        return ledger("?brand=" + brand).getString("items[0].id");
    }

    private static JsonPath ledger(String what) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
