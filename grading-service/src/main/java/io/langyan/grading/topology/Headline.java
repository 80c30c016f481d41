package io.langyan.grading.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** What the steps read and write of CloudEvents headers without opening the payload. */
final class Headline {

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

    /** The record for the dead letters, with the reason. */
    static Record<String, byte[]> letter(Record<String, byte[]> record, String step, String reason) {
        LOG.warnf("%s laid a record aside: %s", step, reason);
        Headers headers = new RecordHeaders(record.headers().toArray());
        BiConsumer<String, String> put = (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        put.accept("dlt_reason", reason);
        put.accept("dlt_consumer", "grading." + step);
        put.accept("dlt_attempts", "1");
        put.accept("dlt_at", Instant.now().toString());
        return record.withHeaders(headers);
    }
}
