package io.langyan.monitoring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedPayloadTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    /** The shape in which xiaohongshu itself tells comments. */
    private static final WebhookMapping COMMENTS = new WebhookMapping(
            "$[*]",
            Map.of(
                    "externalId", "$.id",
                    "parentId", "$.note_id",
                    "text", "$.content",
                    "publishedAt", "$.create_time",
                    "author.id", "$.user_info.user_id",
                    "author.name", "$.user_info.nickname",
                    "counters.likes", "$.like_count",
                    "counters.comments", "$.sub_comment_count"),
            Map.of("platform", "xiaohongshu", "kind", "comment"),
            null,
            null,
            null);

    @Test
    void aPayloadIsTakenApartByPaths() throws IOException {
        JsonNode payload = EventJson.mapper()
                .readTree(
                        """
                        [{"id":"a","note_id":"n","content":"酒驾","create_time":1694844258000,"like_count":"13","sub_comment_count":null,
                          "user_info":{"user_id":"u","nickname":"W**."}},{"id":"b","content":{"no":"text"}}]""");
        List<ObjectNode> seen = observations(COMMENTS, payload, "webhook:x");
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).get("publishedAt").asText()).isEqualTo("2023-09-16T06:04:18Z");
        assertThat(seen.get(0).get("observedAt").asText()).isEqualTo(NOW.toString());
        assertThat(seen.get(0).at("/counters/likes").asText()).isEqualTo("13");
        assertThat(seen.get(0).at("/counters/comments").isMissingNode()).isTrue();
        assertThat(seen.get(1).has("text")).isFalse();
    }

    @Test
    void whatAPathDoesNotFindIsNothing() throws IOException {
        JsonNode payload = EventJson.mapper().readTree("{\"data\":3}");
        assertThat(observations(COMMENTS, payload, "x")).hasSize(1);
        WebhookMapping nowhere = new WebhookMapping("$.list", Map.of("text", "$.t"), Map.of(), Map.of(), null, null);
        assertThat(observations(nowhere, payload, "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.list            | {}                            | true",
                "$.list            | {\"list\":null}               | true",
                "$.list            | {\"list\":3}                  | true",
                "$.list            | {\"list\":[]}                 | false",
                "$.list            | {\"list\":[{}]}               | false",
                "$.list[*]         | {\"data\":[]}                 | true",
                "$.list[*]         | {\"list\":\"x\"}              | true",
                "$.list[*]         | {\"list\":[]}                 | false",
                "$.list[*].post    | {\"list\":[{\"note\":1}]}     | true",
                "$.list[*].post    | {\"list\":[{\"post\":{}}]}    | false",
                "$['a.*'].list     | {\"a.*\":{\"list\":[]}}       | false",
                "$.data[0].*       | {\"data\":[[]]}               | false"
            })
    void aPayloadInWhichNoItemsLieWhereTheyShouldHasAnotherShape(String items, String payload, boolean another)
            throws IOException {
        WebhookMapping mapping = new WebhookMapping(items, Map.of("text", "$.t"), Map.of(), Map.of(), null, null);
        assertThat(new MappedPayload(mapping).isAnotherShape(EventJson.mapper().readTree(payload)))
                .isEqualTo(another);
    }

    @Test
    void realCommentsOfAPlatformAreMapped() throws IOException {
        JsonNode payload = EventJson.mapper().readTree(Files.readAllBytes(Fixtures.orSkip("xhs_raw_comments.json")));
        List<ObjectNode> seen = observations(COMMENTS, payload, "webhook:xhs");
        assertThat(seen).hasSize(payload.size()).allSatisfy(comment -> {
            assertThat(comment.get("externalId").asText()).isNotBlank();
            assertThat(comment.get("platform").asText()).isEqualTo("xiaohongshu");
            assertThat(comment.at("/author/id").asText()).isNotBlank();
            assertThat(Instant.parse(comment.get("publishedAt").asText())).isBefore(NOW);
        });
    }

    private static List<ObjectNode> observations(WebhookMapping mapping, JsonNode payload, String source) {
        MappedPayload mapped = new MappedPayload(mapping);
        return mapped.observations(mapped.items(payload), NOW, source);
    }
}
