package io.langyan.monitoring.evidence;

import io.langyan.monitoring.MonitoringConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals hashes with a key that is not in the database: who can only write there cannot begin a chain anew. */
@ApplicationScoped
class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    Seal(MonitoringConfig config) {
        String secret = config.evidence().sealKey().orElse(config.authorHashKey());
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("langyan.monitoring.evidence.seal-key needs at least 16 bytes");
        }
        key = new SecretKeySpec(("langyan-custody|" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Hashes.hex(mac.doFinal(hash.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean fits(String hash, String seal) {
        return MessageDigest.isEqual(
                of(hash).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.US_ASCII));
    }
}
