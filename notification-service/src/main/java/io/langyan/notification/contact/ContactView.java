package io.langyan.notification.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.people.ProofRow;
import java.time.Instant;

/**
 * A contact point over REST; never its value.
 *
 * @param channel what kind it is
 * @param state {@code verified} or {@code unverified}
 * @param verifiedAt when the value that it now has was proved
 * @param by who entered the code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactView(String channel, String state, Instant verifiedAt, String by) {

    static ContactView of(String channel, ProofRow proof) {
        return proof == null
                ? new ContactView(channel, "unverified", null, null)
                : new ContactView(channel, "verified", proof.provedAt, proof.provedBy);
    }
}
