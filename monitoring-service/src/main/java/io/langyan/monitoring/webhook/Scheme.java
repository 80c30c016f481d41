package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.langyan.events.rest.Problem;
import java.util.Locale;

/** How a sender shows that it is the sender. */
enum Scheme {
    /** Standard Webhooks: id, time and body are signed. */
    STANDARD("webhook-signature"),
    /** HMAC-SHA256 over the body, in hex, with or without {@code sha256=} before it. */
    HMAC("X-Signature"),
    /** A bare token. Whoever sees one request can send others: only over TLS, only for who can do no better. */
    TOKEN("X-Webhook-Token");

    private final String header;

    Scheme(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Scheme of(String code) {
        for (Scheme scheme : values()) {
            if (scheme.code().equals(code)) {
                return scheme;
            }
        }
        throw Problem.unprocessable(
                "unknown-scheme", "scheme 应为 standard、hmac 或 token", "scheme is standard, hmac or token");
    }
}
