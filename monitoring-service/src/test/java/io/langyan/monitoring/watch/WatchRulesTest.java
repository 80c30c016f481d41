package io.langyan.monitoring.watch;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.langyan.monitoring.watch.automaton.Span;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WatchRulesTest {

    @Inject
    CurrentWatchList current;

    @Inject
    Pool pool;

    private final String brand = unique("w");

    @Test
    void aRuleIsInForceWhenTheAnswerComesAndGoneWhenItIsTakenAway() {
        // Given
        protect(brand, brand);
        String term = "新词" + brand.hashCode();

        // When
        String id = post("analyst", "{\"brand\":\"%s\",\"terms\":[\"%s\"],\"negative\":true}".formatted(brand, term))
                .statusCode(201)
                .body("createdBy", equalTo("analyst"))
                .extract()
                .path("id");

        // Then
        assertThat(matches(term)).isTrue();
        given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/watch-rules?brand=" + brand)
                .then()
                .body("items.id", contains(id));
        given().auth()
                .oauth2(token("analyst", "other"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("viewer"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("analyst"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(token("analyst"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(404);
        assertThat(matches(term)).isFalse();
    }

    @Test
    void whatAnotherReplicaChangesIsLearntHereToo() {
        // Given
        protect(brand, brand);
        String term = "别处" + brand.hashCode();

        // When
        pool.query("insert into watch_rule values (gen_random_uuid(), '%s', array['%s'], false, 'other', now())"
                        .formatted(brand, term))
                .execute()
                .await()
                .atMost(PATIENCE);

        // Then
        await().atMost(PATIENCE).until(() -> matches(term));
    }

    @Test
    void anOlderVersionOfAPlanChangesNothing() {
        // Given
        protect(brand, brand + "新", 5, null);

        // When
        io.langyan.monitoring.Setup.send(
                "plan-" + brand,
                new io.langyan.events.v1.PlanPublished(
                        "plan-" + brand,
                        4,
                        io.langyan.events.v1.plan.PlanFile.parse(
                                "{name: plan-%s, brands: [{id: %s, name: x, names: [%s旧]}]}"
                                        .formatted(brand, brand, brand)),
                        "late",
                        java.time.Instant.now()));
        protect(unique("after"), unique("后来"));

        // Then
        assertThat(matches(brand + "新")).isTrue();
        assertThat(matches(brand + "旧")).isFalse();
    }

    @Test
    void whatCannotBeARuleIsRefusedWithTheReason() {
        protect(brand, brand);
        post("analyst", "{\"brand\":\"%s\",\"terms\":[]}".formatted(brand)).statusCode(422);
        post("analyst", "{\"brand\":\"%s\",\"terms\":[\"的\"]}".formatted(brand))
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/term-too-wide"));
        post("analyst", "{\"terms\":[\"某词\"]}").statusCode(400);
        post("analyst", "{\"brand\":\"nobody-knows\",\"terms\":[\"某词\"]}").statusCode(422);
        post("viewer", "{\"brand\":\"%s\",\"terms\":[\"某词\"]}".formatted(brand)).statusCode(403);
    }

    @Test
    void anExpressionIsInForceAndItsRuleAndPlacesAreTold() {
        // Given
        protect(brand, "公司" + brand);
        String word = "奶粉" + brand;

        // When
        String id = post(
                        "analyst",
                        rule("\"expression\":\"%s AND (结石 OR 异物) NOT 招聘 platform:weibo\",\"note\":\"试\""
                                .formatted(word)))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("terms", empty())
                .body("effect", equalTo("match"))
                .body("warnings", empty())
                .extract()
                .path("id");

        // Then
        assertThat(found("weibo", word + "有结·石")).singleElement().satisfies(match -> {
            assertThat(match.rules()).extracting(UUID::toString).containsExactly(id);
            assertThat(match.spans())
                    .containsExactly(
                            new Span(0, word.length(), word), new Span(word.length() + 1, word.length() + 4, "结石"));
        });
        assertThat(found("zhihu", word + "有结石")).isEmpty();
        assertThat(found("weibo", word + "招聘 结石")).isEmpty();
    }

    @Test
    void whatIsExcludedAndWhatIsOnlyATagAreHeededBesideThePlansNames() {
        // Given
        protect(brand, brand);

        // When
        post("analyst", rule("\"terms\":[\"坑\"],\"effect\":\"tag\"")).statusCode(201);
        post("analyst", rule("\"expression\":\"边塞诗 OR 考古\",\"effect\":\"exclude\""))
                .statusCode(201);

        // Then
        assertThat(found("weibo", brand + "真坑")).singleElement().matches(Match::negativeByRule);
        assertThat(found("weibo", "真坑")).isEmpty();
        assertThat(found("weibo", brand + "考古")).isEmpty();
    }

    @Test
    void everyChangeIsKeptAndARemovedRuleComesBackUnderItsId() {
        // Given
        protect(brand, "公司" + brand);
        String id = post("analyst", rule("\"terms\":[\"旧词%s\"]".formatted(brand)))
                .extract()
                .path("id");

        // When
        put(id, null, "\"terms\":[\"新词\"]").statusCode(428);
        put(id, "\"7\"", "\"terms\":[\"新词\"]").statusCode(412);
        put(id, "\"1\"", "\"expression\":\"新词%s NOT 旧\",\"negative\":true".formatted(brand))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2));
        put(id, "\"1\"", "\"terms\":[\"新词\"]").statusCode(412);
        remove(id, "\"1\"").statusCode(412);
        remove(id, "\"2\"").statusCode(204);
        get("/api/watch-rules/" + id).statusCode(404);
        put(id, "\"2\"", "\"terms\":[\"旧词%s\"]".formatted(brand)).statusCode(412);
        put(id, "\"3\"", "\"terms\":[\"旧词%s\"]".formatted(brand))
                .statusCode(200)
                .header("ETag", "\"4\"");

        // Then
        get("/api/watch-rules/" + id).statusCode(200).header("ETag", "\"4\"").body("terms", contains("旧词" + brand));
        assertThat(found("weibo", "旧词" + brand)).hasSize(1);
        assertThat(found("weibo", "新词" + brand)).isEmpty();
        get("/api/watch-rules/" + id + "/versions")
                .statusCode(200)
                .body("items.version", contains(4, 3, 2, 1))
                .body("items.action", contains("restored", "removed", "changed", "created"))
                .body("items[2].expression", equalTo("新词" + brand + " NOT 旧"))
                .body("items.changedBy", everyItem(equalTo("analyst")));
        String next =
                get("/api/watch-rules/" + id + "/versions?limit=3").extract().path("next");
        get("/api/watch-rules/" + id + "/versions?limit=3&cursor=" + next).body("items.version", contains(1));
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/watch-rules/" + id + "/versions")
                .then()
                .statusCode(403);
    }

    @Test
    void theLinterSaysWhereAndWhyInTheReadersLanguage() {
        protect(brand, brand);
        lint("\"expression\":\"狼烟 AND\"")
                .body("valid", equalTo(false))
                .body("errors[0].kind", equalTo("rule-unfinished"))
                .body("errors[0].from", equalTo(6))
                .body("errors[0].zh", not(emptyString()));
        lint("\"expression\":\"狼烟 OR 狼烟汽车 platform:bilibili\",\"brand\":\"%s\"".formatted(brand))
                .body("valid", equalTo(true))
                .body("reads", equalTo("(狼烟 OR (狼烟汽车 AND platform:bilibili))"))
                .body("warnings.kind", contains("needless", "platform-not-covered"));
        lint("\"terms\":[\"的\"]").body("errors.kind", contains("term-too-wide"));
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .header("Accept-Language", "en")
                .body(rule("\"expression\":\"NOT 招聘\""))
                .post("/api/watch-rules")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/only-not"))
                .body("detail", containsString("only NOT"))
                .body("errors.kind", contains("only-not"));
    }

    @Test
    void hostileRulesAreRefusedAndNeverFail() {
        protect(brand, brand);
        for (String hostile : List.of(
                "\"expression\":\"" + "狼".repeat(10_000) + "\"",
                "\"expression\":\"" + "(".repeat(3000) + "\"",
                "\"expression\":\"/(a+)+$/\"",
                "\"expression\":\"/(狼烟)\\\\1/\"",
                "\"expression\":\"狼\\u0000烟\"",
                "\"expression\":\"狼\\ud83d烟\"",
                "\"terms\":[\"狼\\u0000烟\"]",
                "\"terms\":[null]",
                "\"terms\":[\"某词\"],\"expression\":\"某词\"",
                "\"terms\":[\"某词\"],\"effect\":\"explode\"",
                "\"expression\":\"   \"")) {
            post("analyst", rule(hostile)).statusCode(422);
            lint(hostile).body("valid", equalTo(false));
        }
        post("analyst", "null").statusCode(400);
        post("analyst", "{").statusCode(400);
        get("/api/watch-rules/" + UUID.randomUUID()).statusCode(404);
        get("/api/watch-rules/none/versions").statusCode(404);
        put(UUID.randomUUID().toString(), "\"1\"", "\"terms\":[\"某词\"]").statusCode(404);
    }

    @Test
    void aBrandsOwnLookalikesAreInForceWhenTheAnswerComes() {
        // Given
        protect(brand, "狼烟" + brand);
        String path = "/api/watch-rules/lookalikes?brand=" + brand;
        get(path).header("ETag", "\"0\"").body("entries", empty()).body("shipped.written", hasItem("辣鸡"));

        // When
        putTo(path, "\"0\"", "{\"entries\":[{\"written\":\"郎咽\",\"meant\":\"狼烟\"}]}")
                .statusCode(200)
                .header("ETag", "\"1\"");

        // Then
        assertThat(found("weibo", "郎咽" + brand)).hasSize(1);
        putTo(path, "\"0\"", "{\"entries\":[]}").statusCode(412);
        putTo(path, null, "{\"entries\":[]}").statusCode(428);
        for (String refused : List.of(
                "{\"written\":\"x\",\"meant\":\"狼烟\"}",
                "{\"written\":\"狼煙\",\"meant\":\"狼烟\"}",
                "{\"written\":\"·\",\"meant\":\"狼烟\"}",
                "{\"written\":null,\"meant\":\"狼烟\"}",
                "null")) {
            putTo(path, "\"1\"", "{\"entries\":[%s]}".formatted(refused)).statusCode(422);
        }
        putTo(path, "\"1\"", "{}").statusCode(422);
        putTo(path, "\"1\"", "{\"entries\":[]}").statusCode(200).header("ETag", "\"2\"");
        assertThat(found("weibo", "郎咽" + brand)).isEmpty();
        get("/api/watch-rules/lookalikes").statusCode(400);
        given().auth().oauth2(token("viewer", "other")).get(path).then().statusCode(403);
    }

    @Test
    void aPreviewCountsAndShowsWhatARuleWouldHaveFound() {
        // Given
        protect(brand, brand);
        String word = "预览" + brand;
        pool.query(
                        """
                        insert into mention (id, platform, external_id, kind, title, text, first_seen_at)
                        select gen, case when n %% 2 = 0 then 'weibo' else 'zhihu' end, '%1$s-' || n, 'post', '标题', '前%2$s·结 石' || n, now()
                          from (select n, (substr(uuid_at(now())::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid as gen
                                  from generate_series(1, 10) n) rows
                        """
                                .formatted(brand, word))
                .execute()
                .await()
                .atMost(PATIENCE);
        pool.query(
                        "insert into mention_brand (brand, mention_id, platform, terms, negative_by_rule, own_account, media_author, matched_at)"
                                + " select '%s', id, platform, '{}', false, false, false, now() from mention where external_id = '%s-2'"
                                        .formatted(brand, brand))
                .execute()
                .await()
                .atMost(PATIENCE);
        String expression = "\"expression\":\"%s 结石 platform:weibo\"".formatted(word);

        // When
        ValidatableResponse everything = preview(token("analyst"), rule(expression + ",\"samples\":3"));

        // Then
        everything
                .statusCode(200)
                .body("matched", equalTo(5))
                .body("added", equalTo(4))
                .body("scanned", greaterThanOrEqualTo(10))
                .body("platforms.find { it.platform == 'weibo' }.matched", equalTo(5))
                .body("samples", hasSize(3))
                .body("samples[0].titleSpans", empty())
                .body("samples[0].textSpans[0].begin", equalTo(1))
                .body("samples[0].textSpans[1].term", equalTo("结石"))
                .body("samples[0].textSpans[1].end", equalTo(word.length() + 5));
        preview(token("analyst", brand), rule(expression))
                .statusCode(200)
                .body("scanned", equalTo(1))
                .body("matched", equalTo(1))
                .body("added", equalTo(0))
                .body("complete", equalTo(true));
        preview(token("analyst"), rule(expression + ",\"rows\":2"))
                .body("scanned", equalTo(2))
                .body("complete", equalTo(false));
        preview(token("analyst"), rule(expression + ",\"since\":\"2999-01-01T00:00:00Z\""))
                .body("scanned", equalTo(0));
        preview(token("analyst"), rule(expression + ",\"until\":\"+999999999-01-01T00:00:00Z\""))
                .statusCode(200);
        preview(token("analyst"), rule(expression + ",\"rows\":0")).statusCode(400);
        preview(token("analyst"), rule("\"expression\":\"NOT 招聘\"")).statusCode(422);
        preview(token("viewer"), rule(expression)).statusCode(403);
        preview(token("analyst", "other"), rule(expression)).statusCode(403);
    }

    private boolean matches(String text) {
        return !found(null, text).isEmpty();
    }

    private List<Match> found(String platform, String text) {
        return current.get().await().atMost(PATIENCE).terms().find(platform, null, text).stream()
                .filter(match -> match.brand().equals(brand))
                .toList();
    }

    private String rule(String members) {
        return "{\"brand\":\"%s\",%s}".formatted(brand, members);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(token("viewer")).get(path).then();
    }

    private ValidatableResponse put(String id, String version, String members) {
        return putTo("/api/watch-rules/" + id, version, rule(members));
    }

    private static ValidatableResponse putTo(String path, String version, String body) {
        RequestSpecification request = given().auth().oauth2(token("analyst")).contentType("application/json");
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.body(body.getBytes(StandardCharsets.UTF_8)).put(path).then();
    }

    private static ValidatableResponse remove(String id, String version) {
        return given().auth()
                .oauth2(token("analyst"))
                .header("If-Match", version)
                .delete("/api/watch-rules/" + id)
                .then();
    }

    private ValidatableResponse lint(String members) {
        return sent(token("viewer"), "{%s}".formatted(members), "/api/watch-rules/lint")
                .statusCode(200);
    }

    private static ValidatableResponse preview(String token, String body) {
        return sent(token, body, "/api/watch-rules/preview");
    }

    private static ValidatableResponse post(String role, String rule) {
        return sent(token(role), rule, "/api/watch-rules");
    }

    private static ValidatableResponse sent(String token, String body, String path) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }
}
