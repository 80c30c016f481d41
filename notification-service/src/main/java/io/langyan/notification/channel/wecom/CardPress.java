package io.langyan.notification.channel.wecom;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody has pressed a card's button.
 *
 * @param company the receiver's id
 * @param agent the application
 * @param user who pressed, by WeChat Work's sign-in
 * @param token of the one-time link that the button stands for
 * @param card the push that the card is, or null
 * @param at when, to the second, by WeChat Work's clock
 */
public record CardPress(String company, String agent, String user, String token, UUID card, Instant at) {

    /** Empty when these texts tell of no press of such a button. */
    public static Optional<CardPress> in(Map<String, String> texts) {
        String key = texts.getOrDefault("EventKey", "");
        String at = texts.getOrDefault("CreateTime", "").strip();
        boolean pressed = "template_card_event".equals(texts.get("Event"))
                && key.startsWith(AckCard.ACK)
                && at.matches("\\d{1,11}")
                && !texts.getOrDefault("FromUserName", "").isBlank();
        return pressed
                ? Optional.of(new CardPress(
                        texts.getOrDefault("ToUserName", ""),
                        texts.getOrDefault("AgentID", "").strip(),
                        texts.get("FromUserName"),
                        key.substring(AckCard.ACK.length()),
                        id(texts.getOrDefault("TaskId", "").strip()),
                        Instant.ofEpochSecond(Long.parseLong(at))))
                : Optional.empty();
    }

    private static UUID id(String task) {
        try {
            return UUID.fromString(task);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
