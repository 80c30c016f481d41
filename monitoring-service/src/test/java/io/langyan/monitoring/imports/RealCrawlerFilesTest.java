package io.langyan.monitoring.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.Fixtures;
import io.langyan.monitoring.observation.AuthorKeys;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealCrawlerFilesTest {

    private final MediaCrawlerRows rows = new MediaCrawlerRows(
            new ObservationReader(new AuthorKeys("sixteen bytes or more"), 100_000, Duration.ofMinutes(10)));

    @Test
    void realCommentsAnswerTheirPosts() throws IOException {
        List<MentionObserved> comments = accepted(Fixtures.orSkip("weibo_search_comments_2024-05-27.jsonl"));
        assertThat(comments).hasSize(120).allSatisfy(comment -> {
            assertThat(comment.kind()).isEqualTo("comment");
            assertThat(comment.platform()).isEqualTo("weibo");
            assertThat(comment.parentId()).isNotBlank().isNotEqualTo(comment.externalId());
            assertThat(comment.publishedAt()).isBefore(comment.observedAt());
        });
    }

    @Test
    void realPostsThatWentFarKeepTheirCounters() throws IOException {
        List<MentionObserved> posts = accepted(Fixtures.orSkip("weibo_viral_2012_2014.jsonl"));
        assertThat(posts).hasSizeGreaterThan(1_900);
        assertThat(posts.stream().mapToLong(post -> post.counters().reposts()).max())
                .hasValue(173_336);
    }

    private List<MentionObserved> accepted(Path file) throws IOException {
        List<MentionObserved> accepted = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = EventJson.mapper().readTree(line);
            Verdict verdict = rows.read(row, null, Instant.now());
            if (row.get("content").asText().isBlank()) {
                assertThat(((Verdict.Rejected) verdict).reason().code()).isEqualTo("missing-text");
            } else {
                assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
                accepted.add(((Verdict.Accepted) verdict).observation());
            }
        }
        return accepted;
    }
}
