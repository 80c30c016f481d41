package io.langyan.standalone.simulators.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The rules of a {@code button_interaction} card; other kinds of cards are not simulated. */
final class TemplateCard {

    private static final int MOST_BUTTONS = 6;
    private static final int MOST_KEY_BYTES = 1024;
    private static final int OPENS = 1;

    private TemplateCard() {}

    static AppMessage read(JsonNode card) {
        if (!card.path("card_type").asText("").equals("button_interaction")) {
            return bad(42031, "invalid CardType");
        }
        if (!card.path("task_id").asText("").matches("[0-9A-Za-z_@-]{1,128}")) {
            return bad(42014, "taskid has existed or empty or exceed max len");
        }
        if (card.path("main_title").path("title").asText("").isEmpty()) {
            return bad(40058, "main_title.title missing. invalid Request Parameter");
        }
        JsonNode buttons = card.path("button_list");
        if (buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
            return bad(40058, "button_list must have 1 to 6. invalid Request Parameter");
        }
        JsonNode action = card.path("card_action");
        if (!action.isMissingNode() && !isAddress(action)) {
            return bad(42045, "invalid card_action");
        }
        return buttons(card, buttons);
    }

    private static AppMessage buttons(JsonNode card, JsonNode buttons) {
        Set<String> keys = new HashSet<>();
        for (JsonNode button : buttons) {
            String key = button.path("key").asText("");
            if (button.path("text").asText("").isEmpty()) {
                return bad(42038, "invalid button text");
            }
            boolean opens = button.path("type").asInt() == OPENS;
            if (opens ? !isAddress(button) : bytes(key) < 1 || bytes(key) > MOST_KEY_BYTES || !keys.add(key)) {
                return bad(42039, "invalid button key");
            }
        }
        return new AppMessage("template_card", text(card, Optional.empty()), 0, "ok");
    }

    private static boolean isAddress(JsonNode link) {
        return link.path("type").asInt() == OPENS && link.path("url").asText("").matches("https?://\\S+");
    }

    /**
     * As it is read on the phone.
     *
     * @param label what the buttons that call back were replaced with, if they were
     */
    static String text(JsonNode card, Optional<String> label) {
        Set<String> lines = new LinkedHashSet<>();
        lines.add(card.path("main_title").path("title").asText());
        lines.add(card.path("sub_title_text").asText(""));
        for (JsonNode button : card.path("button_list")) {
            boolean opens = button.path("type").asInt() == OPENS;
            String text = button.path("text").asText();
            lines.add(("[" + (opens ? text : label.orElse(text)) + "] "
                            + button.path("url").asText(""))
                    .strip());
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static AppMessage bad(int code, String remark) {
        return new AppMessage("template_card", "", code, remark);
    }
}
