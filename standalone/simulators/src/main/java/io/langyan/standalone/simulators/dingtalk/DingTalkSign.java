package io.langyan.standalone.simulators.dingtalk;

import io.langyan.standalone.simulators.exchange.Hmac;
import java.time.Duration;
import java.util.Base64;

/** Signing (加签): base64 of HMAC-SHA256 with the secret as key over {@code timestamp + "\n" + secret}. */
final class DingTalkSign {

    private static final Duration SKEW = Duration.ofHours(1);

    private DingTalkSign() {}

    static String of(String secret, String timestamp) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(secret, timestamp + "\n" + secret));
    }

    static boolean fits(String secret, String timestamp, String sign) {
        return Hmac.same(of(secret, timestamp), sign);
    }

    /** True for 13 digits of milliseconds within one hour of the vendor's time. */
    static boolean timely(String timestamp, long nowMillis) {
        return timestamp.matches("\\d{13}") && Math.abs(Long.parseLong(timestamp) - nowMillis) <= SKEW.toMillis();
    }
}
