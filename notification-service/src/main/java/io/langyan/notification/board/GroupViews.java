package io.langyan.notification.board;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.repeat.Repeats;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.function.Function;

/** What pages were grouped by, and how many repeats each had; asked once for all of them. */
@ApplicationScoped
class GroupViews {

    private final Repeats repeats;
    private final NotificationConfig config;

    GroupViews(Repeats repeats, NotificationConfig config) {
        this.repeats = repeats;
        this.config = config;
    }

    /** Null for a page of no group. */
    Uni<Function<PageRow, GroupView>> of(Collection<PageRow> pages) {
        return repeats.tallies(pages.stream()
                        .filter(page -> page.groupKey != null)
                        .map(page -> page.id)
                        .toList())
                .map(tallies -> page -> GroupView.of(page, tallies.get(page.id), config.ringAgain()));
    }
}
