package io.langyan.monitoring.mention;

import io.langyan.monitoring.noise.NoticeNoise;
import io.langyan.monitoring.noise.Noticed;
import io.langyan.monitoring.noise.Posting;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What the mentions of a batch mean to the brands: which they concern, and which of them are noise. */
@ApplicationScoped
class BrandConcerns {

    private final BrandRows rows;
    private final MentionKeys keys;
    private final NoticeNoise noise;

    BrandConcerns(BrandRows rows, MentionKeys keys, NoticeNoise noise) {
        this.rows = rows;
        this.keys = keys;
        this.noise = noise;
    }

    /** Finds and remembers the concerns of a batch. */
    Uni<List<Concern>> enter(SqlConnection connection, List<Entry> entries, WatchList watch) {
        return rows.concerns(connection, entries, watch)
                .call(concerns -> remember(connection, entries, concerns))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(concerns -> noticed(connection, concerns));
    }

    private Uni<Void> remember(SqlConnection connection, List<Entry> entries, List<Concern> concerns) {
        List<Concern> added = concerns.stream().filter(Concern::added).toList();
        return rows.add(connection, added)
                .chain(() -> rows.renew(connection, entries))
                .chain(() -> keys.renew(connection, entries, concerns));
    }

    private Uni<List<Concern>> noticed(SqlConnection connection, List<Concern> concerns) {
        List<Posting> postings = concerns.stream()
                .filter(concern -> concern.added() && !concern.ownAccount())
                .map(BrandConcerns::posting)
                .toList();
        return noise.in(connection, postings, Instant.now())
                .map(noticed -> noticed == Noticed.NOTHING ? concerns : withNoise(concerns, noticed));
    }

    private static Posting posting(Concern concern) {
        return new Posting(
                concern.entry().id(),
                concern.watch(),
                concern.entry().heard().said().observed(),
                concern.entry().amendment().revision());
    }

    private static List<Concern> withNoise(List<Concern> concerns, Noticed noticed) {
        return concerns.stream()
                .map(concern -> concern.withNoise(noticed.kindsOf(concern.place()), noticed.copiesOf(concern.place())))
                .toList();
    }
}
