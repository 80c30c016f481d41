package io.langyan.monitoring.imports;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Watches jobs as they go on, on whichever replica that is: the database tells. */
@ApplicationScoped
class ImportProgress {

    private static final Duration LOOK = Duration.ofMillis(500);
    /** A stream that says nothing for long is taken for dead by proxies. */
    private static final int LOOKS_UNTIL_REPEATED = 30;

    private final ImportViews imports;

    ImportProgress(ImportViews imports) {
        this.imports = imports;
    }

    /** The view itself, then each change, and the last when nothing more will change. */
    Multi<ImportViews.ImportView> after(ImportViews.ImportView first, boolean chinese) {
        if (isOver(first)) {
            return Multi.createFrom().item(first);
        }
        Multi<ImportViews.ImportView> looks = Multi.createFrom()
                .ticks()
                .startingAfter(LOOK)
                .every(LOOK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> imports.byId(first.id(), chinese))
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow);
        Changes changes = new Changes(first);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(first),
                        untilOver(looks).select().where(changes::tells));
    }

    private static Multi<ImportViews.ImportView> untilOver(Multi<ImportViews.ImportView> looks) {
        boolean[] over = {false};
        return looks.select().first(view -> {
            boolean take = !over[0];
            over[0] = isOver(view);
            return take;
        });
    }

    private static boolean isOver(ImportViews.ImportView view) {
        return !"running".equals(view.state()) && !"spooling".equals(view.state());
    }

    /** Tells what is news to one watcher. */
    private static final class Changes {
        private ImportViews.ImportView last;
        private int silent;

        Changes(ImportViews.ImportView first) {
            last = first;
        }

        boolean tells(ImportViews.ImportView view) {
            boolean news = !view.state().equals(last.state())
                    || view.progress() != last.progress()
                    || ++silent >= LOOKS_UNTIL_REPEATED;
            if (news) {
                last = view;
                silent = 0;
            }
            return news;
        }
    }
}
