package io.langyan.standalone.simulators.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An approved template of notification type with variables {@code ${name}}.
 *
 * @param longest characters that one variable may have
 */
record ApprovedTemplate(String text, int longest) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?:|www\\.|[a-z0-9-]+\\.(com|cn|net|org|io|top)\\b");

    /** A filled text, or the vendor's code that refuses the variables. */
    record Filled(String text, String refusal) {}

    Filled fill(String parameters) {
        if (parameters == null && !VARIABLE.matcher(text).find()) {
            return new Filled(text, null);
        }
        Optional<JsonNode> values =
                Json.object((parameters == null ? "" : parameters).getBytes(StandardCharsets.UTF_8));
        if (values.isEmpty()) {
            return new Filled(null, parameters == null ? "isv.TEMPLATE_MISSING_PARAMETERS" : "isv.INVALID_JSON_PARAM");
        }
        for (JsonNode value : values.get()) {
            String refusal = refusal(value);
            if (refusal != null) {
                return new Filled(null, refusal);
            }
        }
        return replaced(values.get());
    }

    private String refusal(JsonNode value) {
        if (!value.isTextual()) {
            return "isv.INVALID_JSON_PARAM";
        }
        if (ADDRESS.matcher(value.asText()).find()) {
            return "isv.PARAM_NOT_SUPPORT_URL";
        }
        boolean tooLong = value.asText().codePointCount(0, value.asText().length()) > longest;
        return tooLong ? "isv.PARAM_LENGTH_LIMIT" : null;
    }

    private Filled replaced(JsonNode values) {
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            JsonNode value = values.get(variable.group(1));
            if (value == null || value.asText().isEmpty()) {
                return new Filled(null, "isv.TEMPLATE_MISSING_PARAMETERS");
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(value.asText()));
        }
        variable.appendTail(filled);
        return new Filled(filled.toString(), null);
    }
}
