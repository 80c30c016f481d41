package io.langyan.grading.mention;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.MentionMatched;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Records as {@link EventCodec} reads them. A plain mention is read without what grading has no use for; of any other record, and where
 * anything is unusual, the codec says what it is.
 */
public final class MentionRecords {

    private static final String MENTION = EventTypes.nameOf(MentionMatched.class);

    private MentionRecords() {}

    /**
     * As {@link EventCodec#decode(Headers, byte[])}. A mention comes without its ledger id, kind, URL, terms, times of receipt,
     * appeals and evidence, and its author without key and followers.
     */
    public static EventCodec.Decoded decode(Headers headers, byte[] value) {
        Envelope envelope = MENTION.equals(text(headers, "ce_type")) ? envelope(headers) : null;
        MentionMatched mention = envelope == null || value == null ? null : MentionReader.read(value);
        return mention == null ? EventCodec.decode(headers, value) : new EventCodec.Known(envelope, mention);
    }

    /** Null when there is not all that an envelope needs. */
    private static Envelope envelope(Headers headers) {
        String id = text(headers, "ce_id");
        String source = text(headers, "ce_source");
        Instant time = PlainTime.read(text(headers, "ce_time"));
        String brand = text(headers, "ce_brand");
        if (id == null || source == null || time == null || brand == null) {
            return null;
        }
        String version = text(headers, "ce_planversion");
        Integer planVersion = version == null ? null : number(version);
        return version != null && planVersion == null
                ? null
                : new Envelope(id, MENTION, source, time, brand, text(headers, "ce_drill"), planVersion);
    }

    private static Integer number(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException unusual) {
            return null;
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
