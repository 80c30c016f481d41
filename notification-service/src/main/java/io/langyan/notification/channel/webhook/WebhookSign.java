package io.langyan.notification.channel.webhook;

import io.langyan.notification.channel.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret of Standard Webhooks and what it signs.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Specification</a>
 */
final class WebhookSign {

    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private final byte[] key;

    private WebhookSign(byte[] key) {
        this.key = key;
    }

    /** Empty for what is no base64 of 24 to 64 bytes, with or without {@code whsec_}. */
    static Optional<WebhookSign> of(String secret) {
        try {
            String bare = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            byte[] key = Base64.getDecoder().decode(bare);
            return key.length >= LEAST && key.length <= MOST ? Optional.of(new WebhookSign(key)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** {@code v1,} and the signature of these very bytes. */
    String sign(String id, long seconds, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, signed.toByteArray()));
    }
}
