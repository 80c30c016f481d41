package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.search.Folded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * What a mention said (措辞) when somebody looked.
 *
 * @param hash of title and text: the first 64 bits of SHA-256, so nobody edits his text into an equal one. Texts that differ in blanks, width or
 *     capitals alone are the same words and have the same
 * @param title or null
 * @param text or null
 * @param seenAt when it was last seen so
 * @param reading null while nobody has read it
 */
record Wording(long hash, String title, String text, Instant seenAt, Reading reading) {

    private static final byte BETWEEN = 0;

    /** With the reading that was brought along, if any. */
    static Wording of(MentionObserved observed) {
        String title = observed.title();
        String text = observed.text();
        return new Wording(hashOf(title, text), title, text, observed.observedAt(), observed.reading());
    }

    static long hashOf(String title, String text) {
        MessageDigest digest = sha256();
        digest.update(Folded.of(title).getBytes(StandardCharsets.UTF_8));
        digest.update(BETWEEN);
        digest.update(Folded.of(text).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** The same words, seen then as well. */
    Wording and(Wording again) {
        Instant last = seenAt.isBefore(again.seenAt) ? again.seenAt : seenAt;
        return new Wording(hash, title, text, last, reading == null ? again.reading : reading);
    }

    Wording readBy(Reader reader) {
        return reading == null ? new Wording(hash, title, text, seenAt, reader.read(title, text)) : this;
    }

    /** Of {@link Reading.Sentiment}, or null. */
    String sentiment() {
        return reading == null || reading.sentiment() == null
                ? null
                : reading.sentiment().label();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
