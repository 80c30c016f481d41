package io.langyan.monitoring.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.AuthorKeys;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every platform of the crawler, contents and comments, both generations of fields; as JSON and as the strings that CSV makes of it. */
class CrawlerGenerationsTest {

    private static final AuthorKeys AUTHORS = new AuthorKeys("sixteen bytes or more");
    private static final Instant SAMPLED = Instant.ofEpochMilli(1763610000000L);

    private final MediaCrawlerRows rows =
            new MediaCrawlerRows(new ObservationReader(AUTHORS, 1000, Duration.ofMinutes(10)));

    /** A row with what it is called, so that a failure names it. */
    record Sample(String of, JsonNode row, JsonNode expect) {
        @Override
        public String toString() {
            return of;
        }
    }

    @Test
    void nothingIsForgotten() throws IOException {
        Map<String, Long> generations =
                samples().collect(Collectors.groupingBy(sample -> sample.of.split(" ")[2], Collectors.counting()));
        assertThat(generations).isEqualTo(Map.of("current", 14L, "older", 14L));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRowIsReadAsItsPlatformMeansIt(Sample sample) throws IOException {
        assertRead(sample, sample.row);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSameRowOfACsvFileIsReadTheSame(Sample sample) throws IOException {
        ObjectNode strings = JsonNodeFactory.instance.objectNode();
        sample.row
                .fields()
                .forEachRemaining(field -> strings.put(
                        field.getKey(),
                        field.getValue().isNull() ? "" : field.getValue().asText()));
        assertRead(sample, strings);
    }

    private void assertRead(Sample sample, JsonNode row) throws IOException {
        // When
        Verdict verdict = rows.read(row, null, Instant.now());

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        MentionObserved read = ((Verdict.Accepted) verdict).observation();
        JsonNode expect = sample.expect;
        assertThat(read.mentionKey())
                .isEqualTo(
                        expect.get("platform").asText() + ":" + expect.get("id").asText());
        assertThat(read.kind()).isEqualTo(expect.get("kind").asText());
        assertThat(read.parentId()).isEqualTo(expect.path("parent").asText(null));
        assertThat(read.publishedAt()).isEqualTo(expect.get("published").asText());
        assertThat(read.observedAt()).isEqualTo(SAMPLED);
        assertThat(read.counters().reposts()).isEqualTo(count(expect, "reposts"));
        assertThat(read.counters().comments()).isEqualTo(count(expect, "comments"));
        assertThat(read.counters().likes()).isEqualTo(count(expect, "likes"));
        assertThat(read.counters().views()).isEqualTo(count(expect, "views"));
        assertThat(read.counters().capped()).isEqualTo(expect.path("capped").asBoolean());
        if (expect.has("url")) {
            assertThat(read.url()).isEqualTo(expect.get("url").asText());
        }
        if (expect.has("text")) {
            assertThat(read.text()).isEqualTo(expect.get("text").asText());
        }
        assertThat(read.author().key())
                .isEqualTo(AUTHORS.keyOf(
                        expect.get("platform").asText(),
                        creatorHash(expect.get("author").asText())));
        assertThat(EventJson.mapper().writeValueAsString(read)).doesNotContain("SECRET", "xsec_token");
    }

    private static Long count(JsonNode expect, String name) {
        JsonNode count = expect.path(name);
        return count.isNumber() ? count.asLong() : null;
    }

    /** What the crawler writes since 2026-07: the first 16 hex digits of the unsalted hash. */
    private static String creatorHash(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Stream<Sample> samples() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CrawlerGenerationsTest.class.getResourceAsStream("/samples/mediacrawler/rows.jsonl"),
                StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            return all.stream().map(CrawlerGenerationsTest::sample);
        }
    }

    private static Sample sample(String line) {
        try {
            JsonNode node = EventJson.mapper().readTree(line);
            return new Sample(node.get("of").asText(), node.get("row"), node.get("expect"));
        } catch (IOException broken) {
            throw new IllegalStateException(line, broken);
        }
    }
}
