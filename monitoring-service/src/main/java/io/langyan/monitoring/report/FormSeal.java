package io.langyan.monitoring.report;

import io.langyan.monitoring.MonitoringConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and checks what forms carry. The key is the installation's, so every replica takes every form. */
@ApplicationScoped
class FormSeal {

    private static final String ALGORITHM = "HmacSHA256";
    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    @Inject
    FormSeal(MonitoringConfig config) {
        this(config.authorHashKey());
    }

    FormSeal(String secret) {
        key = new SecretKeySpec(("langyan-report-form|" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    FormTicket newTicket(Instant now) {
        StringBuilder receipt = new StringBuilder("R-");
        for (int i = 0; i < 10; i++) {
            receipt.append(i == 5 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new FormTicket(receipt.toString(), now);
    }

    /** A name for a browser that has none yet: random, it says nothing about anybody. */
    String newBrowser() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean fits(String text, String seal) {
        return MessageDigest.isEqual(
                of(text).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.US_ASCII));
    }
}
