package io.langyan.monitoring.trend;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrendsTest {

    @Inject
    Pool pool;

    @Inject
    CountWords count;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("t");
    private final String rival = unique("u");

    @Test
    void volumeSentimentAndSharesAreThoseOfTheLedger() {
        // Given
        protect(brand, brand);
        protect(rival, rival);

        // When
        post("weibo", brand + "1", brand + "骗人，要投诉，气死了");
        post("weibo", brand + "2", brand + "很好用，推荐大家");
        post("douyin", brand + "3", brand + "今天发布公告");
        post("weibo", rival + "1", rival + "今天发布公告");
        awaitSamples(brand, 3);
        awaitSamples(rival, 1);

        // Then
        JsonPath trend = get("?by=hour&brand=" + brand + "&brand=" + rival)
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(trend.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(trend.getList("series.brand")).containsExactly(brand, rival);
        assertThat(trend.getLong("series[0].total.mentions")).isEqualTo(3);
        assertThat(trend.getLong("series[0].total.samples")).isEqualTo(3);
        assertThat(trend.getLong("series[0].total.negative")).isEqualTo(1);
        assertThat(trend.getLong("series[0].total.positive")).isEqualTo(read("positive"));
        assertThat(trend.getLong("series[0].total.neutral")).isEqualTo(read("neutral"));
        assertThat(trend.getDouble("series[0].shareOfVoice")).isEqualTo(0.75);
        assertThat(trend.getList("series[0].points.mentions", Long.class).stream()
                        .mapToLong(one -> one)
                        .sum())
                .isEqualTo(3);
        get("?by=day&platform=douyin&brand=" + brand).body("series[0].total.mentions", equalTo(1));
        get("?by=week&brand=" + brand).body("series[0].points[-1].partial", equalTo(true));
    }

    @Test
    void aCorrectedCountOfBucketsAndStrangersAreRefused() {
        get("?by=hour&brand=" + brand + "&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/too-many-buckets"));
        String eleven = "?brand=a&brand=b&brand=c&brand=d&brand=e&brand=f&brand=g&brand=h&brand=i&brand=j&brand=k";
        get(eleven).statusCode(422);
        for (String path : List.of("", "/words", "/spikes", "/now", "/stream")) {
            given().auth()
                    .oauth2(token("viewer", "other"))
                    .get("/api/trends" + path + "?brand=" + brand)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(token("ingest"))
                    .get("/api/trends" + path + "?brand=" + brand)
                    .then()
                    .statusCode(403);
            given().get("/api/trends" + path + "?brand=" + brand).then().statusCode(401);
        }
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/trends?brand=*")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/trends")
                .then()
                .statusCode(200)
                .body("series", hasSize(0));
        get("/now?brand=" + brand).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?by=minute",
                "?from=yesterday",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?from=-999999999-01-01T00:00:00Z",
                "?to=%2B999999999-01-01T00:00:00Z",
                "?platform=%00",
                "/words",
                "/words?brand=b&limit=0",
                "/words?brand=b&limit=x",
                "/words?brand=b&from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z",
                "/spikes?limit=-1",
                "/spikes?cursor=%F0",
                "/now",
                "/stream"
            })
    void whatCannotBeAnsweredIsToldAndNeverAFault(String asked) {
        int status = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token("viewer"))
                .get("/api/trends" + asked)
                .statusCode();

        assertThat(status).isBetween(400, 499);
    }

    @Test
    void hotWordsAreCountedBesideTheLedgerAndCountingAgainChangesNothing() throws Exception {
        // Given
        protect(brand, brand);
        for (int i = 0; i < 4; i++) {
            post("weibo", brand + i, brand + "的电池自燃了，车主集体维权 http://t.cn/x" + i);
        }
        post("weibo", brand + "own", brand + "官方", "发布会直播预告");
        post("weibo", brand + "ad", brand + "正品批发，加微信 vx123456，全国代理招商，一手货源");
        awaitSamples(brand, 6);

        // When
        Instant later = Instant.now().plus(6, ChronoUnit.MINUTES);
        count.at(later).await().atMost(PATIENCE);
        String first = words();
        count.at(later.plus(6, ChronoUnit.MINUTES)).await().atMost(PATIENCE);

        // Then
        assertThat(words()).isEqualTo(first);
        get("/words?brand=" + brand)
                .statusCode(200)
                .body("mentions", equalTo(4))
                .body("counted", equalTo(4))
                .body("mentionsBefore", equalTo(0))
                .body("words.word", hasItem("车主集体维权"))
                .body("words.word", hasItem("电池自燃"))
                .body("words.word", not(hasItem("发布会直播预告")))
                .body("words.word", not(hasItem("全国代理招商")))
                .body("words.find { it.word == '电池自燃' }.mentions", equalTo(4))
                .body("words.find { it.word == '电池自燃' }.before", nullValue());
    }

    @Test
    void ofManyDaysEachHourCountsOnce() {
        // Given
        pool.preparedQuery(
                        """
                        insert into trend_words (brand, hour, mentions, counted, unkept, words, counts, negative)
                        select $1, hour, 10, 5, 0, '{自燃}', '{1}', '{1}'
                          from generate_series('2026-03-01T00:00:00Z'::timestamptz, '2026-03-08T00:00:00Z', interval '1 hour') as hour
                        """)
                .execute(Tuple.of(brand))
                .await()
                .atMost(PATIENCE);

        // When
        ValidatableResponse answer =
                get("/words?brand=" + brand + "&from=2026-03-03T06:00:00Z&to=2026-03-05T18:00:00Z");

        // Then
        answer.statusCode(200)
                .body("mentions", equalTo(600))
                .body("counted", equalTo(300))
                .body("mentionsBefore", equalTo(540));
    }

    @Test
    void theRunningHourIsSentAsItGrows() throws Exception {
        // Given
        protect(brand, brand);
        post("weibo", brand, brand + "来了");
        awaitSamples(brand, 1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + io.restassured.RestAssured.port + "/api/trends/stream?brand=" + brand))
                .header("Authorization", "Bearer " + token("viewer", brand))
                .build();

        // When
        HttpResponse<Stream<String>> events =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        String event;
        try (Stream<String> lines = events.body()) {
            event = lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
        }

        // Then
        assertThat(JsonPath.from(event.substring(5)).getString("brand")).isEqualTo(brand);
        assertThat(JsonPath.from(event.substring(5)).getString("basis")).isEqualTo("not-enough-data");
    }

    private long read(String label) {
        return given()
                .auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .jsonPath()
                .getList("items.reading.sentiment.label")
                .stream()
                .filter(label::equals)
                .count();
    }

    private String words() {
        return get("/words?brand=" + brand)
                .extract()
                .jsonPath()
                .getList("words")
                .toString();
    }

    private static ValidatableResponse get(String asked) {
        return given().auth().oauth2(token("viewer")).get("/api/trends" + asked).then();
    }

    private void post(String platform, String id, String text) {
        send(observation(platform, id, text, now, "{\"likes\":1}"));
    }

    /** By an account of its own name. */
    private void post(String platform, String id, String author, String text) {
        send(observation(platform, id, brand + text, now, "{}").replace("路人", author));
    }

    private static void send(String body) {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
    }
}
