package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONPath (RFC 9535) without filters, functions and descent: names, indexes and wildcards. So it takes time in proportion to what it finds,
 * whatever the payload, and calls nothing by reflection.
 */
final class FieldPath {

    private static final Pattern PLAIN = Pattern.compile(
            "\\$(?:\\.[\\p{L}\\p{N}_@-]{1,80}|\\.\\*|\\[\\*]|\\[-?\\d{1,6}]|\\['[^'\"\\[\\]\\\\]{1,80}']){0,20}");
    private static final Pattern TRUNK =
            Pattern.compile("\\$(?:\\.[\\p{L}\\p{N}_@-]{1,80}|\\[-?\\d{1,6}]|\\['[^'\"\\[\\]\\\\]{1,80}']){0,20}");
    private static final Configuration LENIENT = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(EventJson.mapper()))
            .mappingProvider(new JacksonMappingProvider(EventJson.mapper()))
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonPath path;

    private FieldPath(JsonPath path) {
        this.path = path;
    }

    /** @throws Problem 422 when it is no such path */
    static FieldPath of(String text) {
        if (text == null || !PLAIN.matcher(text).matches()) {
            throw bad(text);
        }
        try {
            return new FieldPath(JsonPath.compile(text));
        } catch (InvalidPathException | IllegalArgumentException broken) {
            throw bad(text);
        }
    }

    /** The path up to its first wildcard: it leads to one place or to none. */
    static FieldPath trunkOf(String text) {
        Matcher trunk = TRUNK.matcher(text);
        return of(trunk.lookingAt() ? trunk.group() : text);
    }

    /** What lies there; null when nothing does. */
    JsonNode in(JsonNode document) {
        Object found = path.read((Object) document, LENIENT);
        return found instanceof JsonNode node && !node.isNull() ? node : null;
    }

    private static Problem bad(String text) {
        String shown = text == null || text.length() > 100 ? "" : " " + text;
        return Problem.unprocessable(
                "bad-path",
                "JSONPath 无效" + shown + "；只支持字段名、下标和通配符",
                "no JSONPath that is taken here" + shown + ": names, indexes and wildcards only");
    }
}
