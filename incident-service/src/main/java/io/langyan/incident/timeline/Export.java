package io.langyan.incident.timeline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.langyan.events.v1.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A timeline as NDJSON that can be verified without the service: one line per entry, and a last line that signs the head, so
 * that a cut file is noticed. {@code payload} stands as the exact text that was hashed.
 */
public final class Export {

    private static final ObjectMapper MAPPER = EventJson.configure(new JsonMapper())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Export() {}

    /** The last line. @param key public key, X.509 in Base64; compare its id with the one the service publishes */
    @JsonPropertyOrder({"incident", "entries", "head", "at", "keyId", "key", "signature"})
    record Closing(UUID incident, long entries, String head, Instant at, String keyId, String key, String signature) {}

    static String lines(List<Entry> entries, Instant at, TimelineKey key) {
        Head head = Head.of(entries.get(entries.size() - 1));
        return Stream.concat(entries.stream(), Stream.of(closing(head, at, key)))
                .map(Export::line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static Closing closing(Head head, Instant at, TimelineKey key) {
        return new Closing(
                head.incident(),
                head.seq(),
                head.hash(),
                at,
                key.id(),
                key.publicKey(),
                key.sign(Chain.signed(head, at)));
    }

    static String line(Object entryOrClosing) {
        try {
            return MAPPER.writeValueAsString(entryOrClosing);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }
}
