package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.StoryCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private final StoryCommand.MarkFalseAlarm event = Notes.saying(UUID.randomUUID(), "假警报");
    private final Envelope envelope = new Envelope(
            "id-1",
            EventTypes.nameOf(event.getClass()),
            "test",
            Instant.parse("2026-11-21T01:02:03.456789Z"),
            "brand",
            null,
            null);

    @Test
    void whatIsEncodedIsDecoded() {
        // Given
        Envelope inDrill = new Envelope("id-2", envelope.type(), "test", envelope.time(), "brand", "drill-1", 12);
        // When
        EventCodec.Encoded encoded = EventCodec.encode(inDrill, event);
        // Then
        assertThat(EventCodec.decode(encoded.headers(), encoded.value()))
                .isEqualTo(new EventCodec.Known(inDrill, event));
    }

    @Test
    void headersAreThoseOfCloudEventsInBinaryMode() {
        // When
        Headers headers = EventCodec.encode(envelope, event).headers();
        // Then
        assertThat(headers)
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=id-1",
                        "ce_type=mark.false.alarm",
                        "ce_source=test",
                        "ce_time=2026-11-21T01:02:03.456789Z",
                        "ce_brand=brand",
                        "content-type=application/json");
    }

    @Test
    void aFieldOfANewerWriterIsIgnored() {
        // Given
        byte[] newer = new String(EventCodec.payload(event), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"colour\":{\"r\":1},")
                .getBytes(StandardCharsets.UTF_8);
        // When
        EventCodec.Decoded decoded = EventCodec.decode(EventCodec.headers(envelope), newer);
        // Then
        assertThat(decoded).isEqualTo(new EventCodec.Known(envelope, event));
    }

    @Test
    void anUnknownTypeIsNoDamage() {
        // Given
        Headers headers = EventCodec.headers(envelope);
        headers.remove(EventCodec.TYPE);
        EventCodec.put(headers, EventCodec.TYPE, "moon.landed");
        // Then
        assertThat(EventCodec.decode(headers, new byte[] {1})).isEqualTo(new EventCodec.UnknownType("moon.landed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"text\"", "{\"story\":\"no uuid\"}", "{\"at\":\"yesterday\"}"})
    void aDamagedPayloadIsBroken(String payload) {
        // Then
        assertThat(EventCodec.decode(EventCodec.headers(envelope), payload.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventCodec.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {EventCodec.ID, EventCodec.TYPE, EventCodec.SOURCE, EventCodec.TIME, EventCodec.BRAND})
    void aMissingHeaderIsNamed(String missing) {
        // Given
        Headers headers = EventCodec.headers(envelope);
        headers.remove(missing);
        // When
        EventCodec.Decoded decoded = EventCodec.decode(headers, EventCodec.payload(event));
        // Then
        assertThat(decoded).isInstanceOfSatisfying(EventCodec.Broken.class, broken -> assertThat(broken.reason())
                .contains(missing.substring(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999"})
    void aDamagedPlanVersionIsBroken(String version) {
        // Given
        Headers headers = new RecordHeaders(EventCodec.headers(envelope).toArray());
        EventCodec.put(headers, EventCodec.PLAN_VERSION, version);
        // Then
        assertThat(EventCodec.decode(headers, EventCodec.payload(event))).isInstanceOf(EventCodec.Broken.class);
    }

    @Test
    void noPayloadIsBroken() {
        assertThat(EventCodec.decode(EventCodec.headers(envelope), null))
                .isEqualTo(new EventCodec.Broken("no payload"));
    }
}
