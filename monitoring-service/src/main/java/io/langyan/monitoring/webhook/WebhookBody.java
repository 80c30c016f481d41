package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.observation.CleanText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;

/**
 * What an analyst says about a feed.
 *
 * @param enabled absent: yes
 * @param scheme standard, hmac or token; cannot be changed later, as its secret is of that kind
 * @param header where signature or token stand, when not where the scheme has them
 */
@RegisterForReflection
record WebhookBody(String name, Boolean enabled, Scheme scheme, String header, WebhookMapping mapping) {

    private static final int LONGEST_NAME = 80;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");

    /** @throws Problem 422 naming what cannot be */
    WebhookBody checked() {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw bad("name 应为 1 到 80 个字符", "name has 1 to 80 characters");
        }
        if (scheme == null) {
            throw bad("缺少 scheme", "scheme is missing");
        }
        if (header != null && !HEADER.matcher(header).matches()) {
            throw bad("header 不是请求头名称", "header is no name of a header");
        }
        if (mapping == null) {
            throw bad("缺少 mapping", "mapping is missing");
        }
        mapping.check();
        return new WebhookBody(CleanText.clean(name.strip(), LONGEST_NAME), enabled, scheme, header, mapping);
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    static String json(WebhookMapping mapping) {
        try {
            return EventJson.mapper().writeValueAsString(mapping);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static WebhookMapping mapping(String json) {
        try {
            return EventJson.mapper().readValue(json, WebhookMapping.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static Problem bad(String zh, String en) {
        return Problem.unprocessable("bad-webhook", zh, en);
    }
}
