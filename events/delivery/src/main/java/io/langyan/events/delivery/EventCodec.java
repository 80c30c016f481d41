package io.langyan.events.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in binary mode of the Kafka protocol binding, the payload as JSON.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
public final class EventCodec {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SPEC_VERSION = "ce_specversion";
    static final String TIME = "ce_time";
    static final String BRAND = "ce_brand";
    static final String DRILL = "ce_drill";
    static final String PLAN_VERSION = "ce_planversion";
    static final String CONTENT_TYPE = "content-type";
    static final String TRACE_PARENT = "traceparent";

    private static final Map<String, Class<? extends Event>> TYPES = typesOfAllTopics();
    private static final ObjectMapper JSON = EventJson.mapper();

    private EventCodec() {}

    /** What cannot be left out, by name: all that is told of a broken record besides the kind of failure. */
    private static final class Missing extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Missing(String what) {
            super("no " + what);
        }
    }

    /** A record's headers and value. */
    public record Encoded(Headers headers, byte[] value) {}

    /** What a record turned out to be. */
    public sealed interface Decoded {}

    /** An event of a type this version knows. */
    public record Known(Envelope envelope, Event event) implements Decoded {}

    /** A type added by a newer writer, or no event of ours: to be counted and skipped. */
    public record UnknownType(String type) implements Decoded {}

    /** Damaged headers or payload: to be laid aside with the reason, which repeats nothing of the payload. */
    public record Broken(String reason) implements Decoded {}

    /** Never fails for a record of the contracts. */
    public static Encoded encode(Envelope envelope, Event event) {
        return new Encoded(headers(envelope), payload(event));
    }

    /** Never throws: whatever arrives is one of the three. */
    public static Decoded decode(ConsumerRecord<String, byte[]> record) {
        return decode(record.headers(), record.value());
    }

    /** As {@link #decode(ConsumerRecord)}, where only headers and value are at hand, such as in Kafka Streams. */
    public static Decoded decode(Headers headers, byte[] value) {
        String type = text(headers, TYPE);
        if (type == null) {
            return new Broken("no " + TYPE);
        }
        Class<? extends Event> known = TYPES.get(type);
        if (known == null) {
            return new UnknownType(type);
        }
        try {
            return new Known(envelope(headers, type), event(value, known));
        } catch (JsonProcessingException e) {
            return new Broken("payload: " + e.getClass().getSimpleName() + where(e));
        } catch (Missing e) {
            return new Broken(e.getMessage());
        } catch (IOException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            return new Broken("not as the contract has it: " + e.getClass().getSimpleName());
        }
    }

    /** What a record says it is, read from its headers alone; null for a type this version does not know. */
    static Class<? extends Event> typeOf(ConsumerRecord<?, ?> record) {
        String type = text(record.headers(), TYPE);
        return type == null ? null : TYPES.get(type);
    }

    static byte[] payload(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record of the contracts: " + event.getClass(), e);
        }
    }

    static Headers headers(Envelope envelope) {
        Headers headers = new RecordHeaders();
        put(headers, SPEC_VERSION, Envelope.SPEC_VERSION);
        put(headers, ID, envelope.id());
        put(headers, TYPE, envelope.type());
        put(headers, SOURCE, envelope.source());
        put(headers, TIME, envelope.time().toString());
        put(headers, BRAND, envelope.brand());
        put(headers, DRILL, envelope.drill());
        put(headers, PLAN_VERSION, envelope.planVersion());
        put(headers, CONTENT_TYPE, "application/json");
        return headers;
    }

    static void put(Headers headers, String name, Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Envelope envelope(Headers headers, String type) {
        String planVersion = text(headers, PLAN_VERSION);
        return new Envelope(
                required(headers, ID),
                type,
                required(headers, SOURCE),
                Instant.parse(required(headers, TIME)),
                required(headers, BRAND),
                text(headers, DRILL),
                planVersion == null ? null : Integer.valueOf(planVersion));
    }

    private static String required(Headers headers, String name) {
        String value = text(headers, name);
        if (value == null) {
            throw new Missing(name);
        }
        return value;
    }

    private static Event event(byte[] value, Class<? extends Event> type) throws IOException {
        if (value == null) {
            throw new Missing("payload");
        }
        Event event = JSON.readValue(value, type);
        if (event == null) {
            throw new Missing("payload");
        }
        return event;
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static Map<String, Class<? extends Event>> typesOfAllTopics() {
        Map<String, Class<? extends Event>> types = new HashMap<>();
        for (Topic topic : Topic.values()) {
            topic.types().forEach((name, type) -> {
                Class<? extends Event> other = types.put(name, type);
                if (other != null && other != type) {
                    throw new IllegalStateException(name + " names both " + other + " and " + type);
                }
            });
        }
        return Map.copyOf(types);
    }
}
