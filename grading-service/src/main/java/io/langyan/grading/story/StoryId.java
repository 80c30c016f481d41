package io.langyan.grading.story;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a story, derived so that everyone who knows its founding mention knows it.
 *
 * <p>Bytes: SHA-256 over UTF-8 {@code brand}, one byte 0, UTF-8 {@code platform:externalId}; the first 16 bytes of the digest, with
 * the high nibble of byte 6 set to 8 (version) and the two high bits of byte 8 set to {@code 10} (variant): UUIDv8 of RFC 9562.
 */
public final class StoryId {

    private StoryId() {}

    /** @param mentionKey {@code platform:externalId} of the founding mention */
    public static UUID of(String brand, String mentionKey) {
        MessageDigest digest = sha256();
        digest.update(brand.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(mentionKey.getBytes(StandardCharsets.UTF_8)));
        long high = bytes.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
