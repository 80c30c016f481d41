package io.langyan.notification.board;

import io.langyan.notification.page.PageRow;
import io.langyan.notification.push.Attempts;
import io.langyan.notification.push.Pushes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The pushes of a page, each with every attempt. */
@ApplicationScoped
class PushViews {

    private final Pushes pushes;
    private final Attempts attempts;

    PushViews(Pushes pushes, Attempts attempts) {
        this.pushes = pushes;
        this.attempts = attempts;
    }

    Uni<List<PushView>> of(PageRow page) {
        return pushes.ofPages(List.of(page.id)).chain(rows -> attempts.ofPushes(
                        rows.stream().map(row -> row.id).toList())
                .map(tries -> rows.stream().map(row -> PushView.of(row, tries)).toList()));
    }
}
