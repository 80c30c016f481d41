package io.langyan.monitoring.mention;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.search.Ids;
import io.langyan.monitoring.search.Search;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * New mentions as they come, for a live view. Each view asks the ledger, so it sees what any replica heard; a little of the past is asked for
 * again each time, because transactions do not become visible in the order of their ids.
 */
@ApplicationScoped
class LiveMentions {

    private static final Duration RHYTHM = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final int MOST_VIEWS = 200;
    /** A view that cannot keep up is shown the newest. */
    private static final int MOST_AT_ONCE = 200;

    private final Search search;
    private final MentionViews mentions;
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger views = new AtomicInteger();

    LiveMentions(Search search, MentionViews mentions) {
        this.search = search;
        this.mentions = mentions;
    }

    /** @param expiry seconds since the epoch at which the caller's token ends, and the view with it */
    Multi<MentionView> until(long expiry, MentionFilter filter) {
        if (views.incrementAndGet() > MOST_VIEWS) {
            views.decrementAndGet();
            throw Problem.unavailable("too-many-views", "实时视图过多，请稍后再试", "too many live views; try again later");
        }
        Told told = new Told(clock.instant());
        return Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> clock.instant().getEpochSecond() < expiry)
                .onItem()
                .transformToUniAndConcatenate(tick -> fresh(filter, told))
                .onItem()
                .transformToMultiAndConcatenate(items -> Multi.createFrom().iterable(items))
                .onTermination()
                .invoke(views::decrementAndGet);
    }

    private Uni<List<MentionView>> fresh(MentionFilter filter, Told told) {
        Instant now = clock.instant();
        UUID from = Ids.greater(filter.from(), Ids.at(told.since()));
        Search.Wanted wanted =
                new Search.Wanted(filter.clauses(), from, filter.before(), MOST_AT_ONCE, MOST_AT_ONCE * 50);
        return search.find(wanted, new MentionSieve(filter))
                .map(found -> told.fresh(found.ids(), now))
                .chain(ids -> mentions.fill(ids, filter.brands()));
    }

    /** What a view has been told lately. */
    private static final class Told {

        private final Set<UUID> recent = new LinkedHashSet<>();
        private final UUID begin;
        private Instant asked;

        Told(Instant now) {
            this.begin = Ids.at(now);
            this.asked = now;
        }

        synchronized Instant since() {
            return asked.minus(OVERLAP);
        }

        /** Those not told yet, oldest first. */
        synchronized List<UUID> fresh(List<UUID> newestFirst, Instant now) {
            List<UUID> fresh = newestFirst.stream()
                    .filter(id -> Ids.ORDER.compare(id, begin) >= 0 && recent.add(id))
                    .sorted(Ids.ORDER)
                    .toList();
            asked = now;
            UUID old = Ids.at(now.minus(OVERLAP.multipliedBy(2)));
            recent.removeIf(id -> Ids.ORDER.compare(id, old) < 0);
            return fresh;
        }
    }
}
