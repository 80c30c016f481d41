package io.langyan.standalone.simulators.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * An application's message as WeChat Work reads it: {@code text}, {@code markdown}, {@code textcard} or {@code template_card}.
 *
 * @param code 0, or the vendor's code that refuses it
 */
record AppMessage(String format, String text, int code, String remark) {

    private static final int MOST_BYTES = 2048;

    static AppMessage read(JsonNode body) {
        String format = body.path("msgtype").asText("");
        JsonNode part = body.path(format);
        return switch (format) {
            case "text" -> text(part);
            case "markdown" -> markdown(part);
            case "textcard" -> card(part);
            case "template_card" -> TemplateCard.read(part);
            default -> bad(format, 40008, "invalid message type");
        };
    }

    boolean isCard() {
        return format.equals("template_card");
    }

    /** Longer texts are cut off without a word. */
    private static AppMessage text(JsonNode part) {
        String content = part.path("content").asText("");
        return content.isEmpty() ? bad("text", 44004, "empty content") : good("text", cut(content));
    }

    private static AppMessage markdown(JsonNode part) {
        String content = part.path("content").asText("");
        if (content.isEmpty()) {
            return bad("markdown", 44004, "empty content");
        }
        return bytes(content) > MOST_BYTES
                ? bad("markdown", 40058, "markdown.content exceed max length 2048. invalid Request Parameter")
                : good("markdown", content);
    }

    private static AppMessage card(JsonNode part) {
        String title = part.path("title").asText("");
        String description = part.path("description").asText("");
        String url = part.path("url").asText("");
        if (title.isEmpty()) {
            return bad("textcard", 41016, "missing title");
        }
        if (description.isEmpty()) {
            return bad("textcard", 41033, "missing description");
        }
        if (url.isEmpty()) {
            return bad("textcard", 41010, "missing url");
        }
        return url.matches("https?://.*")
                ? good("textcard", title + "\n" + description + "\n" + url)
                : bad("textcard", 45034, "url miss protocol type, http or https");
    }

    private static String cut(String text) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > MOST_BYTES) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static AppMessage good(String format, String text) {
        return new AppMessage(format, text, 0, "ok");
    }

    private static AppMessage bad(String format, int code, String remark) {
        return new AppMessage(format, "", code, remark);
    }
}
