package io.langyan.monitoring.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.AuthorKeys;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaCrawlerRowsTest {

    private static final AuthorKeys AUTHORS = new AuthorKeys("sixteen bytes or more");

    private final MediaCrawlerRows rows =
            new MediaCrawlerRows(new ObservationReader(AUTHORS, 1000, Duration.ofMinutes(10)));

    @Test
    void weiboContentsAreRead() throws IOException {
        MentionObserved read = accepted(line("weibo_search_contents.jsonl", 0));
        assertThat(read.mentionKey()).isEqualTo("weibo:5100000000000001");
        assertThat(read.observedAt()).isEqualTo(Instant.ofEpochMilli(1763610000000L));
        assertThat(read.publishedAt()).isEqualTo(Instant.ofEpochSecond(1763600000L));
        assertThat(read.counters().reposts()).isEqualTo(100_000);
        assertThat(read.counters().comments()).isEqualTo(3_400);
        assertThat(read.counters().likes()).isEqualTo(12_000);
        assertThat(read.counters().capped()).isTrue();
        assertThat(read.author().key()).isEqualTo(AUTHORS.keyOf("weibo", "0123456789abcdef"));
    }

    @Test
    void theOlderGenerationIsReadAndWhatItTellsTooMuchStaysBehind() throws IOException {
        String line = line("weibo_search_contents.jsonl", 2);
        MentionObserved read = accepted(line);
        assertThat(read.counters().comments()).isNull();
        assertThat(read.counters().reposts()).isNull();
        assertThat(read.author().key()).isNotNull().doesNotContain("1234567890");
        assertThat(EventJson.mapper().writeValueAsString(read)).doesNotContain("广东", "avatar", "男", "1234567890");
    }

    @Test
    void anAuthorIsTheSameInBothGenerations() throws IOException {
        // SHA-256 of 1234567890, first 16 digits: what the newer generation writes for this user
        MentionObserved older = accepted(line("weibo_search_contents.jsonl", 2));
        MentionObserved newer =
                accepted(line("weibo_search_contents.jsonl", 0).replace("0123456789abcdef", "c775e7b757ede630"));
        assertThat(newer.author().key()).isEqualTo(older.author().key());
    }

    @Test
    void commentsAnswerTheCommentOrElseThePost() throws IOException {
        MentionObserved root = accepted(line("weibo_search_comments.jsonl", 0));
        assertThat(root.kind()).isEqualTo("comment");
        assertThat(root.parentId()).isEqualTo("5100000000000001");
        assertThat(root.counters().likes()).isEqualTo(88);
        assertThat(accepted(line("weibo_search_comments.jsonl", 1)).parentId()).isEqualTo("5200000000000001");
    }

    @Test
    void theTokenOfXiaohongshuStaysBehind() throws IOException {
        JsonNode row =
                EventJson.mapper().readTree(sample("xhs_search_contents.json")).get(0);
        MentionObserved read = accepted(row.toString());
        assertThat(read.platform()).isEqualTo("xiaohongshu");
        assertThat(read.kind()).isEqualTo("video");
        assertThat(read.title()).isEqualTo("避雷这家充电桩");
        assertThat(read.publishedAt()).isEqualTo(Instant.ofEpochMilli(1763600000000L));
        assertThat(EventJson.mapper().writeValueAsString(read)).doesNotContain("ABsecretCD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'aweme_id':'1','desc':'d','create_time':1763600000,'share_count':'1','last_modify_ts':1763610000000}|douyin|video",
                "{'video_id':'1','desc':'d','video_share_count':'1','video_comment':'2','last_modify_ts':1763610000000}|bilibili|video",
                "{'video_id':'1','desc':'d','viewd_count':'1','liked_count':'2','last_modify_ts':1763610000000}|kuaishou|video",
                "{'content_id':1,'content_type':'article','content_text':'d','voteup_count':3,'last_modify_ts':1763610000000}|zhihu|article",
                "{'note_id':'1','desc':'d','tieba_name':'吧','total_replay_num':3,'publish_time':'2025-11-20 09:00','last_modify_ts':1763610000000}|tieba|post",
                "{'note_id':'1','desc':'d','share_count':'1','last_modify_ts':1763610000000}|xiaohongshu|post"
            })
    void theFieldsTellThePlatform(String line, String platform, String kind) throws IOException {
        MentionObserved read = accepted(line.replace('\'', '"'));
        assertThat(read.platform()).isEqualTo(platform);
        assertThat(read.kind()).isEqualTo(kind);
    }

    @Test
    void whatIsNoRowOfTheCrawlerIsRefused() throws IOException {
        assertThat(read("{\"text\":\"x\"}", null)).isInstanceOf(Verdict.Rejected.class);
        assertThat(read(line("weibo_search_contents.jsonl", 0), "douyin")).isInstanceOf(Verdict.Rejected.class);
        assertThat(read(line("weibo_search_contents.jsonl", 4), null)).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void aFileIsCutIntoWholeLinesWithTheirNumbers() throws IOException {
        // Given
        List<String> chunks = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();

        // When
        Chunks cutter = new Chunks(3, (first, chunk) -> {
            firsts.add(first);
            chunks.add(new String(chunk, StandardCharsets.UTF_8));
        });
        FileLines.each(stream("a\nbb\n\nccc\nd"), 0, cutter);
        int lines = cutter.finish();

        // Then
        assertThat(lines).isEqualTo(4);
        assertThat(String.join("", chunks)).isEqualTo("a\nbb\n\nccc\nd\n");
        assertThat(firsts).containsExactly(1, 3, 5);
    }

    @Test
    void anArrayBecomesLinesAndABrokenOneSaysWhereItBreaks() throws IOException {
        List<String> chunks = new ArrayList<>();
        Chunks cutter = new Chunks(100, (first, chunk) -> chunks.add(new String(chunk, StandardCharsets.UTF_8)));
        FileLines.each(stream(" [{\"a\":1},\n{\"a\":\n2},{\"a\""), 0, cutter);
        assertThat(cutter.finish()).isEqualTo(3);
        assertThat(chunks).containsExactly("{\"a\":1}\n{\"a\":2}\n<broken>\n");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private MentionObserved accepted(String line) throws IOException {
        Verdict verdict = read(line, null);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).observation();
    }

    private Verdict read(String line, String platform) throws IOException {
        return rows.read(EventJson.mapper().readTree(line), platform, Instant.now());
    }

    private static String line(String file, int number) throws IOException {
        return sample(file).split("\n")[number];
    }

    private static String sample(String file) throws IOException {
        try (InputStream in = MediaCrawlerRowsTest.class.getResourceAsStream("/samples/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
