package io.langyan.notification.channel;

/**
 * A card that lies on somebody's phone, and the right to edit it once.
 *
 * @param user who holds it, by the provider's id
 * @param code secret: whoever has it and the channel's credentials may edit the card
 */
public record SentCard(String user, String code) {

    @Override
    public String toString() {
        return "SentCard[…]";
    }
}
