package io.langyan.notification.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery report (回执): what became of a message that the provider had accepted.
 *
 * @param providerId the provider's id of the message, as in {@link Outcome#providerId}
 * @param push as we had given it along, or null
 * @param delivered it is on the phone
 * @param code the provider's or carrier's own
 * @param reason in words, without phone numbers; may be empty
 * @param at when, by the provider's clock
 */
public record Report(String providerId, UUID push, boolean delivered, String code, String reason, Instant at) {}
