package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Reading;
import io.langyan.events.v1.Reading.Sentiment;
import io.langyan.events.v1.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What monitoring would tell of a sample, as a record of {@code mentions}. */
final class MatchedRecords {

    private static final Reading CALM = reading(Sentiment.NEUTRAL, List.of());
    private static final Reading COMPLAINING = reading(Sentiment.NEGATIVE, List.of("product-safety"));

    private final String brand;

    MatchedRecords(String brand) {
        this.brand = brand;
    }

    ProducerRecord<String, byte[]> of(MentionMill.Sample sample, boolean complaint) {
        MentionMatched matched = new MentionMatched(
                UUID.nameUUIDFromBytes(sample.id().getBytes(StandardCharsets.UTF_8)),
                brand,
                sample.platform(),
                sample.id(),
                "post",
                null,
                null,
                null,
                sample.text(),
                new Author("u" + sample.id().hashCode() % 5_000, "压测", 120L, Author.Verified.NONE),
                null,
                sample.observedAt(),
                sample.observedAt(),
                Counters.of(sample.counted() / 5, sample.counted() / 3, sample.counted()),
                "bench",
                List.of("压测"),
                false,
                false,
                false,
                false,
                complaint ? COMPLAINING : CALM,
                1,
                List.of());
        return record(Topic.MENTIONS, brand + ":" + matched.mentionKey(), brand, matched);
    }

    static ProducerRecord<String, byte[]> record(Topic topic, String key, String brand, Event event) {
        try {
            byte[] payload = EventJson.mapper().writeValueAsBytes(event);
            return new ProducerRecord<>(topic.topicName(), null, key, payload, headers(brand, event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Headers headers(String brand, Event event) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        EventTypes.nameOf(event.getClass()),
                        "ce_source",
                        "bench",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_brand",
                        brand,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static Reading reading(String label, List<String> categories) {
        return new Reading(new Sentiment(label, 0.9, Map.of(label, 0.9)), List.of(), categories, null, List.of());
    }
}
