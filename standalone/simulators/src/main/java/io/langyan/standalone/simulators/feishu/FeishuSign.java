package io.langyan.standalone.simulators.feishu;

import io.langyan.standalone.simulators.exchange.Hmac;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signing (签名校验): base64 of HMAC-SHA256 with {@code timestamp + "\n" + secret} as key over nothing. */
final class FeishuSign {

    private static final Duration SKEW = Duration.ofHours(1);

    private FeishuSign() {}

    static String of(String secret, String timestamp) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(timestamp + "\n" + secret, ""));
    }

    /** True for 10 digits of seconds within one hour of the vendor's time, signed with the secret. */
    static boolean fits(String secret, String timestamp, String sign, Instant now) {
        return timestamp.matches("\\d{10}")
                && Math.abs(Long.parseLong(timestamp) - now.getEpochSecond()) <= SKEW.toSeconds()
                && Hmac.same(of(secret, timestamp), sign);
    }
}
