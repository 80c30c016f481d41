package io.langyan.standalone.simulators.dingtalk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signing (加签): base64 of HMAC-SHA256 with the secret as key over {@code timestamp + "\n" + secret}. */
final class DingTalkSign {

    private static final Duration SKEW = Duration.ofHours(1);

    private DingTalkSign() {}

    static String of(String secret, String timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean fits(String secret, String timestamp, String sign) {
        return MessageDigest.isEqual(
                of(secret, timestamp).getBytes(StandardCharsets.UTF_8), sign.getBytes(StandardCharsets.UTF_8));
    }

    /** True for 13 digits of milliseconds within one hour of the vendor's time. */
    static boolean timely(String timestamp, long nowMillis) {
        return timestamp.matches("\\d{13}") && Math.abs(Long.parseLong(timestamp) - nowMillis) <= SKEW.toMillis();
    }
}
