package io.langyan.notification.push;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Outgoing;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Report;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes a delivery report on its push; what did not arrive goes another way, as what was refused for good does. */
@ApplicationScoped
public class RecordReceipt {

    private static final Logger LOG = Logger.getLogger(RecordReceipt.class);

    private final Pages pages;
    private final Pushes pushes;
    private final Attempts attempts;
    private final Conclude conclude;
    private final Outbox outbox;

    RecordReceipt(Pages pages, Pushes pushes, Attempts attempts, Conclude conclude, Outbox outbox) {
        this.pages = pages;
        this.pushes = pushes;
        this.attempts = attempts;
        this.conclude = conclude;
        this.outbox = outbox;
    }

    /** The channel of the push that a report is about; null when its message is not known yet. */
    public Uni<String> channelOf(Report report) {
        return pushOf(report).chain(push -> push == null ? Uni.createFrom().nullItem() : pushes.channelOf(push));
    }

    private Uni<UUID> pushOf(Report report) {
        return attempts.of(report.providerId()).map(attempt -> attempt == null ? report.push() : attempt.pushId);
    }

    /**
     * Call within a transaction.
     *
     * @return false when it must be looked at again: its message is not known yet or its push is under way
     */
    public Uni<Boolean> of(Report report) {
        return attempts.of(report.providerId()).chain(attempt -> {
            UUID push = attempt == null ? report.push() : attempt.pushId;
            return push == null ? Uni.createFrom().item(false) : of(report, push, attempt);
        });
    }

    private Uni<Boolean> of(Report report, UUID id, AttemptRow attempt) {
        return pushes.pageOf(id)
                .chain(page -> page == null
                        ? Uni.createFrom().item(false)
                        : pages.locked(page).chain(locked -> pushes.locked(id)
                                .chain(push -> write(locked, push, attempt, report))));
    }

    private Uni<Boolean> write(PageRow page, PushRow push, AttemptRow attempt, Report report) {
        boolean newest = attempt != null && attempt.number == push.attempts;
        ReceiptVerdict verdict = ReceiptVerdict.of(push, newest, report.delivered());
        if (verdict == ReceiptVerdict.LATER) {
            return Uni.createFrom().item(false);
        }
        if (verdict != ReceiptVerdict.OVERRULED) {
            push.receive(report);
        }
        return follow(page, push, verdict, report).replaceWith(true);
    }

    private Uni<Void> follow(PageRow page, PushRow push, ReceiptVerdict verdict, Report report) {
        Uni<List<Outgoing>> told =
                switch (verdict) {
                    case ARRIVED -> conclude.after(page, push, Outcome.ok(report.code(), null), false, Instant.now());
                    case UNDELIVERED -> {
                        LOG.warnf("push %s through %s did not arrive, code %s", push.id, push.channel, report.code());
                        Outcome lost = Outcome.failed(Result.PERM, report.code(), report.reason());
                        yield conclude.after(page, push, lost, false, Instant.now());
                    }
                    default -> Uni.createFrom().item(List.of());
                };
        return told.chain(outbox::addAll);
    }
}
