package io.langyan.monitoring.webhook;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Makes secrets and keeps them: sealed where the clear text is needed to check a signature, hashed where it is not. */
@ApplicationScoped
class WebhookSecrets {

    static final String STANDARD_PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;

    private final Sealed sealed;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(MonitoringConfig config) {
        this.sealed = new Sealed(config.authorHashKey(), "secrets of webhooks");
    }

    String make(Scheme scheme) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return switch (scheme) {
            case STANDARD -> STANDARD_PREFIX + Base64.getEncoder().encodeToString(bytes);
            case HMAC -> HexFormat.of().formatHex(bytes);
            case TOKEN -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    /** @throws Problem 422 when a vendor's own secret is none that can protect anything */
    void requireSound(Scheme scheme, String secret) {
        boolean sound = secret.length() >= SHORTEST
                && secret.length() <= LONGEST
                && secret.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && (scheme != Scheme.STANDARD || key(secret).length >= SHORTEST);
        if (!sound) {
            throw Problem.unprocessable(
                    "weak-secret",
                    "密钥应为 16 到 200 个可打印 ASCII 字符；standard 方案以 whsec_ 开头并为 Base64",
                    "a secret has 16 to 200 printable ASCII characters; for standard it is whsec_ and Base64");
        }
    }

    byte[] keep(UUID webhook, Scheme scheme, String secret) {
        return scheme == Scheme.TOKEN
                ? sha256(secret.getBytes(StandardCharsets.UTF_8))
                : sealed.seal(webhook.toString(), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What a request may be checked with now: keys of signatures, or hashes of tokens. */
    List<byte[]> valid(Webhook webhook, Instant now) {
        List<byte[]> valid = new ArrayList<>();
        if (webhook.secret() != null) {
            valid.add(opened(webhook, webhook.secret()));
        }
        if (webhook.previous() != null && now.isBefore(webhook.previousUntil())) {
            valid.add(opened(webhook, webhook.previous()));
        }
        return valid;
    }

    private byte[] opened(Webhook webhook, byte[] kept) {
        if (webhook.scheme() == Scheme.TOKEN) {
            return kept;
        }
        String secret = new String(sealed.open(webhook.id().toString(), kept), StandardCharsets.UTF_8);
        return webhook.scheme() == Scheme.STANDARD ? key(secret) : secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Standard Webhooks: the key is what the Base64 behind the prefix stands for. */
    private static byte[] key(String secret) {
        try {
            return secret.startsWith(STANDARD_PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
