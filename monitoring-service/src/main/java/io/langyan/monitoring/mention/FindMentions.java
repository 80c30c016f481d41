package io.langyan.monitoring.mention;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.search.Found;
import io.langyan.monitoring.search.Ids;
import io.langyan.monitoring.search.Search;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds mentions by a filter, a page at a time, newest first or by spread. */
@ApplicationScoped
public class FindMentions {

    /** Sorted by spread are at most so many: they must all be known before the first is. */
    static final int MOST_SORTED = 20_000;

    private final Search search;
    private final MentionViews views;
    private final MonitoringConfig config;

    FindMentions(Search search, MentionViews views, MonitoringConfig config) {
        this.search = search;
        this.views = views;
        this.config = config;
    }

    /**
     * Newest first. A page may have fewer items than asked for and yet a next one, when a lot was looked at for them.
     *
     * @param position the last id of the page before
     */
    public Uni<Page<MentionView>> newest(MentionFilter filter, Optional<UUID> position, int limit) {
        UUID before = position.map(id -> Ids.smaller(id, filter.before())).orElse(filter.before());
        return search.find(wanted(filter, before, limit + 1), new MentionSieve(filter))
                .chain(found -> page(found, filter, limit));
    }

    /** Highest spread first. */
    public Uni<Page<MentionView>> widest(MentionFilter filter, Optional<Cursor> position, int limit) {
        return search.find(wanted(filter, filter.before(), MOST_SORTED + 1), new MentionSieve(filter))
                .invoke(FindMentions::requireFew)
                .chain(found -> views.widest(found.ids(), position, limit + 1))
                .chain(ids -> views.fill(ids, filter.brands()))
                .map(filled -> Page.of(filled, limit, view -> Cursor.of(view.spread(), view.id())));
    }

    private Search.Wanted wanted(MentionFilter filter, UUID before, int count) {
        return new Search.Wanted(
                filter.clauses(),
                filter.from(),
                before,
                count,
                Math.max(count, config.search().budget()));
    }

    private Uni<Page<MentionView>> page(Found found, MentionFilter filter, int limit) {
        boolean full = found.ids().size() > limit;
        List<UUID> ids = full ? found.ids().subList(0, limit) : found.ids();
        Optional<UUID> next = full ? Optional.of(ids.get(limit - 1)) : found.goOnBelow();
        return views.fill(ids, filter.brands())
                .map(filled -> new Page<>(
                        filled, next.map(id -> Cursor.of(id).encode()).orElse(null)));
    }

    private static void requireFew(Found found) {
        if (found.goOnBelow().isPresent()) {
            throw Problem.unprocessable(
                    "too-many-to-sort",
                    "符合条件的内容超过 " + MOST_SORTED + " 条，无法按传播量排序，请缩小时间范围。",
                    "More than " + MOST_SORTED + " mentions fit; sorting by spread needs a narrower range of time.");
        }
    }
}
