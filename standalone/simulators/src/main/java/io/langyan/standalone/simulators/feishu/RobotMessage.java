package io.langyan.standalone.simulators.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A robot's message as Feishu reads it: {@code text}, {@code post} (rich text) or {@code interactive} (a card). */
record RobotMessage(String format, String text, List<String> mentions) {

    private static final Pattern AT = Pattern.compile("<at user_id=\"([^\"]+)\">([^<]*)</at>");

    /** Empty when it is none of them, or lacks what it needs. */
    static Optional<RobotMessage> read(JsonNode body) {
        return switch (body.path("msg_type").asText("")) {
            case "text" -> text(body.path("content").path("text"));
            case "post" -> post(body.path("content").path("post"));
            case "interactive" -> card(body.path("card"));
            default -> Optional.empty();
        };
    }

    private static Optional<RobotMessage> text(JsonNode text) {
        if (!text.isTextual() || text.asText().isEmpty()) {
            return Optional.empty();
        }
        Matcher at = AT.matcher(text.asText());
        List<String> mentions = at.results().map(found -> found.group(1)).toList();
        return Optional.of(new RobotMessage("text", at.replaceAll("@$2"), mentions));
    }

    /** The first language that is given; each paragraph is a list of elements. */
    private static Optional<RobotMessage> post(JsonNode languages) {
        if (!languages.isObject() || languages.isEmpty()) {
            return Optional.empty();
        }
        JsonNode post = languages.elements().next();
        List<String> lines = new ArrayList<>();
        List<String> mentions = new ArrayList<>();
        if (post.hasNonNull("title")) {
            lines.add(post.path("title").asText());
        }
        for (JsonNode paragraph : post.path("content")) {
            Optional<String> line = paragraph(paragraph, mentions);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines.add(line.get());
        }
        String text = String.join("\n", lines);
        return text.isBlank() ? Optional.empty() : Optional.of(new RobotMessage("post", text, List.copyOf(mentions)));
    }

    private static Optional<String> paragraph(JsonNode elements, List<String> mentions) {
        StringBuilder line = new StringBuilder();
        for (JsonNode element : elements) {
            switch (element.path("tag").asText("")) {
                case "text" -> line.append(element.path("text").asText());
                case "a" ->
                    line.append(element.path("text").asText())
                            .append(' ')
                            .append(element.path("href").asText());
                case "at" -> mentions.add(element.path("user_id").asText());
                default -> {
                    return Optional.empty();
                }
            }
        }
        return elements.isArray() ? Optional.of(line.toString()) : Optional.empty();
    }

    private static Optional<RobotMessage> card(JsonNode card) {
        String title = card.path("header").path("title").path("content").asText("");
        return card.isObject() && !title.isEmpty()
                ? Optional.of(new RobotMessage("interactive", title, List.of()))
                : Optional.empty();
    }
}
