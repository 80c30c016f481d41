package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.PutOff;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another sender on the same database, as a second replica has it: all that a sender keeps in memory, from its name on leases to the outcomes that
 * wait to be written, is its own. It has no clock, so it works when it is woken.
 */
@Singleton
public class SecondSender {

    private final AtomicInteger sent = new AtomicInteger();
    private final Sender sender;

    @Inject
    SecondSender(Vertx vertx, Pushes pushes, Recover recover, OfReplica claim, Answers answers) {
        ClaimBeginnable beginnable = new ClaimBeginnable(claim.claim(), pushes, answers.record(), answers.putOff());
        this.sender = new Sender(vertx, pushes, beginnable, deliver(vertx, answers), recover);
    }

    /** What takes pushes out of the line. */
    @Singleton
    record OfReplica(
            Channels channels,
            Messengers messengers,
            Line line,
            Uses uses,
            Numbers numbers,
            Attempts attempts,
            Digests digests,
            WriteLetter letter,
            WriteDigest digest,
            NotificationConfig config) {

        ClaimPushes claim() {
            Begin begin = new Begin(attempts, uses, numbers, letter, config);
            BeginDigest together = new BeginDigest(attempts, digests, begin, digest);
            return new ClaimPushes(channels, messengers, line, uses, new BeginTaken(channels, begin, together, config));
        }
    }

    /** What takes answers. */
    @Singleton
    record Answers(Messengers messengers, MarkChannel mark, RecordOutcome record, PutOff putOff) {}

    private Deliver deliver(Vertx vertx, Answers to) {
        return new Deliver(vertx, to.messengers(), to.mark(), to.record(), new WriteOutcomes(vertx, to.record())) {
            @Override
            Uni<Void> one(Sending sending) {
                sent.incrementAndGet();
                return super.one(sending);
            }
        };
    }

    public void wake() {
        sender.wake();
    }

    /** How many requests to providers it has begun. */
    public int sent() {
        return sent.get();
    }
}
