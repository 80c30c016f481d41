package io.langyan.incident.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * How entries are chained. The bytes hashed are netstrings (length in bytes, colon, UTF-8 text, comma), one per field, so
 * that no text can pretend to be two fields:
 *
 * <pre>
 * payloadHash = SHA-256(salt bytes, payload as UTF-8)
 * hash        = SHA-256(netstrings("langyan-timeline-v1", incident, seq, at, type, source, actor, payloadHash, prev))
 * signature   = Ed25519(netstrings("langyan-timeline-entry-v1", hash))
 * head        = Ed25519(netstrings("langyan-timeline-head-v1", incident, seq, hash, at))
 * </pre>
 *
 * {@code at} is ISO-8601 UTC as exported, to the millisecond at most.
 */
public final class Chain {

    /** What the first entry of a timeline follows. */
    public static final String ROOT = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private Chain() {}

    /** The entry that follows a head. */
    static Entry next(Head head, Note note, Instant at, byte[] salt, TimelineKey key) {
        String payload = json(note.payload());
        String payloadHash = payloadHash(salt, payload);
        String hash = hash(
                head.incident(),
                head.seq() + 1,
                at.toString(),
                note.type(),
                note.source(),
                note.actor(),
                payloadHash,
                head.hash());
        return new Entry(
                head.incident(),
                head.seq() + 1,
                at,
                note.type(),
                note.source(),
                note.actor(),
                payload,
                HEX.formatHex(salt),
                payloadHash,
                head.hash(),
                hash,
                key.sign(signed(hash)));
    }

    static String payloadHash(byte[] salt, String payload) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return HEX.formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
    }

    static String hash(Entry entry) {
        return hash(
                entry.incident(),
                entry.seq(),
                entry.at().toString(),
                entry.type(),
                entry.source(),
                entry.actor(),
                entry.payloadHash(),
                entry.prev());
    }

    private static String hash(
            UUID incident,
            long seq,
            String at,
            String type,
            String source,
            String actor,
            String payloadHash,
            String prev) {
        byte[] bytes = netstrings(
                "langyan-timeline-v1",
                incident.toString(),
                Long.toString(seq),
                at,
                type,
                source,
                actor,
                payloadHash,
                prev);
        return HEX.formatHex(sha256().digest(bytes));
    }

    /** The bytes under an entry's signature. */
    static byte[] signed(String hash) {
        return netstrings("langyan-timeline-entry-v1", hash);
    }

    /** The bytes under a head's signature. */
    static byte[] signed(Head head, Instant at) {
        return netstrings(
                "langyan-timeline-head-v1",
                head.incident().toString(),
                Long.toString(head.seq()),
                head.hash(),
                at.toString());
    }

    private static byte[] netstrings(String... fields) {
        var text = new StringBuilder();
        for (String field : fields) {
            text.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field)
                    .append(',');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object payload) {
        try {
            return EventJson.mapper().writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a payload must become JSON", unwritable);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
