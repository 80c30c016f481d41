package io.langyan.monitoring.observation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a platform's author id into a keyed hash (HMAC-SHA256, first 128 bits as hex): the same author has the same key within one
 * installation, and nobody without the secret can go back or compare with another installation.
 */
public final class AuthorKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec secret;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    /** @throws IllegalArgumentException when the secret is too short to protect anything */
    public AuthorKeys(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < KEPT_BYTES) {
            throw new IllegalArgumentException("the author hash key must have at least " + KEPT_BYTES + " bytes");
        }
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
    }

    public String keyOf(String platform, String authorId) {
        byte[] hash = macs.get().doFinal((platform + ':' + authorId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEPT_BYTES);
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
