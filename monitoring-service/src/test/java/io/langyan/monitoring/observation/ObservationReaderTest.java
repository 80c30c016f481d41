package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionObserved;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final AuthorKeys AUTHORS = new AuthorKeys("sixteen bytes or more");

    private final ObservationReader reader = new ObservationReader(AUTHORS, 1000, Duration.ofMinutes(10));

    @Test
    void theObservationOfTheInterfaceIsRead() {
        // Given
        String line =
                """
                {"platform":"weibo","externalId":"4912","kind":"post","parentId":null,"url":"https://weibo.com/1/4912","title":null,
                 "text":"电池鼓包了","author":{"id":"77","name":"路人","followers":"1.2万","verified":"media"},
                 "publishedAt":"2026-11-21T09:00:00+08:00","observedAt":"2026-11-21T09:05:00+08:00",
                 "counters":{"reposts":12,"comments":"3,000","likes":"10w+","views":null},"source":"crawler-1","unheardOf":1}""";

        // When
        MentionObserved read = accepted(line);

        // Then
        assertThat(read.mentionKey()).isEqualTo("weibo:4912");
        assertThat(read.publishedAt()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(read.observedAt()).isEqualTo("2026-11-21T01:05:00Z");
        assertThat(read.receivedAt()).isEqualTo(NOW);
        assertThat(read.counters().reposts()).isEqualTo(12);
        assertThat(read.counters().comments()).isEqualTo(3000);
        assertThat(read.counters().likes()).isEqualTo(100_000);
        assertThat(read.counters().views()).isNull();
        assertThat(read.counters().capped()).isTrue();
        assertThat(read.author().verified()).isEqualTo(Author.Verified.MEDIA);
        assertThat(read.author().followers()).isEqualTo(12_000);
        assertThat(read.author().key()).isEqualTo(AUTHORS.keyOf("weibo", "77")).doesNotContain("77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "platform|myspace|unknown-platform",
                "platform|null|missing-platform",
                "externalId|null|missing-externalId",
                "externalId|'  '|missing-externalId",
                "text|null|missing-text",
                "observedAt|null|missing-observedAt",
                "observedAt|yesterday|invalid-observedAt",
                "observedAt|2026-11-21T10:00:00|invalid-observedAt",
                "observedAt|2026-11-21T02:10:01Z|invalid-observedAt",
                "observedAt|0001-01-01T00:00:00Z|invalid-observedAt",
                "publishedAt|2027-11-21T02:10:01Z|invalid-publishedAt",
                "kind|poem|invalid-kind"
            })
    void aBadFieldIsNamed(String field, String value, String code) {
        assertThat(rejected(with(line -> line.put(field, value))).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000000000001", "1e400", "true", "[]", "'\"-5\"'", "'\"2000000000000\"'"})
    void aCounterThatCannotBeIsRefusedByName(String value) {
        String line = with(node -> node.putObject("counters"))
                .replace("\"counters\":{}", "\"counters\":{\"likes\":" + value + "}");
        assertThat(rejected(line).code()).isEqualTo("invalid-counters.likes");
    }

    @Test
    void aLittleAheadOfOurClockIsStillGood() {
        assertThat(accepted(with(line -> line.put("observedAt", "2026-11-21T02:09:59Z"))))
                .isNotNull();
    }

    @Test
    void anEndlessTextIsCutWithAMark() {
        MentionObserved read = accepted(with(line -> line.put("text", "长".repeat(1_000_000))));
        assertThat(read.text()).hasSize(1000 + CleanText.CUT_MARK.length()).endsWith(CleanText.CUT_MARK);
    }

    @Test
    void whatCannotBeStoredIsCleaned() {
        MentionObserved read =
                accepted(with(line -> line.put("text", "TEXT")).replace("TEXT", "a\\u0000b\\ud800c\\ud83d\\ude00\\n"));
        assertThat(read.text()).isEqualTo("ab\uFFFDc\ud83d\ude00\n");
    }

    @Test
    void aLinkThatIsNoneAndATokenInALinkStayBehind() {
        assertThat(accepted(with(line -> line.put("url", "javascript:alert(1)")))
                        .url())
                .isNull();
        assertThat(accepted(with(line -> line.put("url", "https://x.cn/n/1?xsec_token=ABC&a=1")))
                        .url())
                .isEqualTo("https://x.cn/n/1?a=1");
        assertThat(accepted(with(line -> line.put("url", "https://x.cn/n/1?xsec_token=ABC")))
                        .url())
                .isEqualTo("https://x.cn/n/1");
    }

    @Test
    void aReadingBroughtAlongIsTakenAndAMisshapenOneRefused() {
        String good = with(line -> line.putObject("reading")
                .putObject("sentiment")
                .put("label", "negative")
                .put("probability", 0.9));
        assertThat(accepted(good).reading().sentiment().label()).isEqualTo("negative");
        assertThat(rejected(good.replace("\"negative\"", "\"angry\"")).code()).isEqualTo("invalid-reading");
        assertThat(rejected(good.replace("0.9", "9")).code()).isEqualTo("invalid-reading");
        assertThat(rejected(good.replace("{\"sentiment\"", "{\"appeals\":[\"a\\u0000b\"],\"sentiment\""))
                        .code())
                .isEqualTo("invalid-reading");
        assertThat(rejected(with(line -> line.put("reading", "bad"))).code()).isEqualTo("invalid-reading");
    }

    @Test
    void reasonsAreToldInBothLanguages() {
        Reason reason = rejected("[]");
        assertThat(reason.in(java.util.Locale.ENGLISH)).isEqualTo("not a JSON object");
        assertThat(reason.in(java.util.Locale.CHINA)).isEqualTo("不是 JSON 对象");
    }

    @Property(tries = 2000)
    void nothingThatArrivesBreaksTheReader(@ForAll byte[] line) {
        assertThat(reader.read(line, 0, line.length, NOW)).isNotNull();
    }

    @Property(tries = 1000)
    void anyTextBecomesStorable(@ForAll String text) {
        String clean = CleanText.clean(text, 50);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
        assertThat(clean).doesNotContain("\u0000").hasSizeLessThanOrEqualTo(50 + CleanText.CUT_MARK.length());
    }

    private static String with(Consumer<ObjectNode> change) {
        ObjectNode line = EventJson.mapper().createObjectNode();
        line.put("platform", "weibo").put("externalId", "1").put("text", "话").put("observedAt", "2026-11-21T01:00:00Z");
        change.accept(line);
        return line.toString();
    }

    private MentionObserved accepted(String line) {
        Verdict verdict = read(line);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).observation();
    }

    private Reason rejected(String line) {
        Verdict verdict = read(line);
        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        return ((Verdict.Rejected) verdict).reason();
    }

    private Verdict read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length, NOW);
    }
}
