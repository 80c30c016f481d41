package io.langyan.notification.secret;

import io.langyan.notification.NotificationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over what must not lie in the clear, and keyed hashes for claims. A sealed value is: version 1, nonce of 12
 * bytes, ciphertext with tag; bound to the row that it belongs to.
 */
@Singleton
public class Vault {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    /** Opens what was sealed before the key was changed; null when it was not. */
    private final SecretKeySpec before;

    private final SecretKeySpec hashing;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Vault(NotificationConfig config) {
        this(
                config.contactKey(),
                config.contactKeyPrevious().orElse(null),
                config.ackKey().orElse(null));
    }

    /**
     * Keys in base64.
     *
     * @param previous of contacts too, which only opens; null for none
     * @param ackKey null: derived from the first
     */
    Vault(String contactKey, String previous, String ackKey) {
        byte[] key = decode("contact-key", contactKey);
        byte[] derived = hash(new SecretKeySpec(key, "HmacSHA256"), "langyan claims");
        sealing = new SecretKeySpec(key, "AES");
        before = previous == null ? null : new SecretKeySpec(decode("contact-key-previous", previous), "AES");
        hashing = new SecretKeySpec(ackKey == null ? derived : decode("ack-key", ackKey), "HmacSHA256");
    }

    private static byte[] decode(String name, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below without the value
        }
        throw new IllegalArgumentException("langyan.notification." + name + " must be 32 bytes in base64");
    }

    /** @param row what the value belongs to; it opens only there */
    public byte[] seal(String row, String clear) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, sealing, row, nonce, clear.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when the key is another or the value was altered or moved */
    public String open(String row, byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        if (sealed.length <= NONCE || bytes.get() != VERSION) {
            throw new IllegalStateException("sealed in an unknown way");
        }
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return new String(open(row, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] open(String row, byte[] nonce, byte[] text) {
        try {
            return run(Cipher.DECRYPT_MODE, sealing, row, nonce, text);
        } catch (IllegalStateException closed) {
            if (before == null) {
                throw closed;
            }
            return run(Cipher.DECRYPT_MODE, before, row, nonce, text);
        }
    }

    /** HMAC-SHA256 with a key of its own. */
    public byte[] hash(String text) {
        return hash(hashing, text);
    }

    private static byte[] run(int mode, SecretKeySpec key, String row, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot open what was sealed for " + row, broken);
        }
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
