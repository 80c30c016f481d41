package io.langyan.notification.escalation;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.mute.MuteRow;
import io.langyan.notification.mute.Mutes;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.repeat.RepeatRow;
import io.langyan.notification.repeat.Repeats;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Rings a repeat after all (补呼), in the name of who is signed in: as a page of its own and of no group, so its group stays as quiet as it was.
 */
@ApplicationScoped
public class RingRepeat {

    /** Pages that ended so may still have repeats that are another thing. */
    private static final Set<String> NOT_OVER = Set.of(PageRow.MUTED, "trial");

    private final Repeats repeats;
    private final Mutes mutes;
    private final StartPage start;
    private final SecurityIdentity identity;

    RingRepeat(Repeats repeats, Mutes mutes, StartPage start, SecurityIdentity identity) {
        this.repeats = repeats;
        this.mutes = mutes;
        this.start = start;
        this.identity = identity;
    }

    /**
     * What came of it. Call within a transaction.
     *
     * @param first false when it had been rung before; the row says by which page, by whom and when
     */
    public record Rung(RepeatRow repeat, boolean first) {}

    /** @throws Problem 404 for an unknown repeat, 409 when its matter is over or a mute keeps it quiet */
    public Uni<Rung> of(PageRow page, UUID id) {
        return repeats.locked(page.id, id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(
                        "unknown-repeat", "该呼叫没有这条重复，或已不再保留。", "The page has no such repeat, or keeps it no more."))
                .chain(repeat -> repeat.rungPage == null
                        ? ring(page, repeat)
                        : Uni.createFrom().item(new Rung(repeat, false)));
    }

    private Uni<Rung> ring(PageRow page, RepeatRow repeat) {
        notOver(page);
        Instant now = Instant.now();
        PageRequest request = request(repeat, now).in(page.conversation);
        return mutes.running(Set.of(repeat.brand), now)
                .invoke(running -> notMuted(running.covering(request)))
                .invoke(() -> repeat.rung(request.pageId(), name(), now))
                .chain(() -> start.start(request))
                .replaceWith(new Rung(repeat, true));
    }

    private static void notOver(PageRow page) {
        if (page.stage() instanceof Stage.Closed closed && !NOT_OVER.contains(closed.why())) {
            throw Problem.conflict(
                    "group-closed",
                    "该呼叫所说之事已了结（" + closed.why() + "），不再补呼。",
                    "What the page is about is over (" + closed.why() + "): nothing is to be rung.");
        }
    }

    private static void notMuted(MuteRow mute) {
        if (mute != null) {
            throw Problem.conflict(
                            "muted",
                            "静音至 " + mute.until + "，请先结束静音再补呼。",
                            "A mute keeps it quiet until " + mute.until + "; end that first.")
                    .with("mute", mute.id);
        }
    }

    private PageRequest request(RepeatRow repeat, Instant now) {
        return new PageRequest(
                TimeOrderedId.next(),
                new Scope(repeat.brand, repeat.drill, null),
                null,
                repeat.crisisId,
                null,
                Level.of(repeat.level),
                RingListener.ROLES,
                RingListener.POLICY,
                repeat.why,
                repeat.title,
                facts(repeat),
                repeat.trial,
                now);
    }

    /** Whether it was pushed in time is no question any more. */
    private Map<String, String> facts(RepeatRow repeat) {
        Map<String, String> facts = new LinkedHashMap<>(repeat.facts);
        facts.remove(PageRow.ALERT_BY);
        facts.remove("late");
        facts.put("rungBy", name());
        return facts;
    }

    private String name() {
        return identity.getPrincipal().getName();
    }
}
