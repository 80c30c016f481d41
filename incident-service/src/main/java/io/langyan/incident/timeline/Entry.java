package io.langyan.incident.timeline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a timeline. All hashes are SHA-256 in lower-case hex.
 *
 * @param seq 1 for the first entry of an incident, no gaps
 * @param payload JSON text, null once erased
 * @param salt hex, null once erased: without it nobody can guess a payload from its hash
 * @param payloadHash of the salt's bytes and the payload's UTF-8 bytes
 * @param prev hash of the entry before, {@link Chain#ROOT} for the first
 * @param hash see {@link Chain#hash}
 * @param signature Ed25519 over {@link Chain#signed}, Base64
 */
@JsonPropertyOrder({
    "incident",
    "seq",
    "at",
    "type",
    "source",
    "actor",
    "payload",
    "salt",
    "payloadHash",
    "prev",
    "hash",
    "signature"
})
public record Entry(
        UUID incident,
        long seq,
        Instant at,
        String type,
        String source,
        String actor,
        String payload,
        String salt,
        String payloadHash,
        String prev,
        String hash,
        String signature) {

    public boolean erased() {
        return payload == null;
    }

    Entry withoutPayload() {
        return new Entry(incident, seq, at, type, source, actor, null, null, payloadHash, prev, hash, signature);
    }
}
