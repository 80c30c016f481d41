package io.langyan.standalone.simulators;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorsTest {

    private static final String HELLO = "{\"msgtype\":\"text\",\"text\":{\"content\":\"你好\"}}";

    private static Simulators simulators;

    @BeforeAll
    static void start() {
        simulators = Simulators.start(
                SimulatorSettings.from(Map.of("LANGYAN_SIM_PORT", "0", "LANGYAN_SIM_WECOM_KEYS", "key-1")));
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void mend() {
        sim().delete("/sim/faults");
        sim().delete("/sim/messages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/webhook/send", "/wecom/cgi-bin/webhook/send"})
    void aMessageThatTheProviderAcceptsIsOnThePhone(String path) {
        Instant before = Instant.now();

        send(path).then().statusCode(200).body("errcode", equalTo(0));

        sim().queryParam("channel", "wecom-robot")
                .queryParam("since", before.toString())
                .get("/sim/messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].text", equalTo("你好"))
                .body("items[0].account", equalTo("…ey-1"));
        sim().queryParam("channel", "aliyun-sms").get("/sim/messages").then().body("items", hasSize(0));
    }

    @Test
    void anOrderedErrorIsToldSoOftenAndNothingArrives() {
        order("{\"channel\":\"wecom-robot\",\"kind\":\"error\",\"code\":\"-1\",\"message\":\"busy\",\"count\":2}");

        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("-1");
        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("-1");
        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("0");
        sim().get("/sim/messages").then().body("items", hasSize(1));
    }

    @Test
    void aFaultOfSomeCallsLeavesTheOthersAlone() {
        order("{\"channel\":\"wecom-robot\",\"holding\":\"key-2\",\"kind\":\"error\",\"code\":\"-1\"}");
        order("{\"channel\":\"wecom-robot\",\"holding\":\"key-1\",\"kind\":\"error\",\"code\":\"-2\"}");

        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("-2");
        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("0");
        sim().get("/sim/faults").then().body("items.code", contains("-1"));
    }

    @Test
    void aDroppedAnswerMayHideADeliveredMessage() {
        order("{\"channel\":\"wecom-robot\",\"kind\":\"drop\",\"accepted\":true}");

        assertThatThrownBy(() -> send("/cgi-bin/webhook/send")).isInstanceOf(Exception.class);

        sim().get("/sim/messages").then().body("items.text", contains("你好"));
    }

    @Test
    void aBlockThrottlesUntilItEnds() {
        order("{\"channel\":\"wecom-robot\",\"kind\":\"block\",\"millis\":60000}");

        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("45009");
        assertThat(send("/cgi-bin/webhook/send").path("errcode").toString()).isEqualTo("45009");
        sim().get("/sim/health").then().body("calls.'wecom-robot'.'45009'", equalTo(2));
    }

    @Test
    void aDelayedAnswerComesLate() {
        order("{\"channel\":\"wecom-robot\",\"kind\":\"delay\",\"millis\":300}");

        assertThat(send("/cgi-bin/webhook/send").time()).isGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"kind\":\"explode\"}",
                "{\"channel\":\"wecom-robot\"}",
                "{\"kind\":\"error\"}",
                "{\"kind\":\"delay\"}",
                "{\"kind\":\"drop\",\"count\":0}",
                "{\"kind\":\"drop\",\"chanel\":\"wecom-robot\"}",
                "{\"kind\":\"drop\",\"channel\":\"wecom\"}",
                "{\"kind\":\"block\",\"millis\":10,\"holding\":\"key-1\"}"
            })
    void anUnreadableFaultIsRefused(String body) {
        sim().body(body).post("/sim/faults").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'drop','chanel':'wecom-robot'}|chanel is not known; there are [",
                "{'kind':'explode'}|kind cannot be explode; it is one of [delay, error, ",
                "{'kind':'drop','channel':'wecom'}|channel must be one of [aliyun-sms, "
            })
    void aSlipInAFaultIsNamedWithWhatThereIs(String body, String detail) {
        sim().body(body.replace('\'', '"')).post("/sim/faults").then().body("detail", startsWith(detail));
    }

    @Test
    void anUnreadableTimeIsRefusedAndThePageIsThere() {
        sim().queryParam("since", "yesterday").get("/sim/messages").then().statusCode(400);
        sim().get("/").then().statusCode(200).contentType("text/html");
        sim().get("/nowhere").then().statusCode(404);
    }

    private static void order(String fault) {
        sim().body(fault).post("/sim/faults").then().statusCode(202);
    }

    private static io.restassured.response.Response send(String path) {
        return sim().queryParam("key", "key-1")
                .contentType("application/json")
                .body(HELLO.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(path);
    }

    private static RequestSpecification sim() {
        return given().config(RestAssured.config()).baseUri("http://127.0.0.1").port(simulators.port());
    }
}
