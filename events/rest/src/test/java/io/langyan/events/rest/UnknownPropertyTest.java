package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(UnknownPropertyTest.Strict.class)
class UnknownPropertyTest {

    /** A service that has chosen to refuse what it does not know. */
    public static class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("langyan.rest.strict-bodies", "true");
        }
    }

    @Test
    void aSlipInAPropertyIsRefusedWithTheNamesThatThereAre() {
        post("en", "{\"brand\":\"tea\",\"sizes\":1}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/unknown-property"))
                .body("detail", equalTo("There is no property sizes; there are age, at, brand, parts, size"))
                .body("property", equalTo("sizes"))
                .body("known", contains("age", "at", "brand", "parts", "size"));
        post("zh-CN", "{\"brand\":\"tea\",\"sizes\":1}")
                .body("detail", equalTo("未知的属性：sizes。可用：age, at, brand, parts, size"));
    }

    @Test
    void itIsFoundInPartsTooAndToldWhere() {
        post("en", "{\"brand\":\"tea\",\"size\":1,\"parts\":[{\"name\":\"a\"},{\"nmae\":\"b\"}]}")
                .statusCode(400)
                .body("property", equalTo("nmae"))
                .body("field", equalTo("parts.[1].nmae"))
                .body("known", contains("name"));
    }

    @Test
    void aHostileNameIsToldBackHarmlessly() {
        post("en", "{\"<script>" + "x".repeat(500) + "\":1}")
                .statusCode(400)
                .body("property", equalTo("?script?" + "x".repeat(32) + "…"));
    }

    @Test
    void whatIsKnownPasses() {
        post("en", "{\"brand\":\"tea\",\"size\":1,\"parts\":[{\"name\":\"a\"}]}")
                .statusCode(201);
    }

    /** Contracts grow: a reader passes over what a newer writer added. */
    @Test
    void eventsStayLenient() throws JsonProcessingException {
        String newer = "{\"name\":\"a\",\"since\":2}";
        assertThat(EventJson.mapper().readValue(newer, ThingResource.Part.class).name())
                .isEqualTo("a");
    }

    private static ValidatableResponse post(String language, String body) {
        return given().header("Authorization", "Bearer " + Tokens.of("publisher", "*"))
                .header("Accept-Language", language)
                .contentType("application/json")
                .body(body)
                .post("/api/things")
                .then();
    }
}
