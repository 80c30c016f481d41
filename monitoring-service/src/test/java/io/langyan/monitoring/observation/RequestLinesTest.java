package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequestLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final String INTRICATE = "{\"platform\":[" + "{},".repeat(20_000) + "{}]}";

    private final RequestLines lines = new RequestLines(
            new ObservationReader(new AuthorKeys("sixteen bytes or more"), 1000, Duration.ofMinutes(10)),
            RequestLines.Completion.NONE);

    @Test
    void aLineOfTooManyValuesIsRefusedAloneBeforeItsTreeFillsTheMemory() {
        Submission read = lines.ndjson(bytes(good(1) + "\n" + INTRICATE + "\n" + good(2)), NOW);
        assertThat(read.accepted()).isEqualTo(2);
        assertThat(read.rejections())
                .singleElement()
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("too-intricate"));
    }

    @Test
    void anElementOfTooManyValuesRefusesTheDocument() {
        assertRefused(() -> lines.json(bytes("[" + good(1) + "," + INTRICATE + "]"), NOW), 400, "too-intricate");
        assertRefused(() -> lines.json(bytes(INTRICATE), NOW), 400, "too-intricate");
        assertRefused(() -> lines.cloudEvents(bytes("[{\"data\":" + INTRICATE + "}]"), NOW), 400, "too-intricate");
    }

    @Test
    void ofManyEmptyElementsEachIsRefusedByItself() {
        Submission read = lines.json(bytes("[" + "{},".repeat(200_000) + good(1) + "]"), NOW);
        assertThat(read.rejected()).isEqualTo(200_000);
        assertThat(read.accepted()).isEqualTo(1);
    }

    @Test
    void moreObservationsThanOneRequestMayHaveAreRefusedTogether() {
        StringBuilder body = new StringBuilder();
        for (int number = 0; number <= RequestLines.MOST_LINES; number++) {
            body.append(good(number)).append('\n');
        }
        assertRefused(() -> lines.ndjson(bytes(body.toString()), NOW), 413, "too-many-lines");
    }

    @Test
    void whatIsNoDocumentIsNamed() {
        for (String body :
                new String[] {"", "7", "[" + good(1), "[" + good(1) + "] x", good(1) + good(2), "[1,", "}"}) {
            assertRefused(() -> lines.json(bytes(body), NOW), 400, "not-json");
        }
        assertThat(lines.json(bytes("[]"), NOW).accepted()).isZero();
        assertThat(lines.json(bytes("[7, null, " + good(1) + "]"), NOW).rejected())
                .isEqualTo(2);
    }

    private static void assertRefused(ThrowingCallable reading, int status, String kind) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.kind()).isEqualTo(kind);
        });
    }

    private static String good(int number) {
        return "{\"platform\":\"weibo\",\"externalId\":\"" + number + "\",\"text\":\"一条\",\"observedAt\":\"" + NOW
                + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
