package io.langyan.standalone.simulators.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A message that arrived.
 *
 * @param id increasing in order of arrival
 * @param account the robot or sender, only its last four characters
 * @param to phone numbers or user ids that are addressed; {@code @all} for everybody
 * @param text as read on the phone
 * @param raw the request body or parameters
 */
public record Message(
        long id,
        String channel,
        Instant receivedAt,
        String account,
        String format,
        List<String> to,
        String text,
        JsonNode raw) {

    public Message arrived(long asId) {
        return new Message(asId, channel, receivedAt, account, format, to, text, raw);
    }

    /** Enough of a credential to tell it from another. */
    public static String tail(String secret) {
        return "…" + secret.substring(Math.max(0, secret.length() - 4));
    }
}
