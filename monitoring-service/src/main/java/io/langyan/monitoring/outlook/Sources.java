package io.langyan.monitoring.outlook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has delivered, by platform. */
@ApplicationScoped
class Sources {

    private static final String ALL =
            "select platform, source, last_good_at from source_seen order by platform, last_good_at desc";
    private static final int MOST_LISTED = 50;

    private final Pool pool;

    Sources(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<String, List<PlatformCoverage.SourceSeen>>> all() {
        return pool.query(ALL).execute().map(rows -> {
            Map<String, List<PlatformCoverage.SourceSeen>> sources = new HashMap<>();
            rows.forEach(row -> {
                List<PlatformCoverage.SourceSeen> ofPlatform =
                        sources.computeIfAbsent(row.getString("platform"), none -> new ArrayList<>());
                if (ofPlatform.size() < MOST_LISTED) {
                    ofPlatform.add(new PlatformCoverage.SourceSeen(
                            row.getString("source"),
                            row.getOffsetDateTime("last_good_at").toInstant()));
                }
            });
            return sources;
        });
    }
}
