package io.langyan.grading.mention;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Reading;
import io.langyan.events.v1.StoryCommand;
import io.langyan.grading.live.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A mention read quickly says what the codec says, and what is not plain is the codec's. */
class MentionRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.25Z");

    @Property(tries = 500)
    void aMentionSaysTheSameAsByTheCodec(@ForAll("mentions") MentionMatched mention) {
        // Given
        EventCodec.Encoded record = EventCodec.encode(envelope(), mention);

        // When
        EventCodec.Known quick = (EventCodec.Known) MentionRecords.decode(record.headers(), record.value());

        // Then
        EventCodec.Known thorough = (EventCodec.Known) EventCodec.decode(record.headers(), record.value());
        assertThat(quick.envelope()).isEqualTo(thorough.envelope());
        assertThat(told((MentionMatched) quick.event())).isEqualTo(told((MentionMatched) thorough.event()));
    }

    @Example
    void whatIsWrittenInAnUnusualWayIsReadAsTheCodecReadsIt() {
        for (String json : List.of(
                "{\"brand\":\"b\",\"platform\":\"p\",\"externalId\":7,\"observedAt\":\"2026-03-02T16:00:00+08:00\"}",
                "{\"brand\":\"b\",\"platform\":\"p\",\"externalId\":\"x\",\"observedAt\":1772438400,\"revision\":null}",
                "{\"brand\":\"b\",\"platform\":\"p\",\"externalId\":\"x\",\"observedAt\":\"2026-03-02T08:00:00Z\","
                        + "\"counters\":{\"likes\":\"12\"},\"notCrisis\":\"true\"}")) {
            assertReadAlike(json);
        }
    }

    @Example
    void whatIsBrokenIsBrokenForTheSameReason() {
        for (String json : List.of(
                "{\"brand\":",
                "[]",
                "null",
                "{\"observedAt\":\"2026-02-30T08:00:00Z\"}",
                "{\"counters\":{\"likes\":99999999999999999999}}",
                "{\"author\":{\"verified\":\"knight\"}}",
                "{\"reading\":{\"categories\":[\"privacy\",null]}}",
                "{\"reading\":5}")) {
            byte[] value = json.getBytes(StandardCharsets.UTF_8);
            assertThat(MentionRecords.decode(headers(), value))
                    .as(json)
                    .isInstanceOf(EventCodec.Broken.class)
                    .isEqualTo(EventCodec.decode(headers(), value));
        }
    }

    @Example
    void aRecordWithoutItsHeadersIsBroken() {
        byte[] value = EventCodec.encode(envelope(), mentions().sample()).value();
        for (String missing : List.of("ce_id", "ce_source", "ce_time", "ce_brand", "ce_type")) {
            Headers headers = headers();
            headers.remove(missing);
            assertThat(MentionRecords.decode(headers, value))
                    .as(missing)
                    .isInstanceOf(EventCodec.Broken.class)
                    .isEqualTo(EventCodec.decode(headers, value));
        }
    }

    @Example
    void commandsAreReadAsEver() {
        StoryCommand.MarkFalseAlarm command =
                new StoryCommand.MarkFalseAlarm("acme", UUID.randomUUID(), "lead", NOW, "nothing in it");
        Envelope envelope = new Envelope(
                "1", EventTypes.nameOf(StoryCommand.MarkFalseAlarm.class), "test", NOW, "acme", null, null);
        EventCodec.Encoded record = EventCodec.encode(envelope, command);

        assertThat(MentionRecords.decode(record.headers(), record.value()))
                .isEqualTo(new EventCodec.Known(envelope, command));
    }

    private static void assertReadAlike(String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        assertThat(MentionRecords.decode(headers(), value))
                .as(json)
                .isInstanceOf(EventCodec.Known.class)
                .isEqualTo(EventCodec.decode(headers(), value));
    }

    /** All that grading asks of a mention. */
    private static List<?> told(MentionMatched mention) {
        Sighting sighting = Sighting.of(mention);
        return Arrays.asList(
                mention.brand(),
                mention.mentionKey(),
                mention.parentId(),
                mention.title(),
                mention.text(),
                mention.observedAt(),
                mention.publishedAt(),
                mention.mediaAuthor(),
                mention.author() == null ? null : mention.author().name(),
                mention.reading() == null ? null : mention.reading().categories(),
                sighting.at(),
                Arrays.toString(sighting.counters()),
                sighting.published(),
                sighting.told(),
                sighting.capped());
    }

    private static Envelope envelope() {
        return new Envelope("id-1", EventTypes.nameOf(MentionMatched.class), "monitoring", NOW, "acme", "drill", 3);
    }

    private static Headers headers() {
        return new RecordHeaders(
                EventCodec.encode(envelope(), mentions().sample()).headers().toArray());
    }

    @Provide
    static Arbitrary<MentionMatched> mentions() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("狼烟🔥 \"\\\n/ab")
                .ofMaxLength(20)
                .injectNull(0.2);
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(0, 7_258_118_399L), Arbitraries.of(0, 1, 250_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        words,
                        times,
                        times.injectNull(0.3),
                        authors(),
                        counters(),
                        readings(),
                        Combinators.combine(
                                        flags,
                                        flags,
                                        flags,
                                        flags,
                                        Arbitraries.integers().between(0, 9))
                                .as(Marks::new))
                .as(MentionRecordsTest::mention);
    }

    private record Marks(boolean byRule, boolean own, boolean notCrisis, boolean media, int revision) {}

    private static MentionMatched mention(
            String words, Instant at, Instant published, Author author, Counters counters, Reading read, Marks marks) {
        return new MentionMatched(
                new UUID(1, 2),
                "acme",
                "weibo",
                "id" + words,
                "post",
                words,
                "https://example.com",
                words,
                words,
                author,
                published,
                at,
                NOW,
                counters,
                "crawler",
                List.of("狼烟"),
                marks.byRule(),
                marks.own(),
                marks.notCrisis(),
                marks.media(),
                read,
                marks.revision(),
                marks.revision() % 2 == 0 ? List.of("copy", "ad") : List.of());
    }

    private static Arbitrary<Author> authors() {
        return Arbitraries.of(Author.Verified.values())
                .injectNull(0.3)
                .map(verified -> new Author("key", "名", 5L, verified))
                .injectNull(0.3);
    }

    private static Arbitrary<Counters> counters() {
        Arbitrary<Long> counter = Arbitraries.longs().greaterOrEqual(0).injectNull(0.2);
        return Combinators.combine(counter, counter, counter, Arbitraries.of(true, false))
                .as((reposts, comments, likes, capped) -> new Counters(reposts, comments, likes, 7L, capped))
                .injectNull(0.2);
    }

    private static Arbitrary<Reading> readings() {
        return Combinators.combine(
                        Arbitraries.of("negative", "neutral", "positive").injectNull(0.2),
                        Arbitraries.of("privacy", "compliance", "other").list().ofMaxSize(3),
                        Arbitraries.of("rumour", "legal").injectNull(0.4))
                .as((label, categories, type) -> new Reading(
                        label == null ? null : new Reading.Sentiment(label, 0.9, Map.of(label, 0.9)),
                        List.of("refund"),
                        categories,
                        type,
                        List.of(new Reading.Evidence(0, 2, "why"))))
                .injectNull(0.2);
    }
}
