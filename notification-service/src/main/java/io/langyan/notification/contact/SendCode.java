package io.langyan.notification.contact;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.message.ProofText;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.SendApart;
import io.langyan.notification.template.Readers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends a code to a contact point, through the first channel that takes it. Nobody but who reads there learns it. */
@ApplicationScoped
class SendCode {

    static final Duration DAY = Duration.ofDays(1);

    private final IssueCode issue;
    private final Carriers carriers;
    private final Readers readers;
    private final SendApart send;

    SendCode(IssueCode issue, Carriers carriers, Readers readers, SendApart send) {
        this.issue = issue;
        this.carriers = carriers;
        this.readers = readers;
        this.send = send;
    }

    /** @param channels that reach the point; at least one */
    private record Ready(IssueCode.Issued issued, List<Channel> channels) {}

    /**
     * Call outside of a transaction.
     *
     * @return until when it holds
     * @throws Problem 404, 403; 409 when no channel in use reaches the point or none took it; 429 when asked too often
     */
    Uni<Instant> to(UUID person, String contact) {
        return Panache.withTransaction(
                        () -> issue.to(person, contact).chain(issued -> carriers.of(issued.person(), contact)
                                .invoke(SendCode::some)
                                .map(channels -> new Ready(issued, channels))))
                .chain(ready -> through(ready, 0).replaceWith(ready.issued().expiresAt()));
    }

    private static void some(List<Channel> channels) {
        if (channels.isEmpty()) {
            throw Problem.conflict(
                    "no-channel-for-contact",
                    "没有启用的渠道可以把验证码发到这种联系方式。",
                    "No channel in use carries a code to this kind of contact point.");
        }
    }

    /** What may have arrived counts as sent. */
    private Uni<Void> through(Ready ready, int next) {
        Channel channel = ready.channels().get(next);
        return send.letter(channel.name(), SendCode::forProof, letter(ready.issued()))
                .chain(outcome -> {
                    if (outcome.accepted() || outcome.result() == Result.MAYBE) {
                        return Uni.createFrom().voidItem();
                    }
                    return next + 1 < ready.channels().size()
                            ? through(ready, next + 1)
                            : Uni.createFrom().failure(notSent(outcome));
                });
    }

    /** Vendors want a template of another type for codes than for notifications; without one ours goes by the other. */
    private static Channel forProof(Channel channel) {
        String template = channel.setting(Channel.PROOF_TEMPLATE, null);
        return template == null
                ? channel
                : channel.with(
                        Map.of("template", template, "variables", channel.setting(Channel.PROOF_VARIABLES, "code")));
    }

    private Letter letter(IssueCode.Issued issued) {
        PersonRow person = issued.person();
        Contact contact = issued.contact();
        return new Letter(
                TimeOrderedId.next().toString(),
                0,
                ProofText.of(issued.code(), readers.of(person).language()),
                List.of(new Recipient(person.id, person.name, List.of(contact))),
                ProofText.variables(issued.code()),
                null);
    }

    private static Problem notSent(Outcome outcome) {
        return Problem.conflict(
                        "code-not-sent",
                        "验证码未能发出，渠道返回 " + outcome.code() + "。",
                        "The code could not be sent; the channel says " + outcome.code() + ".")
                .with("code", outcome.code());
    }
}
