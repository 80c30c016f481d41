package io.langyan.standalone.simulators.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that arrived.
 *
 * @param id increasing in order of arrival
 * @param account the robot or sender, only its last four characters
 * @param to phone numbers or user ids that are addressed; {@code @all} for everybody
 * @param text as read on the phone
 * @param raw the request body or parameters
 * @param card what names it among all cards; null for what is never edited. One of the same name takes its place
 * @param edits what its button was replaced with, in order; null while it was not
 */
public record Message(
        long id,
        String channel,
        Instant receivedAt,
        String account,
        String format,
        List<String> to,
        String text,
        JsonNode raw,
        String card,
        List<String> edits) {

    public Message(
            long id,
            String channel,
            Instant receivedAt,
            String account,
            String format,
            List<String> to,
            String text,
            JsonNode raw) {
        this(id, channel, receivedAt, account, format, to, text, raw, null, null);
    }

    public Message arrived(long asId) {
        return new Message(asId, channel, receivedAt, account, format, to, text, raw, card, edits);
    }

    /** The same as a card of that name. */
    public Message asCard(String name) {
        return new Message(id, channel, receivedAt, account, format, to, text, raw, name, edits);
    }

    /** The card as it is read after its button was replaced. */
    public Message edited(String text, String label) {
        List<String> all = Stream.concat(edits == null ? Stream.empty() : edits.stream(), Stream.of(label))
                .toList();
        return new Message(id, channel, receivedAt, account, format, to, text, raw, card, all);
    }

    /** Enough of a credential to tell it from another. */
    public static String tail(String secret) {
        return "…" + secret.substring(Math.max(0, secret.length() - 4));
    }
}
