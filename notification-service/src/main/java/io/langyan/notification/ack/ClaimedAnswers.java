package io.langyan.notification.ack;

import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.page.Answer;
import io.langyan.notification.people.People;
import io.langyan.notification.push.CarriedCodes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The answers that claims stand for: whose they are and what they came by. */
@ApplicationScoped
class ClaimedAnswers {

    private final People people;
    private final CarriedCodes codes;

    ClaimedAnswers(People people, CarriedCodes codes) {
        this.people = people;
        this.codes = codes;
    }

    Uni<Answer> byLink(ClaimRow claim, Instant now) {
        return by(claim, "link", "link", now);
    }

    Uni<Answer> byCode(ClaimRow claim, Instant now) {
        return codes.channelTo(claim.pageId, claim.personId)
                .chain(channel -> by(claim, channel.orElse("code"), "code", now));
    }

    private Uni<Answer> by(ClaimRow claim, String channel, String proof, Instant now) {
        return people.findById(claim.personId)
                .map(person -> new Answer(claim.personId, person == null ? "?" : person.name, channel, proof, now));
    }
}
