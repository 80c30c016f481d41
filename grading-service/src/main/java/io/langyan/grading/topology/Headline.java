package io.langyan.grading.topology;

import io.langyan.grading.live.MovedSamples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** What the steps read and write of CloudEvents headers without opening the payload. */
final class Headline {

    /** Header within the topology: {@code platform:externalId} of a sample, so that a step need not open it. */
    static final String MENTION_KEY = "langyan-mention";

    /** Header within the topology: the number of a decision that regroups stories. */
    static final String DECISION = "langyan-decision";

    private static final Logger LOG = Logger.getLogger(Headline.class);

    private Headline() {}

    static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static boolean isOfType(Headers headers, String type) {
        return type.equals(text(headers, "ce_type"));
    }

    static String brand(Headers headers) {
        return text(headers, "ce_brand");
    }

    /** Marks a sample with its mention before it gets the key of a later step. */
    static Record<String, byte[]> ofMention(Record<String, byte[]> record, String mention) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.remove(MENTION_KEY).add(MENTION_KEY, mention.getBytes(StandardCharsets.UTF_8));
        return record.withHeaders(headers);
    }

    /** The command with its number, for a story that it concerns. */
    static Record<String, byte[]> decided(Record<String, byte[]> record, long number, UUID story) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.remove(DECISION).add(DECISION, Long.toString(number).getBytes(StandardCharsets.UTF_8));
        return record.withHeaders(headers).withKey(story.toString());
    }

    /** Samples on their way to another story. */
    static Record<String, byte[]> moved(UUID to, MovedSamples moved, long timestamp) {
        Headers headers = new RecordHeaders();
        BiConsumer<String, String> put = (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        put.accept("ce_type", MovedSamples.TYPE);
        put.accept("ce_brand", moved.brand());
        return new Record<>(to.toString(), moved.toBytes(), timestamp, headers);
    }

    /** The record for the dead letters, with the reason, under the key it came with: so it can be sent again. */
    static Record<String, byte[]> letter(Record<String, byte[]> record, String step, String reason) {
        LOG.warnf("%s laid a record aside: %s", step, reason);
        Headers headers = new RecordHeaders(record.headers().toArray());
        String mention = text(headers, MENTION_KEY);
        headers.remove(MENTION_KEY);
        BiConsumer<String, String> put = (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        put.accept("dlt_reason", reason);
        put.accept("dlt_consumer", "grading." + step);
        put.accept("dlt_attempts", "1");
        put.accept("dlt_at", Instant.now().toString());
        return (mention == null ? record : record.withKey(brand(headers) + ":" + mention)).withHeaders(headers);
    }
}
