package io.langyan.standalone.simulators.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A robot's message as DingTalk reads it.
 *
 * @param missing the first required field that is absent or empty, null when whole
 */
record RobotMessage(String format, String text, List<String> mentions, String missing) {

    private static final Set<String> FORMATS = Set.of("text", "markdown", "link", "actionCard", "feedCard");

    static boolean supports(String format) {
        return FORMATS.contains(format);
    }

    static RobotMessage read(JsonNode body) {
        String format = body.path("msgtype").asText("");
        JsonNode part = body.path(format);
        List<String> mentions = mentions(body.path("at"));
        return switch (format) {
            case "text" -> of(format, mentions, part, "content");
            case "markdown" -> of(format, mentions, part, "title", "text");
            case "link" -> of(format, mentions, part, "title", "text", "messageUrl");
            case "actionCard" -> of(format, mentions, part, "title", "text");
            default -> feed(part, mentions);
        };
    }

    private static RobotMessage of(String format, List<String> mentions, JsonNode part, String... required) {
        List<String> lines = new ArrayList<>();
        for (String field : required) {
            String value = part.path(field).asText("");
            if (value.isBlank()) {
                return new RobotMessage(format, "", mentions, format + "." + field);
            }
            lines.add(value);
        }
        return new RobotMessage(format, String.join("\n", lines), mentions, null);
    }

    private static RobotMessage feed(JsonNode part, List<String> mentions) {
        List<String> lines = new ArrayList<>();
        for (JsonNode link : part.path("links")) {
            RobotMessage one = of("feedCard", mentions, link, "title", "messageURL");
            if (one.missing() != null) {
                return one;
            }
            lines.add(one.text());
        }
        String missing = lines.isEmpty() ? "feedCard.links" : null;
        return new RobotMessage("feedCard", String.join("\n", lines), mentions, missing);
    }

    private static List<String> mentions(JsonNode at) {
        if (at.path("isAtAll").asBoolean()) {
            return List.of("@all");
        }
        List<String> mentions = new ArrayList<>();
        at.path("atMobiles").forEach(one -> mentions.add(one.asText()));
        at.path("atUserIds").forEach(one -> mentions.add(one.asText()));
        return List.copyOf(mentions);
    }
}
