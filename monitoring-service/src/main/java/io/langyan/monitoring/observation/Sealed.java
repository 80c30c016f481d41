package io.langyan.monitoring.observation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over what must not lie in the clear: raw lines with authors' ids while they wait, secrets of webhooks. A sealed value is: version
 * 1, nonce of 12 bytes, ciphertext with tag; it opens only under the name it was sealed for.
 */
public final class Sealed {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param secret of the installation; @param purpose keeps keys for different things apart */
    public Sealed(String secret, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            key = new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] seal(String name, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, name, nonce, clear, 0, clear.length);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when the key is another, or the value was altered or moved */
    public byte[] open(String name, byte[] sealed) {
        if (sealed.length <= NONCE || sealed[0] != VERSION) {
            throw new IllegalStateException("sealed in an unknown way: " + name);
        }
        byte[] nonce = java.util.Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        return run(Cipher.DECRYPT_MODE, name, nonce, sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    }

    private byte[] run(int mode, String name, byte[] nonce, byte[] bytes, int from, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, from, length);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot open what was sealed for " + name, broken);
        }
    }
}
