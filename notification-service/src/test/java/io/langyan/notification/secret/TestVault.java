package io.langyan.notification.secret;

import java.util.Arrays;
import java.util.Base64;

/** Vaults with keys of a test. */
public final class TestVault {

    private TestVault() {}

    public static Vault of(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new Vault(Base64.getEncoder().encodeToString(key), null);
    }
}
