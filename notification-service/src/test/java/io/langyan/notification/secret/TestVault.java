package io.langyan.notification.secret;

import java.util.Arrays;
import java.util.Base64;

/** Vaults with keys of a test. */
public final class TestVault {

    private TestVault() {}

    public static Vault of(int seed) {
        return new Vault(key(seed), null, null);
    }

    /** @param previous of the key before */
    static Vault changed(int previous, int seed) {
        return new Vault(key(seed), key(previous), null);
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
