package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger as people use it over REST. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class LedgerTest {

    @TestHTTPResource("/api/mentions/stream")
    URI stream;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final String name = unique("狼烟电器");

    @BeforeEach
    void fiveMentions() {
        protect(brand, name);
        post("["
                + String.join(
                        ",",
                        line("weibo", "a", "的电池自燃了，要求召回，避雷", "{\"reposts\":10,\"comments\":20,\"likes\":\"1.2万\"}"),
                        line("zhihu", "b", "客服态度差，要求退款", "{\"comments\":7,\"likes\":3}"),
                        line("weibo", "c", "今天发布新品", "{}"),
                        line("news", "d", "召回公告全文", "{\"reposts\":100,\"comments\":1,\"likes\":1}")
                                .replace("\"text\"", "\"url\":\"https://example.com/1\",\"kind\":\"article\",\"text\""),
                        line("bilibili", "e", "很好用，推荐", "{\"likes\":50,\"views\":9000}"))
                + "]");
        awaitSamples(brand, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform=weibo | c a",
                "kind=article | d",
                "link=true | d",
                "link=false&platform=weibo | c a",
                "q=召回 | d a",
                "q=召回 电池 | a",
                "q=\"要求退款\" | b",
                "q=款 | b",
                "q=召回&platform=news | d",
                "sentiment=negative&q=自燃 | a",
                "minSpread=50 | e d a",
                "minSpread=50&q=召回 | d a",
                "sort=spread | a d e b c",
                "sort=spread&q=召回 | a d",
                "appeal=refund | b",
                "source=crawler-1&q=新品 | c",
                "source=nobody | ",
                "status=open&q=新品 | c",
                "status=handled | ",
                "publishedUntil=2001-01-01T00:00:00Z | ",
                "publishedSince=2001-01-01T00:00:00Z&q=新品 | c"
            })
    void filtersFindWhatTheySay(String filter, String expected) {
        List<String> found = ledger("?brand=" + brand + "&" + encoded(filter)).getList("items.externalId");
        List<String> wanted = expected == null
                ? List.of()
                : List.of(expected.split(" ")).stream().map(this::id).toList();
        if (filter.startsWith("sort=spread")) {
            assertThat(found).isEqualTo(wanted);
        } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void filtersByAuthorAndTermOfAnItemFindIt() {
        JsonPath item = ledger("?brand=" + brand + "&q=" + encoded("新品"));
        String author = item.getString("items[0].author.key");
        assertThat(ledger("?brand=" + brand + "&author=" + author).getList("items.externalId"))
                .containsExactly(id("c"));
        assertThat(ledger("?brand=" + brand + "&term=" + encoded("避雷")).getList("items.externalId"))
                .containsExactly(id("a"));
    }

    @Test
    void pagesBySpreadFollowOneAnother() {
        JsonPath first = ledger("?sort=spread&limit=3&brand=" + brand);
        JsonPath second = ledger("?sort=spread&limit=3&brand=" + brand + "&cursor=" + first.getString("next"));
        assertThat(first.getList("items.spread", Long.class)).containsExactly(12_030L, 102L, 50L);
        assertThat(second.getList("items.spread", Long.class)).containsExactly(10L, 0L);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void spreadFollowsTheHighestOfEachCounterAndUnknownStaysUnknown() {
        // When
        post(observation("zhihu", id("b"), name, now.plusSeconds(60), "{\"comments\":5,\"likes\":30}"));
        post(observation("zhihu", id("b"), name, now.plusSeconds(60), "{\"comments\":5,\"likes\":30}"));

        // Then
        awaitSamples(brand, 6);
        JsonPath item = ledger("?brand=" + brand + "&q=" + encoded("退款"));
        assertThat(item.getLong("items[0].spread")).isEqualTo(37);
        assertThat(item.getLong("items[0].samples")).isEqualTo(2);
        assertThat(item.getString("items[0].counters.reposts")).isNull();
    }

    @Test
    void statusAndOwnerAreSetOverTheVersionThatWasSeen() {
        // Given
        String mention = ledger("?brand=" + brand + "&q=" + encoded("退款")).getString("items[0].id");
        String address = "/api/mentions/" + mention + "/handling/" + brand;
        String tag = given().auth().oauth2(token("viewer")).get(address).getHeader("ETag");

        // When
        handle(address, "analyst", tag, "{\"status\":\"watching\",\"owner\":\"李雷\"}", 200);

        // Then
        handle(address, "analyst", tag, "{\"status\":\"closed\"}", 412);
        handle(address, "analyst", null, "{\"status\":\"closed\"}", 428);
        handle(address, "viewer", "\"1\"", "{\"status\":\"closed\"}", 403);
        handle(address, "analyst", "\"1\"", "{\"status\":\"lost\"}", 400);
        handle(address, "analyst", "\"1\"", "null", 400);
        String nobodys = "/api/mentions/" + mention + "/handling/" + unique("x");
        handle(nobodys, "analyst", "\"0\"", "{\"status\":\"open\"}", 404);
        given().auth()
                .oauth2(token("viewer"))
                .get(nobodys)
                .then()
                .body("type", equalTo("https://langyan.io/problems/unknown-brand"));
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions/" + UUID.randomUUID() + "/handling/" + brand)
                .then()
                .body("type", equalTo("https://langyan.io/problems/unknown-mention"));
        assertThat(ledger("?brand=" + brand + "&owner=" + encoded("李雷")).getList("items.externalId"))
                .containsExactly(id("b"));
        assertThat(ledger("?brand=" + brand + "&status=watching&q=" + encoded("退款"))
                        .getList("items.brands[0].owner"))
                .containsExactly("李雷");
        assertThat(ledger("?brand=" + brand + "&status=open").getList("items")).hasSize(4);
    }

    @Test
    void whoMayNotSeeTheBrandSeesNothingOfIt() {
        String foreign = token("viewer", unique("other"));
        String mention = ledger("?brand=" + brand).getString("items[0].id");
        for (String path : List.of(
                "?brand=" + brand,
                "?brand=unmatched",
                "/" + mention + "/handling/" + brand,
                "/export?format=csv&brand=" + brand)) {
            assertThat(given().auth()
                            .oauth2(foreign)
                            .get("/api/mentions" + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        given().auth().oauth2(foreign).get("/api/mentions/" + mention).then().statusCode(404);
        assertThat(given().auth()
                        .oauth2(foreign)
                        .get("/api/mentions?q=" + encoded(name))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(given().auth()
                        .oauth2(token("viewer", brand))
                        .get("/api/mentions")
                        .jsonPath()
                        .getList("items"))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%25",
                "q=_",
                "q=%5C",
                "q=%27%3Bdrop+table+mention%3B--",
                "q=%00",
                "q=%F0%9F%98%80",
                "q=%ED%A0%80",
                "q=%22",
                "q=%22%22",
                "platform=%27",
                "term=%25",
                "category=%27%3B--",
                "owner=%F0%9F%98%80",
                "since=1600-01-01T00:00:00Z",
                "minSpread=0",
                "until=9999-12-31T00:00:00Z",
                "author=a%27%20or%201=1",
                "sentiment=%3F",
                "q=%C0%AF"
            })
    void hostileFiltersAreAnswered(String filter) {
        Response answer = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand + "&" + filter);
        assertThat(answer.statusCode()).isLessThan(500).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/mentions", "/api/sources", "/api/trends", "/api/mentions/stream"})
    void aPlatformThatThereIsNotIsRefusedWithThoseThereAre(String list) {
        given().auth()
                .oauth2(token("viewer"))
                .header("Accept-Language", "en")
                .get(list + "?platform=mars")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/unknown-platform"))
                .body("detail", containsString("mars"))
                .body("detail", containsString("xiaohongshu"));
    }

    @ParameterizedTest
    @CsvSource({
        "kind,xyz,article",
        "sentiment,bad,negative",
        "category,weather,product-safety",
        "appeal,money,refund",
        "noise,loud,coordinated"
    })
    void aCodeThatThereIsNotIsRefusedWithThoseThereAre(String filter, String asked, String known) {
        given().auth()
                .oauth2(token("viewer"))
                .header("Accept-Language", "en")
                .get("/api/mentions?" + filter + "=" + asked)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/bad-" + filter))
                .body("detail", containsString(known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/mentions?brnad=a",
                "/api/mentions/stats?platform=weibo",
                "/api/mentions/stream?sort=spread",
                "/api/coverage?platform=weibo",
                "/api/patrols?status=open",
                "/api/watch-rules?q=a"
            })
    void aParameterThatThereIsNotIsRefused(String asked) {
        given().auth()
                .oauth2(token("viewer"))
                .get(asked)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/unknown-parameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minSpread=-1",
                "minSpread=99999999999999999999",
                "since=yesterday",
                "since=%2B999999999-01-01T00:00:00Z",
                "link=maybe",
                "status=lost",
                "sort=best",
                "limit=0",
                "limit=501",
                "cursor=x",
                "cursor=AAAA",
                "platform=%00",
                "publishedSince=-0044-03-15T00:00:00Z",
                "q=a+b+c+d+e+f+g+h+i+j+k"
            })
    void filtersThatCannotBeAreRefusedWithAReason(String filter) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand + "&" + filter)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 300, 10_000})
    void anEndlessSearchIsRefused(int characters) {
        given().auth()
                .oauth2(token("viewer"))
                .queryParam("q", "a".repeat(characters))
                .get("/api/mentions")
                .then()
                .statusCode(is4xx());
    }

    /** Beyond some thousand bytes the server itself refuses the address (414). */
    private static org.hamcrest.Matcher<Integer> is4xx() {
        return org.hamcrest.Matchers.oneOf(400, 414);
    }

    @Test
    void theLiveViewTellsWhatComes() {
        // Given
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stream + "?brand=" + brand + "&q=" + encoded("直播")))
                .header("Authorization", "Bearer " + token("viewer"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));

        // When, Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            post(line("weibo", unique("live"), "直播里说的", "{}"));
            post(line("weibo", unique("dead"), "别的事情", "{}"));
            assertThat(lines).anyMatch(line -> line.startsWith("data") && line.contains("直播里说的"));
        });
        assertThat(lines).noneMatch(line -> line.contains("别的事情"));
    }

    @Test
    void aLiveViewThatHasNothingToTellShowsThatItIsThere() {
        // Given
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stream + "?brand=" + brand + "&q=" + unique("nothing")))
                .header("Authorization", "Bearer " + token("viewer"))
                .build();

        // When
        HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines).anyMatch(line -> line.startsWith(":")));
        assertThat(lines).allMatch(line -> line.isEmpty() || line.startsWith(":"));
    }

    private void handle(String address, String role, String tag, String body, int status) {
        var request = given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8));
        (tag == null ? request : request.header("If-Match", tag))
                .put(address)
                .then()
                .statusCode(status);
    }

    private String id(String of) {
        return brand + "-" + of;
    }

    private String line(String platform, String of, String text, String counters) {
        return observation(platform, id(of), name + text, now, counters);
    }

    private static String encoded(String filter) {
        StringBuilder encoded = new StringBuilder();
        for (String part : filter.split("&")) {
            int equals = part.indexOf('=');
            encoded.append(encoded.length() == 0 ? "" : "&")
                    .append(part, 0, equals + 1)
                    .append(URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private static void post(String body) {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
    }

    private static JsonPath ledger(String what) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token("viewer"))
                .get("/api/mentions" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
