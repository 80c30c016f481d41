package io.langyan.grading.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * JSON in one form only: keys in order of their UTF-16 units, no blanks, the fewest escapes. Numbers are integers up to 2^53.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
final class CanonicalJson {

    private static final long LARGEST = 1L << 53;

    private CanonicalJson() {}

    /** SHA-256, in hexadecimal, of the list of these as JSON. */
    static String digest(List<?> items, ObjectMapper mapper) {
        ListDigest digest = new ListDigest(mapper);
        items.forEach(digest::add);
        return digest.hex();
    }

    /** SHA-256 of a list as JSON, which takes its items one by one, since they may be many. */
    static final class ListDigest {

        private final MessageDigest sha256 = sha256();
        private final ObjectMapper mapper;
        private String before = "[";

        ListDigest(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        void add(Object item) {
            put(before);
            put(of(mapper.valueToTree(item)));
            before = ",";
        }

        /** In hexadecimal; ends the list. */
        String hex() {
            put(before.equals("[") ? "[]" : "]");
            return HexFormat.of().formatHex(sha256.digest());
        }

        private void put(String text) {
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String of(JsonNode json) {
        StringBuilder text = new StringBuilder();
        write(json, text::append);
        return text.toString();
    }

    private interface Sink {
        void put(String text);
    }

    private static void write(JsonNode json, Sink out) {
        switch (json.getNodeType()) {
            case OBJECT -> object(json, out);
            case ARRAY -> array(json, out);
            case STRING -> out.put(quoted(json.textValue()));
            case NUMBER -> out.put(integer(json));
            case BOOLEAN, NULL -> out.put(json.asText());
            default -> throw new IllegalArgumentException("no JSON: " + json.getNodeType());
        }
    }

    private static void object(JsonNode json, Sink out) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        json.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
        String before = "{";
        for (var field : sorted.entrySet()) {
            out.put(before + quoted(field.getKey()) + ":");
            write(field.getValue(), out);
            before = ",";
        }
        out.put(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode json, Sink out) {
        out.put("[");
        for (Iterator<JsonNode> items = json.elements(); items.hasNext(); ) {
            write(items.next(), out);
            out.put(items.hasNext() ? "," : "");
        }
        out.put("]");
    }

    private static String integer(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong() || Math.abs(json.longValue()) > LARGEST) {
            throw new IllegalArgumentException("only integers up to 2^53 are used here");
        }
        return Long.toString(json.longValue());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (unit < 0x20) {
                        quoted.append("\\u00").append(HexFormat.of().toHexDigits((byte) unit));
                    } else {
                        quoted.append(unit);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
