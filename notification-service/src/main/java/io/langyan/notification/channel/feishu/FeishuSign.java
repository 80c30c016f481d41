package io.langyan.notification.channel.feishu;

import io.langyan.notification.channel.Hmac;
import java.util.Base64;

/** Signing (签名校验): HMAC-SHA256 of nothing, keyed with time and secret. */
final class FeishuSign {

    private FeishuSign() {}

    static String of(String secret, long seconds) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(seconds + "\n" + secret, ""));
    }
}
