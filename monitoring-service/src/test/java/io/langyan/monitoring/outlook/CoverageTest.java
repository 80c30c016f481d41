package io.langyan.monitoring.outlook;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CoverageTest {

    private final Instant now = Instant.now();

    @Inject
    Pool pool;

    /** A source that says nothing of brands covers all of them, those of other tests too. */
    @BeforeEach
    void nobodyWasHeard() {
        pool.query("truncate source, source_life, source_seen cascade")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void theBoardIsComputedFromWhatArrived() {
        // Given
        String brand = unique("c");
        protect(brand, brand);

        // When
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(observation("weibo", brand, brand, now, "{}").getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions");
        awaitSamples(brand, 1);

        // Then
        JsonPath board = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/coverage?brand=" + brand)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(board.getDouble("coverage")).isEqualTo(0.5);
        assertThat(board.getString("platforms.find { it.platform == 'weibo' }.state"))
                .isEqualTo("live");
        assertThat(board.getString("platforms.find { it.platform == 'weibo' }.lastGoodAt"))
                .isNotNull();
        assertThat(board.getString("platforms.find { it.platform == 'wechat-mp' }.state"))
                .isEqualTo("silent");
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/coverage?brand=" + brand)
                .then()
                .statusCode(403);
    }

    @Test
    void whatPeopleEnterByHandOrUploadCoversNothing() {
        // Given
        String brand = unique("c");
        protect(brand, brand);

        // When
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body(("{\"platform\":\"weibo\",\"text\":\"" + brand + "手工\"}").getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(observation("wechat-mp", brand, brand, now, "{}")
                        .replace("crawler-1", "xlsx")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions");
        awaitSamples(brand, 2);

        // Then
        JsonPath board = board(brand);
        assertThat(board.getInt("coveredCorePlatforms")).isZero();
        assertThat(board.getList("platforms.state")).containsOnly("silent");
        assertThat(board.getList("platforms.lastGoodAt")).containsOnlyNulls();
        String byHand = "platforms.find { it.platform == 'weibo' }.sources.find { it.source == 'manual' }";
        assertThat(board.getString(byHand + ".kind")).isEqualTo("manual");
        assertThat(board.getBoolean(byHand + ".covers")).isFalse();
    }

    @Test
    void peopleWhoPromiseToLookCover() {
        // Given
        String brand = unique("c");
        protect(brand, brand);
        String source = unique("desk-");

        // When
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body("{\"id\":\"%s\",\"platform\":\"weibo\",\"kind\":\"manual\",\"brands\":[\"%s\"]}"
                        .formatted(source, brand))
                .post("/api/sources")
                .then()
                .statusCode(201);
        beat(source);

        // Then
        assertThat(board(brand).getInt("coveredCorePlatforms")).isEqualTo(1);
    }

    @Test
    void theServiceDescribesItselfAndItsHealth() {
        String description = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(description)
                .contains("/api/mentions", "/api/imports", "/api/watch-rules", "/api/analyses", "/api/coverage");
    }

    @Test
    void whatIsHeldInMemoryStaysSmallWhetherItSaysItsLengthOrNot() throws Exception {
        // Given
        byte[] large = ("{\"texts\":[\"" + "a".repeat(8 << 20) + "\"]}").getBytes(StandardCharsets.UTF_8);

        // Then
        assertThat(chunked("{\"texts\":[\"好\"]}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(200);
        assertThat(chunked(large)).isEqualTo(413);
        given().auth()
                .oauth2(token("app"))
                .contentType("application/json")
                .body(large)
                .post("/api/analyses")
                .then()
                .statusCode(413)
                .body("limit", equalTo(8 << 20));
    }

    private static int chunked(byte[] body) throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + io.restassured.RestAssured.port + "/api/analyses"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token("app"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return HttpClient.newHttpClient()
                .send(chunked, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aSourceOfAnotherBrandCoversNothingOfMine() {
        // Given
        String mine = unique("c");
        String other = unique("c");
        protect(mine, mine);
        protect(other, other);
        String source = unique("crawler-");

        // When
        register(source, "douyin", other);
        register(source + "2", "wechat-mp", other);
        beat(source + "2");

        // Then
        assertThat(board(other).getString("platforms.find { it.platform == 'wechat-mp' }.state"))
                .isEqualTo("live");
        assertThat(board(other).getDouble("platforms.find { it.platform == 'wechat-mp' }.coverage"))
                .isEqualTo(1);
        assertThat(board(other).getBoolean("platforms.find { it.platform == 'wechat-mp' }.covered"))
                .isTrue();
        assertThat(board(mine).getList("platforms.find { it.platform == 'wechat-mp' }.sources.source"))
                .doesNotContain(source + "2");
        assertThat(board(mine).getBoolean("platforms.find { it.platform == 'wechat-mp' }.covered"))
                .isFalse();
    }

    @Test
    void aFailingSourceCoversNothingAndSaysWhy() {
        // Given
        String brand = unique("c");
        protect(brand, brand);
        String source = unique("crawler-");
        register(source, "wechat-mp", brand);
        beat(source);
        assertThat(board(brand).getInt("coveredCorePlatforms")).isBetween(1, 2);

        // When
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body("{\"ok\":false,\"reason\":\"captcha\"}")
                .post("/api/sources/" + source + "/heartbeat");

        // Then
        String entry = "platforms.find { it.platform == 'wechat-mp' }.sources.find { it.source == '" + source + "' }";
        assertThat(board(brand).getString(entry + ".state")).isEqualTo("failing");
        assertThat(board(brand).getString(entry + ".trouble.en")).isEqualTo("captcha");
        assertThat(board(brand).getInt("corePlatforms")).isEqualTo(2);
    }

    @Test
    void theLiveViewShowsTheBoardAndEachChangeOfIt() throws Exception {
        // Given
        String brand = unique("c");
        protect(brand, brand);
        String source = unique("crawler-");
        register(source, "wechat-mp", brand);
        HttpRequest stream = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + io.restassured.RestAssured.port + "/api/coverage/stream?brand=" + brand))
                .header("Authorization", "Bearer " + token("viewer", brand))
                .build();
        BlockingQueue<String> boards = new LinkedBlockingQueue<>();
        var lines = HttpClient.newHttpClient()
                .sendAsync(stream, HttpResponse.BodyHandlers.fromLineSubscriber(new Boards(boards)));

        // When
        String first = boards.poll(60, TimeUnit.SECONDS);
        beat(source);

        // Then
        await().atMost(PATIENCE).until(() -> stateIn(boards.take()).equals("live"));
        lines.cancel(true);
        assertThat(stateIn(first)).isEqualTo("silent");
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/coverage/stream?brand=" + brand)
                .then()
                .statusCode(403);
    }

    private static String stateIn(String board) {
        return JsonPath.from(board).getString("platforms.find { it.platform == 'wechat-mp' }.state");
    }

    /** Keeps the data lines of an event stream. */
    private record Boards(BlockingQueue<String> queue) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data:")) {
                queue.add(line.substring("data:".length()));
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    private static void register(String source, String platform, String brand) {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body("{\"id\":\"%s\",\"platform\":\"%s\",\"kind\":\"push\",\"brands\":[\"%s\"]}"
                        .formatted(source, platform, brand))
                .post("/api/sources")
                .then()
                .statusCode(201);
    }

    private static void beat(String source) {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .post("/api/sources/" + source + "/heartbeat")
                .then()
                .statusCode(204);
    }

    private static JsonPath board(String brand) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/coverage?brand=" + brand)
                .jsonPath();
    }
}
