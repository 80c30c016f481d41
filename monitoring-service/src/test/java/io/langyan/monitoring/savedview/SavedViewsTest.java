package io.langyan.monitoring.savedview;

import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SavedViewsTest {

    private static final String VIEWS = "/api/mentions/views";

    private final String brand = unique("b");

    @BeforeEach
    void listen() {
        protect(brand, brand);
    }

    @Test
    void aSharedViewIsSeenByThePeopleOfItsBrandAndChangedOverItsVersion() {
        // Given
        Response made = post("analyst", view("召回追踪", true));
        assertThat(made.statusCode()).isEqualTo(201);
        String id = made.path("id");

        // Then
        Response seen = given().auth().oauth2(token("viewer", brand)).get(VIEWS + "/" + id);
        assertThat(seen.<String>path("filter.q")).isEqualTo("召回");
        assertThat(seen.getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(given().auth()
                        .oauth2(token("viewer", brand))
                        .get(VIEWS + "?brand=" + brand)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id);
        given().auth()
                .oauth2(token("viewer", unique("x")))
                .get(VIEWS + "/" + id)
                .then()
                .statusCode(404);
        put(id, "\"1\"", view("召回追踪 2", true), 200);
        put(id, "\"1\"", view("召回追踪 3", true), 412);
        put(id, null, view("召回追踪 3", true), 428);
        given().auth()
                .oauth2(token("analyst", brand))
                .delete(VIEWS + "/" + id)
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(token("viewer", brand))
                .get(VIEWS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void sharingTakesAnAnalystAndABrandOfOnesOwn() {
        post("viewer", view("不行", true)).then().statusCode(403);
        given().auth()
                .oauth2(token("analyst", unique("x")))
                .contentType("application/json")
                .body(view("不行", true).getBytes(StandardCharsets.UTF_8))
                .post(VIEWS)
                .then()
                .statusCode(403);
    }

    @Test
    void aViewOfABrandThatNobodyHasIsRefusedByName() {
        String nobodys = unique("nobody");
        String id = post("analyst", view("好", true)).path("id");
        String asked = view("不行", true).replace(brand, nobodys);
        for (Response answer : List.of(
                everybodys().body(asked.getBytes(StandardCharsets.UTF_8)).post(VIEWS),
                everybodys()
                        .header("If-Match", "\"1\"")
                        .body(asked.getBytes(StandardCharsets.UTF_8))
                        .put(VIEWS + "/" + id))) {
            answer.then().statusCode(422).body("type", equalTo("https://langyan.io/problems/unknown-brand"));
        }
    }

    private static RequestSpecification everybodys() {
        return given().auth().oauth2(token("analyst")).contentType("application/json");
    }

    @Test
    void theSameKeyMakesOneView() {
        String key = unique("k");
        String first = keyed(key).path("id");
        assertThat(keyed(key).<String>path("id")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"a\",\"filter\":{\"drop\":\"1\"}}",
                "{\"name\":\"a\",\"filter\":{\"since\":\"soon\"}}",
                "{\"name\":\"a\",\"shared\":true}",
                "{\"name\":\"a\",\"columns\":[\"<script>\"]}",
                "{\"name\":\"a\\u0000\"}",
                "{\"name\":\"a\",\"columns\":[null]}"
            })
    void whatCannotBeIsRefused(String body) {
        post("analyst", body).then().statusCode(400);
    }

    private Response keyed(String key) {
        return given().auth()
                .oauth2(token("analyst", brand))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(view("一次", false).getBytes(StandardCharsets.UTF_8))
                .post(VIEWS);
    }

    private Response post(String role, String body) {
        return given().auth()
                .oauth2(token(role, brand))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(VIEWS);
    }

    private void put(String id, String tag, String body, int status) {
        var request = given().auth()
                .oauth2(token("analyst", brand))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8));
        (tag == null ? request : request.header("If-Match", tag))
                .put(VIEWS + "/" + id)
                .then()
                .statusCode(status);
    }

    private String view(String name, boolean shared) {
        return "{\"name\":\"%s\",\"brand\":\"%s\",\"shared\":%s,\"filter\":{\"q\":\"召回\",\"sentiment\":null},\"columns\":[\"time\",\"title\"]}"
                .formatted(name, brand, shared);
    }
}
