package io.langyan.grading.backtest.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, it is the sender's fault, not the service's. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class HostileBacktestsTest {

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("multipart/form-data", ContentType.TEXT));

    static Stream<String> plans() {
        return Stream.of(
                "",
                "\u0000",
                "grading: !!javax.script.ScriptEngineManager []",
                "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b]\n".repeat(50),
                "&a [*a]",
                "[".repeat(50_000),
                "{\"a\":".repeat(5_000),
                "grading: {story: 'field:\\0'}",
                "grading: {levels: [{level: L1, spread: {over: 99999999999999999999, within: PT2H}}]}",
                "x".repeat(2 << 20),
                "- ".repeat(400_000));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanOfAnyKindIsRefusedWithAReason(String plan) {
        // Given
        ObjectNode asked = JsonNodeFactory.instance
                .objectNode()
                .put("brand", "b")
                .put("from", "2026-03-01T00:00:00Z")
                .put("to", "2026-03-02T00:00:00Z")
                .put("plan", plan);

        // When
        Response byJson = given().auth()
                .oauth2(Tokens.of("analyst"))
                .contentType("application/json")
                .body(asked.toString())
                .post("/api/backtests");
        Response byFile = given().auth()
                .oauth2(Tokens.of("analyst"))
                .multiPart("observations", "o.ndjson", "{}".getBytes(StandardCharsets.UTF_8))
                .multiPart("plan", "plan.yaml", (plan + " ").getBytes(StandardCharsets.UTF_8))
                .post("/api/backtests");

        // Then
        assertThat(byJson.statusCode()).as(byJson.asString()).isBetween(400, 499);
        assertThat(byFile.statusCode()).as(byFile.asString()).isBetween(plan.isBlank() ? 202 : 400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "null",
                "7",
                "{\"brand\":\"a\\u0000b\",\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"}",
                "{\"brand\":\"b\",\"from\":\"yesterday\",\"to\":\"2026-03-02T00:00:00Z\"}",
                "{\"brand\":\"b\",\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\",\"story\":\"nonsense\"}",
                "{\"brand\":\"b\",\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\",\"window\":\"\\u0000\"}",
                "{\"brand\":\"b\",\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\",\"plan\":[[[[]]]]}",
                "{\"brand\":{},\"from\":[],\"to\":7}"
            })
    void aBodyOfAnyKindIsRefused(String body) {
        Response answer = given().auth()
                .oauth2(Tokens.of("analyst"))
                .contentType("application/json")
                .body(body)
                .post("/api/backtests");
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=b",
                "Multipart/Form-Data; boundary=\"b\""
            })
    void aFormOfAnyKindIsRefused(String type) {
        for (String form : new String[] {
            "",
            "--b",
            "--b\r\n\r\n",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; filename=\"f\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nx\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"observations\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"observations\"; filename=\"\u0000/../x\"\r\n\r\nx",
            "--b\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"p\"\r\n\r\n\u00ff\u00fe\r\n--b--\r\n",
            "x".repeat(100_000)
        }) {
            Response answer = given().config(AS_IT_IS)
                    .auth()
                    .oauth2(Tokens.of("analyst"))
                    .header("Idempotency-Key", Integer.toHexString((type + form).hashCode()))
                    .contentType(type)
                    .body(form)
                    .post("/api/backtests");
            assertThat(answer.statusCode())
                    .as(type + ": " + form + ": " + answer.asString())
                    .isBetween(400, 499);
        }
    }
}
