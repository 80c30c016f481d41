package io.langyan.standalone.simulators.webhook;

import io.langyan.standalone.simulators.exchange.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Version 1 of Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}. */
final class WebhookSign {

    private WebhookSign() {}

    static String of(String secret, String id, String timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, signed.toByteArray()));
    }

    /** One of the signatures in the header, which lists several while a secret changes. */
    static boolean fits(String header, String expected) {
        return Arrays.stream(header.split(" ")).anyMatch(one -> Hmac.same(expected, one));
    }
}
