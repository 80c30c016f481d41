package io.langyan.monitoring.webhook;

import io.langyan.events.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a request is from who holds the secret, in time that does not depend on how much of a signature is right.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class Signatures {

    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 10;
    private static final int LONGEST_ID = 200;

    private final Duration tolerance;

    Signatures(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * @param header gives a header's value or null
     * @param keys as {@link WebhookSecrets#valid} gives them
     * @return what this message is to be remembered by; empty when it is not from the sender
     * @throws Problem 401 when the signature is good but its time is not ours: an old message sent again
     */
    Optional<String> verify(
            Webhook webhook, UnaryOperator<String> header, byte[] body, List<byte[]> keys, Instant now) {
        String shown = header.apply(webhook.headerName());
        if (shown == null || keys.isEmpty()) {
            return Optional.empty();
        }
        return switch (webhook.scheme()) {
            case STANDARD -> standard(header, shown, body, keys, now);
            case HMAC -> hmac(shown, body, keys);
            case TOKEN -> token(shown, body, keys);
        };
    }

    private Optional<String> standard(
            UnaryOperator<String> header, String shown, byte[] body, List<byte[]> keys, Instant now) {
        String id = header.apply("webhook-id");
        String timestamp = header.apply("webhook-timestamp");
        if (id == null
                || id.isBlank()
                || id.length() > LONGEST_ID
                || timestamp == null
                || !timestamp.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        byte[] signed = signed(id, timestamp, body);
        boolean good = false;
        String[] signatures = shown.strip().split(" ", MOST_SIGNATURES);
        for (byte[] key : keys) {
            byte[] expected = mac(key, signed);
            for (String signature : signatures) {
                good |= signature.startsWith(VERSION)
                        && MessageDigest.isEqual(expected, base64(signature.substring(VERSION.length())));
            }
        }
        if (good && isStale(Long.parseLong(timestamp), now)) {
            throw new Problem(401, "stale-timestamp", "时间戳超出允许范围", "the timestamp is too far from now");
        }
        return good ? Optional.of(id) : Optional.empty();
    }

    private boolean isStale(long seconds, Instant now) {
        return Math.abs(now.getEpochSecond() - seconds) > tolerance.toSeconds();
    }

    private static byte[] signed(String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return signed;
    }

    private static Optional<String> hmac(String shown, byte[] body, List<byte[]> keys) {
        byte[] given = hex(shown.strip().replaceFirst("^sha256=", ""));
        boolean good = false;
        for (byte[] key : keys) {
            good |= MessageDigest.isEqual(mac(key, body), given);
        }
        return good ? Optional.of(bodyId(body)) : Optional.empty();
    }

    private static Optional<String> token(String shown, byte[] body, List<byte[]> hashes) {
        byte[] given =
                WebhookSecrets.sha256(shown.strip().replaceFirst("^Bearer ", "").getBytes(StandardCharsets.UTF_8));
        boolean good = false;
        for (byte[] hash : hashes) {
            good |= MessageDigest.isEqual(hash, given);
        }
        return good ? Optional.of(bodyId(body)) : Optional.empty();
    }

    private static String bodyId(byte[] body) {
        return HexFormat.of().formatHex(WebhookSecrets.sha256(body));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
