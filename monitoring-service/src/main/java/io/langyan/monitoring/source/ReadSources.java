package io.langyan.monitoring.source;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Sources as the caller may see them, with their state as it is now. */
@ApplicationScoped
class ReadSources {

    private final Sources sources;
    private final CurrentWatchList watch;
    private final SourceScope scope;

    ReadSources(Sources sources, CurrentWatchList watch, SourceScope scope) {
        this.sources = sources;
        this.watch = watch;
        this.scope = scope;
    }

    Uni<Page<SourceView>> page(SourceQuery query, int size) {
        return watch.get().map(ExpectedIntervals::new).chain(expected -> sources.find(query)
                .map(found -> Page.of(
                                found,
                                size,
                                known -> Cursor.of(
                                        known.source().id(), known.source().platform()))
                        .map(known -> view(known, expected))));
    }

    Uni<SourceView> view(KnownSource known) {
        return watch.get().map(list -> view(known, new ExpectedIntervals(list)));
    }

    /** Fails with 404 when there is none, or none the caller may know of. */
    Uni<KnownSource> visible(String id, String platform) {
        return sources.byId(id.replace("\0", ""), platform)
                .map(found -> found.filter(known -> scope.sees(known.source())).orElseThrow(ReadSources::unknown));
    }

    Uni<KnownSource> registered(String id) {
        return visible(id, null).invoke(known -> {
            if (!known.source().registered()) {
                throw Problem.conflict(
                        "source-not-registered", "该采集源尚未登记，请先 POST 登记", "the source is not registered; POST it first");
            }
        });
    }

    private SourceView view(KnownSource known, ExpectedIntervals expected) {
        return SourceView.of(known, expected.of(known.source()), scope.visible(known.source()), Instant.now());
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-source", "没有这个采集源", "there is no such source");
    }
}
