package io.langyan.notification.channel.dingtalk;

import io.langyan.notification.channel.Hmac;
import java.util.Base64;

/** Signing (加签): HMAC-SHA256 keyed with the secret over time and secret. */
final class DingTalkSign {

    private DingTalkSign() {}

    /** Base64, not yet encoded for a URL. */
    static String of(String secret, long millis) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(secret, millis + "\n" + secret));
    }
}
